import type { Work } from '../../../../platform/work.ts'
import type { InputOf } from '../../../../shared/endpoint.ts'
import { Refused } from '../../../../shared/refusal.ts'
import { needClosed } from '../../refusals.ts'
import type * as contract from '../contract.ts'
import { moveTo } from '../moving.ts'
import { dayPast, editableNeed, showNeed } from '../reading.ts'
import { insertLoss } from '../repo.ts'

/** A need is lost, to whom and at what price, or dropped: with the reason. */
export async function loseNeed(work: Work, id: string, input: InputOf<typeof contract.loseNeed>['body']) {
  const { need, customer } = await editableNeed(work, id)
  if (need.outcome !== null) throw new Refused(needClosed())
  const on = dayPast(work, input.on)
  await insertLoss(work, id, { ...input, on })
  await moveTo(work, customer.id, need, input.outcome, on)
  return showNeed(work, id)
}
