import { type RawBuilder, sql, uuids } from '../../platform/sql.ts'
import type { Day } from '../../shared/calendar.ts'
import type { Part } from './rules/reasons.ts'

/** Whose list it is: the person's own customers, and for whom the person answers as the manager. */
export interface Whose {
  personId: string
  /** Owners whose manager (T7) the person is; none for a rep. */
  answersFor: readonly string[]
  /** Teams whose customers without an owner wait in the person's list. */
  waitingTeams: readonly string[]
}

export interface DayBounds {
  today: Day
  zone: string
  /** T6: days before a recall at which it is told. */
  warning: number
  /** Today in the solar and the lunar calendar. */
  solar: { month: number; day: number }
  lunar: { month: number; day: number }
}

interface PartQuery {
  condition: RawBuilder<unknown>
  /** The day since when it waits: what the part is sorted by, after importance. */
  since: RawBuilder<unknown>
}

const pursuedBy = (whose: Whose) => sql`c.owner_id = ${whose.personId} and c.state = 'active'`
const notPutOff = (today: Day) => sql`(c.postponed_until is null or c.postponed_until <= ${today})`

/**
 * T11: the condition of each part over `customer c`, each of which one index serves. A customer stands in
 * the first part that applies, so each part leaves out those before it.
 */
export function partQueries(whose: Whose, at: DayBounds): Record<Part, PartQuery> {
  const { today, zone, warning } = at
  const own = sql`${pursuedBy(whose)} and ${notPutOff(today)}`
  const promised = sql`(c.unanswered_since is not null or c.next_on <= ${today} or c.open_complaints > 0)`
  const overdue = sql`c.overdue_on <= ${today}`
  const recallSoon = sql`c.recall_on <= ${today}::date + ${warning}::int`
  const due = sql`c.due_on <= ${today}`
  const waiting = sql`c.owner_id is null and (
      (c.pool_id is null and c.state in ('active', 'recalled')) or (c.state = 'suspended' and c.look_again_on <= ${today})
    ) and c.team_id = any(${uuids(whose.waitingTeams)})`
  return {
    promised: {
      condition: sql`${own} and ${promised}`,
      since: sql`least((c.unanswered_since at time zone ${zone})::date, case when c.next_on <= ${today} then c.next_on end)`,
    },
    step_in: {
      condition: sql`c.owner_id = any(${uuids(whose.answersFor)}) and c.step_in_since is not null`,
      since: sql`(c.step_in_since at time zone ${zone})::date`,
    },
    overdue: { condition: sql`${own} and ${overdue} and not coalesce(${promised}, false)`, since: sql`c.overdue_on` },
    recall: {
      condition: sql`((${own} and ${recallSoon} and not ${overdue} and not coalesce(${promised}, false)) or (${waiting}))`,
      since: sql`coalesce(c.look_again_on, c.recall_on)`,
    },
    due: {
      condition: sql`${own} and ${due} and not ${overdue} and not ${recallSoon} and not coalesce(${promised}, false)`,
      since: sql`c.due_on`,
    },
    greet: {
      condition: sql`${pursuedBy(whose)} and not ${due} and not ${overdue} and not ${recallSoon} and not coalesce(${promised}, false)
        and c.id in (select b.customer_id from contact b where ${bornToday(at)})`,
      since: sql`${today}::date`,
    },
  }
}

/** Contacts (alias `b`) whose birthday is today, by the sun or by the moon (R6). */
export const bornToday = ({ solar, lunar }: Pick<DayBounds, 'solar' | 'lunar'>): RawBuilder<unknown> =>
  sql`b.left_on is null and ((not b.birth_lunar and b.birth_month = ${solar.month} and b.birth_day = ${solar.day})
    or (b.birth_lunar and b.birth_month = ${lunar.month} and b.birth_day = ${lunar.day}))`
