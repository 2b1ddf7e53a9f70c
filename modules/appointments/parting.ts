import { type RawBuilder, rows, sql, uuids } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import { minuteIn } from '../../shared/calendar.ts'
import { standsInTheWay } from '../customers/index.ts'
import { stillExpected, stillOffered } from '../customers/refusals.ts'
import { calledHere } from './kinds.ts'
import { type AppointmentRow, calledColumn } from './repo.ts'

type Agreed = Pick<AppointmentRow, 'kind' | 'called'> & { customerId: string; startsAt: string }

/** Of each of these customers the first of its appointments `a` under a condition, in an order. */
const firstOfEach = (
  { tx }: Work,
  customerIds: readonly string[],
  condition: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
) =>
  rows(
    tx,
    sql<Agreed>`select distinct on (m.root_id) m.root_id as customer_id, a.kind, a.starts_at, ${calledColumn} as called
      from appointment a join customer m on m.id = a.customer_id
      where m.root_id = any(${uuids(customerIds)}) and ${condition} order by m.root_id, ${order}`,
  )

/** A7: with whom something is agreed, or may agree to it any moment, is not let rest nor put away: one of us would be missed. */
standsInTheWay(async (work, customerIds) => {
  const named = (a: Agreed) => calledHere(work.settings, a, work.locale)
  const offered = await firstOfEach(
    work,
    customerIds,
    sql`a.state = 'proposed'
      and exists (select from offer_time f where f.appointment_id = a.id and f.withdrawn_at is null and f.starts_at > ${work.now})
      and exists (select from appointment_link l where l.appointment_id = a.id and l.revoked_at is null and l.expires_at > ${work.now})`,
    sql`a.created_at`,
  )
  const booked = await firstOfEach(
    work,
    customerIds,
    sql`a.state = 'booked' and a.ends_at > ${work.now}`,
    sql`a.starts_at, a.id`,
  )
  // What is booked is the graver of the two.
  return new Map([
    ...offered.map((a) => [a.customerId, stillOffered({ kind: named(a) })] as const),
    ...booked.map((a) => {
      const when = minuteIn(work.zone, new Date(a.startsAt))
      return [a.customerId, stillExpected({ kind: named(a), when })] as const
    }),
  ])
})
