import { listTasks } from '../../../modules/appointments/contract.ts'
import { APPOINTMENTS } from '../../../modules/appointments/ui/changes.ts'
import {
  listAssets,
  listReceptions,
  listServices,
  listSlots,
  showReception,
  showServiceDay,
} from '../../../modules/services/contract.ts'

/** What an act on a booking may change elsewhere. */
export const BOOKINGS = [...APPOINTMENTS, listSlots, showServiceDay] as const
/** What one on a reception may: a machine, a promise, the history. */
export const RECEPTIONS = [...BOOKINGS, listReceptions, showReception, listAssets, listTasks] as const
export const SERVICES = [listServices, listSlots, showServiceDay] as const
