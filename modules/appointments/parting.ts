import { row, sql } from '../../platform/sql.ts'
import { minuteIn } from '../../shared/calendar.ts'
import { standsInTheWay } from '../customers/index.ts'
import { stillExpected, stillOffered } from '../customers/refusals.ts'
import { calledHere } from './kinds.ts'
import { type AppointmentRow, selectAppointments } from './repo.ts'

/** A7: with whom something is agreed, or may agree to it any moment, is not let rest nor put away: one of us would be missed. */
standsInTheWay(async (work, customerId) => {
  const of = sql`m.root_id = ${customerId}`
  const [booked] = await selectAppointments(
    work.tx,
    sql`where ${of} and a.state = 'booked' and a.ends_at > ${work.now} order by a.starts_at, a.id limit 1`,
  )
  if (booked)
    return stillExpected({
      kind: calledHere(work.settings, booked, work.locale),
      when: minuteIn(work.zone, new Date(booked.startsAt as string)),
    })
  const offered = await row(
    work.tx,
    sql<
      Pick<AppointmentRow, 'kind' | 'called'>
    >`select a.kind, null as called from appointment a join customer m on m.id = a.customer_id
      where ${of} and a.state = 'proposed'
        and exists (select from offer_time f where f.appointment_id = a.id and f.withdrawn_at is null and f.starts_at > ${work.now})
        and exists (select from appointment_link l where l.appointment_id = a.id and l.revoked_at is null and l.expires_at > ${work.now})
      order by a.created_at limit 1`,
  )
  return offered ? stillOffered({ kind: calledHere(work.settings, offered, work.locale) }) : null
})
