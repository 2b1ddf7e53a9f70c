import { type RawBuilder, sql } from '../../platform/sql.ts'
import type { Day } from '../../shared/calendar.ts'
import type { Part } from './rules/reasons.ts'

/** Whose list it is, in SQL: one person's, or a row's where the lists of many are counted at once. */
export interface Whose {
  personId: RawBuilder<unknown>
  /** The owners whose manager (T7) the person is, an array of ids; empty for a rep. */
  answersFor: RawBuilder<unknown>
  /** The teams whose customers without an owner wait in the person's list. */
  waitingTeams: RawBuilder<unknown>
}

export interface DayBounds {
  today: Day
  zone: string
  /** T6: days before a recall at which it is told. */
  warning: number
  /** The birthdays that are kept today, by the sun and by the moon. */
  solar: Birthdays
  lunar: Birthdays
}

export interface Birthdays {
  month: number
  days: number[]
}

interface PartQuery {
  condition: RawBuilder<unknown>
  /** The day since when it waits: what the part is sorted by, after importance. */
  since: RawBuilder<unknown>
}

/**
 * T11: the condition of each part over `customer c`, each of which one index serves. A customer stands in
 * the first part that applies, so each part leaves out those before it. What was put off shows again on its day;
 * a birthday and the manager's turn do not wait for that.
 */
export function partQueries(whose: Whose, at: DayBounds): Record<Part, PartQuery> {
  const { today, zone, warning } = at
  const pursued = sql`c.owner_id = ${whose.personId} and c.state = 'active'`
  const notPutOff = sql`(c.postponed_until is null or c.postponed_until <= ${today})`
  const own = sql`${pursued} and ${notPutOff}`
  const asked = sql`(c.unanswered_since is not null or coalesce(c.next_on <= ${today}, false) or c.open_complaints > 0)`
  const overdue = sql`c.overdue_on <= ${today}`
  const recallSoon = sql`c.recall_on <= ${today}::date + ${warning}::int`
  const due = sql`c.due_on <= ${today}`
  const waiting = sql`c.owner_id is null and c.team_id = any(${whose.waitingTeams}) and ${notPutOff} and (
      (c.pool_id is null and c.state in ('active', 'recalled', 'suspended')) or (c.state = 'suspended' and c.look_again_on <= ${today}))`
  return {
    promised: {
      condition: sql`${own} and ${asked}`,
      since: sql`least((c.unanswered_since at time zone ${zone})::date, case when c.next_on <= ${today} then c.next_on end)`,
    },
    step_in: {
      condition: sql`c.owner_id = any(${whose.answersFor}) and c.step_in_since is not null`,
      since: sql`(c.step_in_since at time zone ${zone})::date`,
    },
    overdue: { condition: sql`${own} and ${overdue} and not ${asked}`, since: sql`c.overdue_on` },
    recall: {
      condition: sql`((${own} and ${recallSoon} and not ${overdue} and not ${asked}) or (${waiting}))`,
      since: sql`case when c.look_again_on <= ${today} then c.look_again_on else coalesce(c.last_effective_on, c.pursuit_started_on) end`,
    },
    due: {
      condition: sql`${own} and ${due} and not ${overdue} and not ${recallSoon} and not ${asked}`,
      since: sql`c.due_on`,
    },
    greet: {
      condition: sql`${pursued} and not (${notPutOff} and (${due} or ${overdue} or ${recallSoon} or ${asked}))
        and c.id in (select b.customer_id from contact b where ${bornToday(at)})`,
      since: sql`${today}::date`,
    },
  }
}

/** Contacts (alias `b`) whose birthday is kept today (R6). */
export const bornToday = ({ solar, lunar }: Pick<DayBounds, 'solar' | 'lunar'>): RawBuilder<unknown> =>
  sql`b.left_on is null and ((not b.birth_lunar and b.birth_month = ${solar.month} and b.birth_day = any(${solar.days}::int[]))
    or (b.birth_lunar and b.birth_month = ${lunar.month} and b.birth_day = any(${lunar.days}::int[])))`
