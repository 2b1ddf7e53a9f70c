import { type RawBuilder, sql } from '../../platform/sql.ts'
import type { Day } from '../../shared/calendar.ts'
import { bornOn, mayBeBornOn, toGreetOn } from '../care/index.ts'
import { PARTS, type Part } from './rules/reasons.ts'

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
  /** S1: which of the secret ones. */
  cleared: RawBuilder<unknown>
}

export interface DayBounds {
  today: Day
  zone: string
  now: Date
  /** T6: days before a recall at which it is told. */
  warning: number
}

/**
 * T11: who stands on the list, and in which part: an expression in SQL of id, tier_rank, part (its place in `PARTS`),
 * since (the day since when it waits) and born (whether a birthday is why it may stand there). Of their own customers people hold some hundreds:
 * these are looked through once, and each stands in the first part that applies. What was put off shows again on its
 * day; today's appointments, a birthday and the manager's turn do not wait for that.
 */
export function standing(whose: Whose, at: DayBounds): RawBuilder<unknown> {
  const { today, zone, warning } = at
  const pursued = sql`c.owner_id = ${whose.personId} and c.state = 'active'`
  const notPutOff = sql`(c.postponed_until is null or c.postponed_until <= ${today})`
  const asked = sql`(c.unanswered_since is not null or c.next_on <= ${today} or c.open_complaints > 0)`
  // Arrays and no subqueries: each is found once, whatever is looked through beside it.
  const idsOf = (which: RawBuilder<unknown>) => sql`array(select w.customer_id from ${whose.matters} w where ${which})`
  const awaited = sql`(c.id = any(${idsOf(sql`w.fixed`)}) or (${notPutOff} and c.id = any(${idsOf(sql`not w.fixed`)})))`
  // First the person's own customers and the dates, by whichever are fewer: thousands are born on a day of a large firm. How each keeps it
  // is looked at then (the limit keeps it so).
  const born = sql`select b.customer_id from (select b.* from customer o join contact b on b.customer_id = o.id
      where o.owner_id = ${whose.personId} and o.state = 'active' and ${mayBeBornOn(today)} offset 0) b
    where ${bornOn(today)} and ${toGreetOn(today)} and ${whose.greeted}`
  const isBorn = sql`c.id in (select customer_id from born)`
  const promisedSince = sql`least((c.unanswered_since at time zone ${zone})::date, case when c.next_on <= ${today} then c.next_on end,
    (select min(w.since) from ${whose.matters} w where w.customer_id = c.id))`
  const recallSince = sql`case when c.look_again_on <= ${today} then c.look_again_on else coalesce(c.last_effective_on, c.pursuit_started_on) end`
  const ownerless = sql`c.owner_id is null and c.team_id = any(${whose.waitingTeams}) and ${notPutOff} and not ${awaited}`
  const stands = (part: Part, since: RawBuilder<unknown>, from: RawBuilder<unknown>) =>
    sql`select c.id, c.tier_rank, ${place(part)}::int as part, ${since} as since, false as born from customer c where ${from} and ${whose.cleared}`
  const arms = [
    sql`select c.id, c.tier_rank, own.part, case own.part when ${place('promised')} then ${promisedSince} when ${place('overdue')} then c.overdue_on
          when ${place('recall')} then ${recallSince} when ${place('due')} then c.due_on else ${today}::date end as since, ${isBorn} as born
      from customer c cross join lateral (select case
          when (${notPutOff} and ${asked}) or ${awaited} then ${place('promised')}
          when ${notPutOff} and c.overdue_on <= ${today} then ${place('overdue')}
          when ${notPutOff} and c.recall_on <= ${today}::date + ${warning}::int then ${place('recall')}
          when ${notPutOff} and c.due_on <= ${today} then ${place('due')}
          when ${isBorn} or ${whose.greetings} then ${place('greet')} end as part) own
      where ${pursued} and own.part is not null and ${whose.cleared}`,
    stands(
      'promised',
      promisedSince,
      sql`(${pursued}) is not true and ${awaited} and c.state <> 'archived' and ${whose.sees}`,
    ),
    stands(
      'step_in',
      sql`(c.step_in_since at time zone ${zone})::date`,
      sql`c.owner_id = any(${whose.answersFor}) and c.step_in_since is not null and not ${awaited}`,
    ),
    stands('recall', recallSince, sql`${ownerless} and c.pool_id is null and c.state <> 'archived'`),
    stands(
      'recall',
      recallSince,
      sql`${ownerless} and c.pool_id is not null and c.state = 'suspended' and c.look_again_on <= ${today}`,
    ),
  ]
  return sql`with born as materialized (${born}) ${sql.join(arms, sql` union all `)}`
}

/** A part as its place in the order. */
export const place = (part: Part): RawBuilder<number> => sql.lit(PARTS.indexOf(part))
