import { publish } from '../../../platform/events.ts'
import type { Work } from '../../../platform/work.ts'
import { type Day, daysBetween } from '../../../shared/calendar.ts'
import { demand, Refused } from '../../../shared/refusal.ts'
import { settingOf } from '../../../shared/setting.ts'
import { heldOf, lockedCustomer, notePostponed, presentCustomer } from '../../customers/index.ts'
import { whyNotEdit } from '../../customers/policy.ts'
import { postponed } from '../events.ts'
import { nextInThePast, postponedIntoRecall, postponedTooFar } from '../refusals.ts'
import { insertPostponement } from '../repo.ts'
import { postponeAtMost } from '../settings.ts'

/** T11: puts a customer off on the day's list until a day, with a reason. The cadence and its alarms go on. */
export async function postponeCustomer(work: Work, customerId: string, until: Day, reason: string) {
  const customer = await lockedCustomer(work, customerId)
  demand(whyNotEdit(work.by, heldOf(customer)))
  const most = settingOf(work.settings, postponeAtMost)
  if (until <= work.today) throw new Refused(nextInThePast())
  if (daysBetween(work.today, until) > most) throw new Refused(postponedTooFar({ days: most }))
  // T6: nobody is to miss the warning of a recall.
  if (customer.ownerId && until >= customer.recallOn) throw new Refused(postponedIntoRecall({ day: customer.recallOn }))
  await insertPostponement(work.tx, { customerId, byId: work.by.id, until, reason }, work.now)
  await notePostponed(work, customerId, until)
  await publish(work, postponed, { customerId, data: { until } })
  return presentCustomer(work, customerId)
}
