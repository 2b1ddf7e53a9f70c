import { page } from '../../../platform/cursor.ts'
import { type RawBuilder, rows, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { Day } from '../../../shared/calendar.ts'
import { DayText } from '../../../shared/page.ts'
import { readPlace, visibleTo } from '../../customers/index.ts'

interface CaseRow {
  customer: { id: string; name: string } | null
  contact: { id: string; name: string } | null
  person: { id: string; name: string } | null
  subjectId: string | null
  day: Day | null
  fine: boolean
  flag: 'early' | 'late' | 'up' | 'down' | null
  amount: number | null
  place: [Day, string]
}

/** Stands for a day that is not known. */
const LONG_AGO = '0001-01-01'

interface Asked {
  limit: number
  cursor?: string | undefined
  only?: 'open' | 'fine' | 'early' | 'late' | 'up' | 'down' | undefined
}

/** G5: the cases that a figure counts, the latest first. */
export async function listCases(work: Work, cases: RawBuilder<unknown>, { only, cursor, limit }: Asked) {
  const place = readPlace(cursor, DayText)
  const wanted = {
    open: sql`not k.fine`,
    fine: sql`k.fine`,
    early: sql`k.flag = 'early'`,
    late: sql`k.flag = 'late'`,
    up: sql`k.flag = 'up'`,
    down: sql`k.flag = 'down'`,
  }
  const found = await rows(
    work.tx,
    sql<CaseRow>`
    select case when c.seen then jsonb_build_object('id', c.id, 'name', c.name) end as customer,
      case when c.seen and n.id is not null then jsonb_build_object('id', n.id, 'name', n.name) end as contact, k.subject_id, k.day, k.fine, k.flag, k.amount, k.place,
      case when p.id is null then null else jsonb_build_object('id', p.id, 'name', p.name) end as person
    from (
      select k.*, jsonb_build_array(coalesce(k.day, ${LONG_AGO}::date), coalesce(k.subject_id, k.customer_id)) as place
      from (${cases}) k
      where ${only ? wanted[only] : sql`true`}
        and ${place ? sql`(coalesce(k.day, ${LONG_AGO}::date), coalesce(k.subject_id, k.customer_id)) < (${place[0]}::date, ${place[1]}::uuid)` : sql`true`}
      order by coalesce(k.day, ${LONG_AGO}::date) desc, coalesce(k.subject_id, k.customer_id) desc limit ${limit + 1}
    ) k join (select c.*, ${visibleTo(work.by)} as seen from customer c) c on c.id = k.customer_id left join person p on p.id = k.who
      left join contact n on n.id = k.subject_id
    order by k.place -> 0 desc, k.place -> 1 desc`,
  )
  const { items, nextCursor } = page(found, limit, (last) => last.place)
  return { items: items.map(({ place: _, ...one }) => one), nextCursor }
}
