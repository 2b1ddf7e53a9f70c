import { publish } from '../../../platform/events.ts'
import { newId, rows, run, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { settingOf } from '../../../shared/setting.ts'
import { unusualPerHour, usualFrom, usualTo } from '../../secrecy/settings.ts'
import { alertRaised } from '../events.ts'
import { type Alarm, alarmsOf, type Limits, type Reading } from '../rules/alarms.ts'
import { exportedPerDay, handedPerDay, openedAtNight, openedPerHour, toldPerHour, usualFactor } from '../settings.ts'

/** An ordinary day is the median of so many. */
const HABIT_DAYS = 28

/** S4: looks at what everybody read lately; answers how many alerts it raised. */
export async function watchReading(work: Work): Promise<number> {
  const limits: Limits = {
    opened: settingOf(work.settings, openedPerHour),
    told: settingOf(work.settings, toldPerHour),
    secrets: settingOf(work.settings, unusualPerHour),
    night: settingOf(work.settings, openedAtNight),
    exported: settingOf(work.settings, exportedPerDay),
    handed: settingOf(work.settings, handedPerDay),
    factor: settingOf(work.settings, usualFactor),
  }
  let raised = 0
  for (const reading of await readingsOf(work, limits))
    for (const alarm of alarmsOf(reading, limits)) raised += await raise(work, reading.personId, alarm)
  return raised
}

/** Those who read or took out more than a floor; only of them the habit is reckoned. */
function readingsOf(work: Work, limits: Limits) {
  const { now, zone, settings } = work
  const hour = sql`extract(hour from o.at at time zone ${zone})`
  const atNight = sql`(${hour} < ${settingOf(settings, usualFrom)} or ${hour} >= ${settingOf(settings, usualTo)})`
  const isOpening = sql`s.place !~ '^list|[Tt]oday|Board|^show(Person|Team)Scorecard$|^showWeek$'`
  const habit = sql`between ${now}::timestamptz - ${HABIT_DAYS} * interval '1 day' and ${now}::timestamptz - interval '1 hour'`
  /** The tally is by the hour of the clock: this one, and the one before, whose end may not have been looked at. */
  const lastHours = sql`date_trunc('hour', ${now}::timestamptz) - interval '1 hour'`
  return rows(
    work.tx,
    sql<Reading & { personId: string }>`
      with opened as (
        select o.person_id, count(distinct o.customer_id) filter (where o.at > ${now}::timestamptz - interval '1 hour') as opened,
          count(distinct o.customer_id) filter (where ${atNight}) as night
        from opened_page o where o.at > ${now}::timestamptz - interval '12 hours' group by 1
      ), told as (
        select h.person_id, max(h.n) as told from (
          select t.person_id, sum(t.customers) as n from told_tally t where t.hour >= ${lastHours} group by t.person_id, t.hour) h group by 1
      ), seen as (
        select s.person_id, count(distinct s.customer_id) as secrets from sight s
        where s.at > ${now}::timestamptz - interval '1 hour' and ${isOpening} group by 1
      ), taken as (
        select t.actor_id as person_id, sum((e.data ->> 'rows')::int) filter (where t.kind in ('customer.taken_out', 'audit.taken_out')) as exported,
          count(distinct e.subject_id) filter (where t.kind = 'privacy.handed_over') as handed from trail_entry t join event e on e.id = t.id
        where t.source = 1 and t.kind in ('customer.taken_out', 'audit.taken_out', 'privacy.handed_over') and t.at > ${now}::timestamptz - interval '1 day' group by 1
      ), much as (
        select p.id, coalesce(o.opened, 0)::int as opened, coalesce(r.told, 0)::int as told, coalesce(o.night, 0)::int as night, coalesce(s.secrets, 0)::int as secrets, coalesce(t.exported, 0)::int as exported,
          coalesce(t.handed, 0)::int as handed
        from person p left join opened o on o.person_id = p.id left join told r on r.person_id = p.id left join seen s on s.person_id = p.id left join taken t on t.person_id = p.id
        where o.opened > ${limits.opened} or r.told > ${limits.told} or t.handed > ${limits.handed} or o.night > ${limits.night} or s.secrets > ${limits.secrets} or t.exported > ${limits.exported}
      )
      select m.id as person_id, m.opened, m.told, m.night, m.secrets, m.exported, m.handed,
        coalesce((select percentile_disc(0.5) within group (order by d.peak) from (
          select max(h.n) as peak from (select o.hour, count(*) as n from opened_page o where o.person_id = m.id and o.hour ${habit} group by 1) h
          group by (h.hour at time zone ${zone})::date) d), 0)::int as usual_opened,
        coalesce((select percentile_disc(0.5) within group (order by d.peak) from (
          select max(h.n) as peak from (select t.hour, sum(t.customers) as n from told_tally t
            where t.person_id = m.id and t.hour >= ${now}::timestamptz - ${HABIT_DAYS} * interval '1 day' and t.hour < ${lastHours} group by 1) h
          group by (h.hour at time zone ${zone})::date) d), 0)::int as usual_told,
        coalesce((select percentile_disc(0.5) within group (order by d.peak) from (
          select max(h.n) as peak from (select date_trunc('hour', s.at) as hour, count(distinct s.customer_id) as n from sight s
            where s.person_id = m.id and s.at ${habit} and ${isOpening} group by 1) h
          group by (h.hour at time zone ${zone})::date) d), 0)::int as usual_secrets
      from much m`,
  )
}

/** Once a day for each person and cause; answers how many it raised. */
async function raise(work: Work, personId: string, { cause, count, usual }: Alarm): Promise<number> {
  const raised = await run(
    work.tx,
    sql`insert into audit_alert (id, person_id, cause, on_day, count, usual, raised_at)
      values (${newId()}, ${personId}, ${cause}, ${work.today}, ${count}, ${usual}, ${work.now}) on conflict do nothing`,
  )
  if (raised > 0) await publish(work, alertRaised, { subjectId: personId, data: { cause, count } })
  return raised
}
