import { type RawBuilder, rows, sql } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import type { Day } from '../../shared/calendar.ts'
import { kindOf } from './kinds.ts'
import type { AnswerCode } from './rules/answers.ts'
import type { Matter, MatterCode } from './rules/matters.ts'
import type { Waiting } from './rules/state.ts'

/** The moment at which a day’s list is looked at. */
export interface At {
  readonly today: Day
  readonly zone: string
  readonly now: Date
}

/** What was to be prepared so long ago is no longer looked for. */
const LOOKS_BACK_DAYS = 90

/**
 * T11: what waits for a person (an expression in SQL), each arm one stretch of an index: customer_id, code, subject_id,
 * since, fixed. What is fixed to today is not put off with its customer.
 */
export function mattersOf(person: RawBuilder<unknown>, { today, zone, now }: At): RawBuilder<unknown> {
  const begins = sql`(${today}::date::timestamp at time zone ${zone})`
  const ends = sql`((${today}::date + 1)::timestamp at time zone ${zone})`
  return sql`
    select m.root_id as customer_id, x.* from (
      select a.customer_id as member_id, 'appointment_today' as code, a.id as subject_id, ${today}::date as since, true as fixed
        from booked_time b join appointment a on a.id = b.appointment_id
        where b.subject_id = ${person} and b.released_at is null and b.expires_at is null and b.during && tstzrange(${begins}, ${ends})
          and a.state = 'booked' and a.starts_at >= ${begins} and a.starts_at < ${ends}
      union all
      select a.customer_id, 'appointment_over', a.id, (a.starts_at at time zone ${zone})::date, false from appointment a
        where a.organiser_id = ${person} and a.state = 'booked' and a.starts_at < ${begins}
      union all
      select a.customer_id, 'answer_waiting', a.id, (a.waiting_since at time zone ${zone})::date, false from appointment a
        where a.organiser_id = ${person} and a.waiting is not null
      union all
      select k.customer_id, 'task_due', k.id, k.due_on, false from task k
        where k.owner_id = ${person} and k.due_on <= ${today} and k.done_at is null and k.dropped_at is null
      union all
      select a.customer_id, 'prepare', a.id, min(i.due_on), false from checklist_item i join appointment a on a.id = i.appointment_id
        where i.owner_id = ${person} and i.due_on <= ${today} and i.due_on > ${today}::date - ${LOOKS_BACK_DAYS}::int and i.done_at is null and i.dropped_at is null
          and a.state = 'booked' and a.starts_at > ${now}::timestamptz
        group by a.id
    ) x join customer m on m.id = x.member_id`
}

interface Row {
  customerId: string
  code: MatterCode
  appointmentId: string | null
  kind: string | null
  startsAt: string | null
  endsAt: string | null
  waiting: Waiting | null
  askedFor: string | null
  answer: AnswerCode | null
  what: string | null
  dueOn: Day | null
  count: number
}

/** One of them, of a customer. */
export interface MatterRow {
  code: MatterCode
  subjectId: string
  since: Day
}

/** The same with its words, by customer, in the order in which it is told. */
export async function mattersBeside(
  work: Work,
  personId: string,
  waiting: ReadonlyMap<string, readonly MatterRow[]>,
): Promise<Map<string, Matter[]>> {
  const given = [...waiting].flatMap(([customerId, of]) =>
    of.map(({ code, subjectId, since }) => ({ customer_id: customerId, code, subject_id: subjectId, since })),
  )
  if (given.length === 0) return new Map()
  const found = await rows(
    work.tx,
    sql<Row>`select w.customer_id, w.code, coalesce(a.id, k.appointment_id) as appointment_id, a.kind, a.starts_at, a.ends_at,
        case when w.code = 'answer_waiting' then a.waiting end as waiting, k.what, k.due_on,
        case when w.code = 'answer_waiting' then (select v.starts_at from appointment_move v where v.appointment_id = a.id and v.what in ('countered', 'moved_elsewhere')
          order by v.at desc, v.id desc limit 1) end as asked_for,
        case when w.code = 'answer_waiting' and a.waiting = 'mail_answer' then (select v.code from appointment_move v where v.appointment_id = a.id
          and v.what = 'answered' and v.code not in ('accepted', 'tentative') order by v.at desc, v.id desc limit 1) end as answer,
        (select count(*) from checklist_item i where i.appointment_id = a.id and i.owner_id = ${personId} and i.done_at is null and i.dropped_at is null) as count
      from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as w(customer_id uuid, code text, subject_id uuid, since date) left join appointment a on a.id = w.subject_id and w.code <> 'task_due'
        left join task k on k.id = w.subject_id and w.code = 'task_due'
      order by w.customer_id, w.code <> 'appointment_today', a.starts_at, w.since, w.subject_id`,
  )
  const matters = new Map<string, Matter[]>()
  for (const { customerId, kind, ...row } of found) {
    const named = kind ? kindOf(work.settings, kind) : null
    const matter = { ...row, kind: named && { zh: named.zh, en: named.en } }
    matters.set(customerId, [...(matters.get(customerId) ?? []), matter])
  }
  return matters
}
