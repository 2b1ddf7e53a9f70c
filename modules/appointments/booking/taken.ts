import { rows, sql, uuids } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { InputOf } from '../../../shared/endpoint.ts'
import { demandSpan } from '../../calendars/index.ts'
import { visibleTo } from '../../customers/index.ts'
import type * as contract from '../contract.ts'

/**
 * A6, S1: when people and resources are taken by what was agreed with customers out of the reader's sight: whoever looks
 * for a time is not to take it for free. The way there and back is left out: it would tell how far the customer is.
 */
export async function listTakenTimes(work: Work, query: InputOf<typeof contract.listTakenTimes>['query']) {
  const [from, to] = demandSpan(query)
  const items = await rows(
    work.tx,
    sql<{ id: string; startsAt: string; endsAt: string }>`
      select b.subject_id as id, a.starts_at, a.ends_at from booked_time b join appointment a on a.id = b.appointment_id
        join customer m on m.id = a.customer_id join customer c on c.id = m.root_id
      where b.subject_id = any(${uuids(query.of)}) and b.during && tstzrange(${from}::timestamptz, ${to}::timestamptz) and b.released_at is null
        and b.expires_at is null and a.state in ('booked', 'held') and a.ends_at > ${from} and a.starts_at < ${to} and (${visibleTo(work.by)}) is not true
      order by a.starts_at, a.id limit 2000`,
  )
  return { items }
}
