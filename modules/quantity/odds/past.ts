import { type RawBuilder, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { addMonths, type Day } from '../../../shared/calendar.ts'
import { settingOf } from '../../../shared/setting.ts'
import { leadHoldings } from '../../customers/index.ts'
import { ALWAYS, isAmong, isOneOf, type StandingCases } from '../kept/cases.ts'
import { keepsFigure } from '../kept/figures.ts'
import { countStanding, fromKept, type Kept } from '../kept/read.ts'
import type { Shown } from '../rules/prior.ts'
import { ripeMonths } from '../settings.ts'
import { histories } from './repo.ts'

/** Until when a lead was to be in hand to have had its chance by today. */
export const ripeUntil = ({ today, settings }: Work): Day => addMonths(today, -settingOf(settings, ripeMonths))

/** Q2: who first held a lead until a day; or, of those won while they were held. */
const leads =
  (which: 'held' | 'won'): StandingCases =>
  ({ zone }, whose, { to }) =>
    sql`
    select l.who, l.customer_id, null::uuid as subject_id, l.day, true as fine, null::text as flag, null::numeric as amount
    from (
      select h.owner_id as who, h.customer_id, min(h.began_on) as day from (${leadHoldings(zone)}) h join customer c on c.id = h.customer_id
      where ${isOneOf(whose, sql`h.owner_id`)} and ${isAmong(whose, sql`h.customer_id`)} and c.state <> 'archived' and c.secrecy = 0
        and ${which === 'won' ? sql`h.won` : sql`true`}
      group by 1, 2
    ) l where l.day <= ${to}`

/** Months are of different length: a lead has had its chance on the day so many months later, or soon after. */
const SHORTER = 3

const ripening = ({ zone, settings }: Work, among: RawBuilder<unknown>) => sql`
  select h.customer_id, (h.began_on + make_interval(months => ${settingOf(settings, ripeMonths)}::int))::date + n as day
  from (${leadHoldings(zone)}) h cross join generate_series(0, ${SHORTER}::int) n where h.customer_id = any(${among})`

const kept = (which: 'held' | 'won') =>
  keepsFigure({
    key: `now.leads.${which}`,
    period: 'standing',
    reads: 'counts',
    cases: leads(which),
    span: ({ settings }, day) => ({
      from: ALWAYS.from,
      to: sql`(${day} - make_interval(months => ${settingOf(settings, ripeMonths)}::int))::date`,
    }),
    turns: ripening,
  })
const HELD = kept('held')
const WON = kept('won')

/** Q2: of everybody who ever held a lead that has had its chance, how many, and how many ordered meanwhile; the same for whoever asks. */
export async function pastOf(work: Work): Promise<Map<string, Shown>> {
  const found = await fromKept(work, keptPast)
  if (found) return found
  return new Map(
    (await histories(work, ripeUntil(work))).map(({ ownerId, leads, orders }) => [ownerId, { leads, orders }]),
  )
}

async function keptPast(from: Kept): Promise<Map<string, Shown>> {
  const past = new Map<string, { leads: number; orders: number }>()
  for (const { figure, who, of } of await countStanding(from, [HELD, WON])) {
    const known = past.get(who) ?? { leads: 0, orders: 0 }
    past.set(who, figure === HELD.key ? { ...known, leads: of } : { ...known, orders: of })
  }
  return past
}
