import { type RawBuilder, sql } from '../../platform/sql.ts'
import type { Day } from '../../shared/calendar.ts'
import { bornOn, toGreetOn } from '../care/index.ts'
import type { Part } from './rules/reasons.ts'

/** Whose list it is, in SQL: one person's, or a row's where the lists of many are counted at once. */
export interface Whose {
  personId: RawBuilder<unknown>
  /** The owners whose manager (T7) the person is, an array of ids; empty for a rep. */
  answersFor: RawBuilder<unknown>
  /** The teams whose customers without an owner wait in the person's list. */
  waitingTeams: RawBuilder<unknown>
  /** Of a contact `b`, whether it is told that it is to be greeted: to the one whose list it is, and may know (S1). */
  greeted: RawBuilder<unknown>
  /** R6: whether greetings of `customer c` wait to be seen by the person; for the same one alone. */
  greetings: RawBuilder<unknown>
  /** What of appointments and promises waits for the person: what `mattersOf` finds, to select from. */
  matters: RawBuilder<unknown>
  /** Which customers whoever asks may see at all. */
  sees: RawBuilder<unknown>
}

export interface DayBounds {
  today: Day
  zone: string
  now: Date
  /** T6: days before a recall at which it is told. */
  warning: number
}

interface PartQuery {
  /** What stands in the part: the arms have nothing in common, and one index serves each. */
  arms: RawBuilder<unknown>[]
  /** The day since when it waits: what the part is sorted by, after importance. */
  since: RawBuilder<unknown>
}

/**
 * T11: the parts of the list over `customer c`. A customer stands in the first part that applies, so each part leaves
 * out those before it. What was put off shows again on its day; today's appointments, a birthday and the manager's turn do
 * not wait for that.
 */
export function partQueries(whose: Whose, at: DayBounds): Record<Part, PartQuery> {
  const { today, zone, warning } = at
  const pursued = sql`c.owner_id = ${whose.personId} and c.state = 'active'`
  const notPutOff = sql`(c.postponed_until is null or c.postponed_until <= ${today})`
  const own = sql`${pursued} and ${notPutOff}`
  const asked = sql`(c.unanswered_since is not null or c.next_on <= ${today} or c.open_complaints > 0)`
  // Arrays and no subqueries: each is found once, whatever is looked through beside it.
  const idsOf = (which: RawBuilder<unknown>) => sql`array(select w.customer_id from ${whose.matters} w where ${which})`
  const awaited = sql`(c.id = any(${idsOf(sql`w.fixed`)}) or (${notPutOff} and c.id = any(${idsOf(sql`not w.fixed`)})))`
  const notAsked = sql`${asked} is not true and not ${awaited}`
  const overdue = sql`c.overdue_on <= ${today}`
  const recallSoon = sql`c.recall_on <= ${today}::date + ${warning}::int`
  const due = sql`c.due_on <= ${today}`
  const greets = sql`${pursued} and not ${awaited} and not (${notPutOff} and (${due} or ${overdue} or ${recallSoon} or ${asked} is true))`
  // Of the person's own customers first (the limit keeps it so): at a firm's size some are born every day.
  const born = sql`select b.customer_id from (select b.* from customer o join contact b on b.customer_id = o.id
      where o.owner_id = ${whose.personId} and ${bornOn(today)} offset 0) b
    where ${toGreetOn(today)} and ${whose.greeted}`
  const ownerless = sql`c.owner_id is null and c.team_id = any(${whose.waitingTeams}) and ${notPutOff}`
  return {
    promised: {
      arms: [
        sql`${own} and ${asked}`,
        sql`(${own} and ${asked}) is not true and ${awaited} and c.state <> 'archived' and ${whose.sees}`,
      ],
      since: sql`least((c.unanswered_since at time zone ${zone})::date, case when c.next_on <= ${today} then c.next_on end,
        (select min(w.since) from ${whose.matters} w where w.customer_id = c.id))`,
    },
    step_in: {
      arms: [sql`c.owner_id = any(${whose.answersFor}) and c.step_in_since is not null and not ${awaited}`],
      since: sql`(c.step_in_since at time zone ${zone})::date`,
    },
    overdue: { arms: [sql`${own} and ${overdue} and ${notAsked}`], since: sql`c.overdue_on` },
    recall: {
      arms: [
        sql`${own} and ${recallSoon} and not ${overdue} and ${notAsked}`,
        sql`${ownerless} and c.pool_id is null and c.state <> 'archived' and not ${awaited}`,
        sql`${ownerless} and c.pool_id is not null and c.state = 'suspended' and c.look_again_on <= ${today} and not ${awaited}`,
      ],
      since: sql`case when c.look_again_on <= ${today} then c.look_again_on else coalesce(c.last_effective_on, c.pursuit_started_on) end`,
    },
    due: {
      arms: [sql`${own} and ${due} and not ${overdue} and not ${recallSoon} and ${notAsked}`],
      since: sql`c.due_on`,
    },
    greet: {
      arms: [sql`${greets} and c.id in (${born})`, sql`${greets} and ${whose.greetings} and c.id not in (${born})`],
      since: sql`${today}::date`,
    },
  }
}
