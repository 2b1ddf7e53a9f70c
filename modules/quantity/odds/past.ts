import { sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { addDays, type Day } from '../../../shared/calendar.ts'
import { leadHoldings } from '../../customers/index.ts'
import { type Cases, isAmong, isOneOf } from '../kept/cases.ts'
import { ALWAYS, type KeptFigure, keepsFigure } from '../kept/figures.ts'
import { fromKept, type Kept, readKept } from '../kept/read.ts'
import type { Shown } from '../rules/prior.ts'
import { histories } from './repo.ts'

/** Q2: who first held a lead from which day on; or, of those won while they were held, from which day. */
const leads =
  (which: 'held' | 'won'): Cases =>
  ({ zone }, whose, { from, to }) =>
    sql`
    select l.who, l.customer_id, null::uuid as subject_id, l.day, true as fine, null::text as flag, null::numeric as amount
    from (
      select h.owner_id as who, h.customer_id, min(h.began_on) as day from (${leadHoldings(zone)}) h join customer c on c.id = h.customer_id
      where ${isOneOf(whose, sql`h.owner_id`)} and ${isAmong(whose, sql`h.customer_id`)} and c.state <> 'archived' and c.secrecy = 0
        and ${which === 'won' ? sql`h.won` : sql`true`}
      group by 1, 2
    ) l where l.day between ${from} and ${to}`

/** By month, and of the month that is under way on the day that is asked for, by day. */
const kept = (which: 'held' | 'won') => ({
  months: keepsFigure({ key: `month.leads.${which}`, period: 'month', reads: 'sums', cases: leads(which) }),
  days: keepsFigure({ key: `day.leads.${which}`, period: 'day', reads: 'sums', cases: leads(which) }),
})
const HELD = kept('held')
const WON = kept('won')

/** Q2: of everybody who ever held a lead until a day, how many, and how many ordered meanwhile; the same for whoever asks. */
export async function pastUntil(work: Work, until: Day): Promise<Map<string, Shown>> {
  const found = await fromKept(work, (from) => keptUntil(from, until))
  if (found) return found
  return new Map((await histories(work, until)).map(({ ownerId, leads, orders }) => [ownerId, { leads, orders }]))
}

async function keptUntil(from: Kept, until: Day): Promise<Map<string, Shown>> {
  const month: Day = `${until.slice(0, 7)}-01`
  const count = async (figure: KeptFigure, span: { from: Day; to: Day }) =>
    (await readKept(from, figure, 'everyone', span, 'span')).flatMap(({ who, of }) =>
      who === null ? [] : [{ who, of }],
    )
  const upTo = async ({ months, days }: ReturnType<typeof kept>) => [
    ...(await count(months, { from: ALWAYS.from, to: addDays(month, -1) })),
    ...(await count(days, { from: month, to: until })),
  ]
  const past = new Map<string, { leads: number; orders: number }>()
  const of = (who: string) => past.get(who) ?? { leads: 0, orders: 0 }
  for (const { who, of: n } of await upTo(HELD)) past.set(who, { ...of(who), leads: of(who).leads + n })
  for (const { who, of: n } of await upTo(WON)) past.set(who, { ...of(who), orders: of(who).orders + n })
  // In the order of `histories`, so that sums of fractions come out the same.
  return new Map([...past].sort(([one], [other]) => (one < other ? -1 : 1)))
}
