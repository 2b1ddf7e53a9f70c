import { type RawBuilder, sql } from '../../../platform/sql.ts'
import { narrowsLists } from '../../customers/index.ts'
import { isAmong, isOneOf, type Span, type Whose } from '../kept/cases.ts'

/** Whether a touch got through: they took part with substance, or it came from them. The rest are attempts. */
const through = (t: string) => sql.raw(`(${t}.effective or ${t}.direction = 'in')`)

/** Whether a touch belongs to the pursuit `p` or a later one: on its first day, from the moment it began. */
const sincePursuit = (t: string) =>
  sql.raw(
    `(${t}.day > p.started_on or (${t}.day = p.started_on and greatest(${t}.happened_at, ${t}.recorded_at) >= p.started_at))`,
  )

/**
 * Q3: touches with new customers, who never ordered before: `(by_id, customer_id, day, reached)`. Reached is where the
 * touch was the first of its pursuit that got through, whoever of us made those before; else it was an attempt at one
 * whom nobody had reached yet.
 */
const newTouches = (whose: Whose, { from, to }: Span): RawBuilder<unknown> => sql`
  select t.by_id, r.id as customer_id, t.day, ${through('t')} as reached
  from live_touch t join customer m on m.id = t.customer_id join customer r on r.id = m.root_id
    join lateral (select p.started_on, p.started_at from live_pursuit p where p.customer_id = r.id and ${sincePursuit('t')}
      order by p.started_at desc, p.recorded_at desc limit 1) p on true
    left join lateral (select e.day, e.happened_at, e.id from customer w join live_touch e on e.customer_id = w.id
      where w.root_id = r.id and ${through('e')} and ${sincePursuit('e')} order by e.day, e.happened_at, e.id limit 1) first on true
  where ${isOneOf(whose, sql`t.by_id`)} and ${isAmong(whose, sql`r.id`)} and t.day between ${from} and ${to} and (${through('t')} or t.direction = 'out')
    and r.state <> 'archived' and (r.first_order_on is null or r.first_order_on >= t.day)
    and (first.id is null or (t.day, t.happened_at, t.id) <= (first.day, first.happened_at, first.id))`

/** Q3: by person, customer and week, whether the new customer was reached in it, or only tried. */
export const weeklyReaches = (whose: Whose, span: Span): RawBuilder<unknown> => sql`
  select n.by_id, n.customer_id, (n.day - (extract(isodow from n.day)::int - 1)) as monday, bool_or(n.reached) as reached
  from (${newTouches(whose, span)}) n group by 1, 2, 3`

/** Q3: by person, customer and month of the calendar, the day on which the new customer was first reached in it. */
export const monthlyReaches = (whose: Whose, span: Span): RawBuilder<unknown> => sql`
  select n.by_id, n.customer_id, min(n.day) as day
  from (${newTouches(whose, span)}) n where n.reached group by 1, 2, date_trunc('month', n.day)`

narrowsLists((work, { reachedBy, triedBy, reachFrom = '2000-01-01', reachTo = work.today }) => {
  const asked = reachedBy ?? triedBy
  if (!asked) return null
  const by = asked === 'me' ? work.by.id : asked
  return sql`c.id in (select w.customer_id from (${weeklyReaches({ people: [by] }, { from: reachFrom, to: reachTo })}) w where w.reached = ${reachedBy !== undefined})`
})
