import type { Work } from '../../../platform/work.ts'
import { detail } from '../present.ts'
import { type AppointmentRow, findAppointment } from '../repo.ts'

export const standing = (a: AppointmentRow) => ({
  state: a.state,
  startsAt: a.startsAt ? new Date(a.startsAt) : null,
  endsAt: a.endsAt ? new Date(a.endsAt) : null,
  sequence: a.sequence,
  waiting: a.waiting,
})

export async function after<T>(work: Work, id: string, told: T) {
  return { appointment: await detail(work, (await findAppointment(work.tx, id)) as AppointmentRow), told }
}
