import { page } from '../../platform/cursor.ts'
import { type RawBuilder, rows, sql } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import type { Day } from '../../shared/calendar.ts'
import { DayText } from '../../shared/page.ts'
import { besideItem, type CustomerRow, itemColumns, presentItem, readPlace, sightsOf } from '../customers/index.ts'
import type { Hold } from './rules/stuck.ts'

/** A list over the standings `s` of portraits, in the order of a day. */
interface List {
  column: RawBuilder<unknown>
  condition: RawBuilder<unknown>
}

/** Customers in sight in the order of such a day: of each part in sight the first, and of these the first. */
export async function customersStanding(
  work: Work,
  { column, condition }: List,
  { limit, cursor, owner }: { limit: number; cursor?: string | undefined; owner?: string | undefined },
) {
  const place = readPlace(cursor, DayText)
  const theirs = owner ? sql`c.owner_id = ${owner}` : sql`true`
  const after = place ? sql`(${column}, s.customer_id) > (${place[0]}, ${place[1]})` : sql`true`
  const parts = sightsOf(work.by).map(({ part, condition: seen }) => {
    const standing = sql`select c.*, ${column} as on_day, s.stuck_touches, s.stuck_by from portrait_standing s join customer c on c.id = s.customer_id
      where ${condition} and ${theirs} and ${after} and c.state = 'active' and c.root_id = c.id and ${seen}`
    // What one person holds is found first and sorted then; the planner may not walk the whole company's days for it.
    const isFew = owner !== undefined || (part !== 'teams' && part !== 'all')
    return sql`(${isFew ? sql`select * from (${standing} offset 0) c` : standing} order by on_day, id limit ${limit + 1})`
  })
  const found = await rows(
    work.tx,
    sql<
      CustomerRow & { onDay: Day; stuckTouches: number | null; stuckBy: Hold | null }
    >`select ${itemColumns(work.by)}, c.on_day, c.stuck_touches, c.stuck_by
      from (select distinct on (on_day, id) * from (${sql.join(parts, sql` union all `)}) c order by on_day, id limit ${limit + 1}) c
      ${besideItem} order by c.on_day, c.id`,
  )
  const { items, nextCursor } = page(found, limit, (last) => [last.onDay, last.id])
  return {
    items: items.map((row) => ({
      customer: presentItem(work, row),
      on: row.onDay,
      touches: row.stuckTouches ?? 0,
      by: row.stuckBy ?? 'person',
    })),
    nextCursor,
  }
}
