import { subscribe } from '../../platform/events.ts'
import { settingOf } from '../../shared/setting.ts'
import { appointmentMoved } from '../appointments/events.ts'
import { kinds } from '../appointments/settings.ts'
import { orderCancelled, orderCompleted } from '../deals/events.ts'
import { trustNoted } from '../portrait/events.ts'
import { isReceived } from '../services/index.ts'
import { noteVisit, voidVisit } from './visits/visits.ts'

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
