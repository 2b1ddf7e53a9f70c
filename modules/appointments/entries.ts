import { rows, sql, uuids } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import { fillsCalendars, ownUid } from '../calendars/index.ts'
import { calledHere } from './kinds.ts'
import { type AppointmentRow, selectAppointments } from './repo.ts'

/** A6: what is booked stands in the calendars of those who come, wherever they read them. */
fillsCalendars(async (work, { personId, from, to }) => {
  const booked = await selectAppointments(
    work.tx,
    sql`where a.state in ('booked', 'held') and a.starts_at < ${to} and a.ends_at > ${from}
      and (a.organiser_id = ${personId} or a.id = any(array(select ap.appointment_id from appointment_person ap where ap.person_id = ${personId} and ap.ended_at is null)))
      order by a.starts_at, a.id`,
  )
  const told = await lastTold(work, booked)
  return booked.map((a) => {
    return {
      uid: ownUid(work, a.id),
      sequence: a.sequence,
      changedAt: told.get(a.id) ?? a.createdAt,
      startsAt: a.startsAt as string,
      endsAt: a.endsAt as string,
      kind: { zh: calledHere(work.settings, a, 'zh'), en: calledHere(work.settings, a, 'en') },
      title: a.customer.name,
      place: a.place,
      note: a.agenda,
      secret: a.secrecy > 0,
    }
  })
})

/** When each last became something that calendars must hear of: what the other side says of it writes no calendar over. */
async function lastTold(work: Work, of: readonly AppointmentRow[]): Promise<Map<string, string>> {
  const found = await rows(
    work.tx,
    sql<{ id: string; at: string }>`select appointment_id as id, max(at) as at from appointment_move
      where appointment_id = any(${uuids(of.map((a) => a.id))}) and what in ('booked', 'moved', 'changed', 'kept') group by appointment_id`,
  )
  return new Map(found.map(({ id, at }) => [id, at]))
}
