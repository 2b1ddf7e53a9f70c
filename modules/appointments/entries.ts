import { sql } from '../../platform/sql.ts'
import { fillsCalendars, ownUid } from '../calendars/index.ts'
import { kindOf } from './kinds.ts'
import { selectAppointments } from './repo.ts'

/** A6: what is booked stands in the calendars of those who come, wherever they read them. */
fillsCalendars(async (work, { personId, from, to }) => {
  const booked = await selectAppointments(
    work.tx,
    sql`where a.state in ('booked', 'held') and a.starts_at < ${to} and a.ends_at > ${from}
      and (a.organiser_id = ${personId} or a.id = any(array(select ap.appointment_id from appointment_person ap where ap.person_id = ${personId} and ap.ended_at is null)))
      order by a.starts_at, a.id`,
  )
  return booked.map((a) => {
    const { zh, en } = kindOf(work.settings, a.kind)
    return {
      uid: ownUid(work, a.id),
      sequence: a.sequence,
      changedAt: a.changedAt,
      startsAt: a.startsAt as string,
      endsAt: a.endsAt as string,
      kind: { zh, en },
      title: a.customer.name,
      place: a.place,
      note: a.agenda,
      secret: a.secrecy > 0,
    }
  })
})
