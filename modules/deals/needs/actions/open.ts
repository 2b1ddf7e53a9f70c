import { publish } from '../../../../platform/events.ts'
import { newId } from '../../../../platform/sql.ts'
import type { Work } from '../../../../platform/work.ts'
import type { InputOf } from '../../../../shared/endpoint.ts'
import { demand } from '../../../../shared/refusal.ts'
import { heldOf, lockedCustomer } from '../../../customers/index.ts'
import { whyNotEdit } from '../../../customers/policy.ts'
import { needOpened } from '../../events.ts'
import type * as contract from '../contract.ts'
import { demandKnown, fieldsOf } from '../fields.ts'
import { recountNeeds } from '../figures.ts'
import { joinNeed } from '../people.repo.ts'
import { dayPast, showNeed } from '../reading.ts'
import { insertMove, insertNeed } from '../repo.ts'
import { reportIfBig } from '../report.ts'

/** Writes down a wish to buy. Whoever tells of it was in it from that day; an explicit one is an open need (T3, T4). */
export async function openNeed(work: Work, input: InputOf<typeof contract.openNeed>['body']) {
  const { customerId, level, on, ...told } = input
  const customer = await lockedCustomer(work, customerId)
  demand(whyNotEdit(work.by, heldOf(customer)))
  await demandKnown(work, customer.id, told)
  const day = dayPast(work, on)
  const id = newId()
  const ownerId = told.ownerId ?? customer.ownerId
  await insertNeed(work, { id, customerId, level, openedOn: day }, { ...fieldsOf(told), ownerId })
  await insertMove(work, id, null, level, day)
  await joinNeed(work.tx, id, work.by.id, day)
  await recountNeeds(work, [customerId])
  await publish(work, needOpened, { customerId, subjectId: id, data: { from: null, to: level } })
  await reportIfBig(work, customer, id)
  return showNeed(work, id)
}
