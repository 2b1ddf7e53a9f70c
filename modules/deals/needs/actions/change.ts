import { publish } from '../../../../platform/events.ts'
import type { Work } from '../../../../platform/work.ts'
import type { InputOf } from '../../../../shared/endpoint.ts'
import { Refused } from '../../../../shared/refusal.ts'
import { needChanged } from '../../events.ts'
import { needClosed } from '../../refusals.ts'
import type * as contract from '../contract.ts'
import { demandKnown, fieldsOf } from '../fields.ts'
import { editableNeed, showNeed } from '../reading.ts'
import { updateNeed } from '../repo.ts'
import { reportIfBig } from '../report.ts'

/** Changes what is known of a need that is open. */
export async function changeNeed(work: Work, id: string, input: InputOf<typeof contract.changeNeed>['body']) {
  const { need, customer } = await editableNeed(work, id)
  if (need.outcome !== null) throw new Refused(needClosed())
  await demandKnown(work, customer.id, input)
  const fields = Object.keys(input)
  if (fields.length === 0) return showNeed(work, id)
  await updateNeed(work.tx, id, fieldsOf(input))
  await publish(work, needChanged, { customerId: customer.id, subjectId: id, data: { fields } })
  await reportIfBig(work, customer, id)
  return showNeed(work, id)
}
