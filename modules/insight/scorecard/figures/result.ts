import { type RawBuilder, sql } from '../../../../platform/sql.ts'
import type { Work } from '../../../../platform/work.ts'
import { seesCost } from '../../../deals/policy.ts'
import { type Cases, isOneOf, type Span, type Whose, within } from '../../../quantity/index.ts'
import { countedFor } from '../../cases/cases.ts'
import { endOf, holderAt, isHeld } from './held.ts'

/** What scorecards add up in; orders in another currency are counted, and not added. */
export const CURRENCY = 'CNY'

/** Orders `o` of customers `c`, by who held the customer when it ordered. */
const ordersOf = (
  { by, zone }: Work,
  whose: Whose,
  span: Span,
  amount: RawBuilder<unknown>,
  weight: RawBuilder<unknown>,
  condition: RawBuilder<unknown>,
) => sql`
  select k.who, k.customer_id, k.id as subject_id, k.day, true as fine, null::text as flag, k.amount, k.weight
  from (
    select o.id, o.ordered_on as day, c.id as customer_id, ${amount}::numeric as amount, ${weight}::numeric as weight,
      ${holderAt(endOf(zone, sql`o.ordered_on`))} as who
    from live_order o join customer m on m.id = o.customer_id join customer c on c.id = m.root_id
    where ${within(sql`o.ordered_on`, span)} and o.cancelled_on is null and ${condition}
      and ${isHeld(whose, sql`c.id`)} and ${countedFor(by)}
  ) k where ${isOneOf(whose, sql`k.who`)}`

const inCurrency = sql`o.currency = ${CURRENCY}`
const net = sql`coalesce(o.net_fen, o.fen)`

/** Orders, by the day of the order. */
export const orders: Cases = (work, whose, span) =>
  ordersOf(work, whose, span, sql`case when ${inCurrency} then o.fen end`, sql`null`, sql`true`)

/** What they come to. */
export const amount: Cases = (work, whose, span) => ordersOf(work, whose, span, sql`o.fen`, sql`null`, inCurrency)

/** P1: percent of net that is left after cost, weighted by net; for those who are told costs. */
export const margin: Cases = (work, whose, span) =>
  ordersOf(
    work,
    whose,
    span,
    sql`100.0 * (${net} - o.cost_fen) / nullif(${net}, 0)`,
    net,
    sql`${seesCost(work.by)}::boolean and o.cost_fen is not null and ${net} > 0 and ${inCurrency}`,
  )

/** D8: of customers whose yearly purchases are told, what we have of them, as known by the end of the month. */
export const share: Cases = ({ by, zone }, whose, { from, to }) => sql`
  select k.who, k.customer_id, k.id as subject_id, k.day, true as fine, null::text as flag, k.ours::numeric as amount, k.yearly_fen::numeric as weight, k.month
  from (
    select s.id, s.on_day as day, s.ours, s.yearly_fen, c.id as customer_id, n.month::date as month, ${holderAt(endOf(zone, sql`n.ended_on`))} as who
    from (
      select w.*, m.root_id, lead(w.on_day) over (partition by m.root_id order by w.on_day, w.recorded_at, w.id) as until
      from wallet_share w join customer m on m.id = w.customer_id where w.on_day <= ${to} and ${isHeld(whose, sql`m.root_id`)}
    ) s join (
      select m as month, (m + interval '1 month - 1 day')::date as ended_on from generate_series(${from}::date, ${to}::date, interval '1 month') m
    ) n on s.on_day <= n.ended_on and (s.until is null or s.until > n.ended_on)
      join customer c on c.id = s.root_id
    where s.yearly_fen > 0 and s.currency = ${CURRENCY} and ${countedFor(by)}
  ) k where ${isOneOf(whose, sql`k.who`)}`
