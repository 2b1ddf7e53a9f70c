import { subscribe } from '../../platform/events.ts'
import type { Work } from '../../platform/work.ts'
import { settingOf } from '../../shared/setting.ts'
import { appointmentMoved } from '../appointments/events.ts'
import { kinds } from '../appointments/settings.ts'
import { contactChanged } from '../customers/events.ts'
import { orderCancelled, orderCompleted } from '../deals/events.ts'
import { mailFailed } from '../mail/events.ts'
import { customerClaimed, customersAssigned, customersHandedOver } from '../pool/events.ts'
import { trustNoted } from '../portrait/events.ts'
import { isReceived } from '../services/index.ts'
import { followOwners } from './greetings/draft.ts'
import { draftSoon, noteFailed } from './greetings/jobs.ts'
import { birthdayMoved } from './greetings/withdraw.ts'
import { handVisits, noteVisit, voidVisit } from './visits/visits.ts'

// R5: what calls for a return visit.

subscribe('care.after_order', orderCompleted, async (work, { customerId, subjectId }) => {
  if (customerId && subjectId) await noteVisit(work, { customerId, cause: 'order', key: subjectId, on: work.today })
})

subscribe('care.order_cancelled', orderCancelled, async (work, { subjectId }) => {
  if (subjectId) await voidVisit(work, 'order', subjectId)
})

subscribe('care.after_service', appointmentMoved, async (work, { customerId, subjectId, data }) => {
  const kind = settingOf(work.settings, kinds).find(({ key }) => key === data.kind)
  if (data.what !== 'held' || kind?.medium !== 'service' || !customerId || !subjectId) return
  // What was received is followed by a return call of its own.
  if (await isReceived(work, subjectId)) return
  await noteVisit(work, { customerId, cause: 'service', key: subjectId, on: work.today })
})

subscribe('care.after_complaint', trustNoted, async (work, { customerId, subjectId, data }) => {
  if (data.kind !== 'complaint' || !customerId || !subjectId) return
  await noteVisit(work, { customerId, cause: 'complaint', key: subjectId, on: work.today })
})

// R6: what is open goes with its customer.
const follow = async (work: Work) => {
  await followOwners(work)
  await handVisits(work)
}
subscribe('care.follow_assigned', customersAssigned, follow)
subscribe('care.follow_handed_over', customersHandedOver, follow)
subscribe('care.follow_claimed', customerClaimed, follow)
subscribe('care.follow_birthday', contactChanged, async (work, { subjectId, data }) => {
  if (!subjectId || !data.fields.includes('contact.birthday')) return
  await birthdayMoved(work, subjectId)
  await draftSoon(work)
})
subscribe('care.after_failure', mailFailed, async (work, { subjectId, data }) => {
  if (subjectId && data.state === 'failed') await noteFailed(work, subjectId)
})
