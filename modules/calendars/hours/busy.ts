import { rows, sql, uuids } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { dayIn } from '../../../shared/calendar.ts'
import type { InputOf } from '../../../shared/endpoint.ts'
import { demand } from '../../../shared/refusal.ts'
import { colleaguesOf } from '../people.ts'
import { endsBeforeItBegins, spanTooLong } from '../refusals.ts'
import { type Span, type Worker, within, without, workedSpans } from '../rules/spans.ts'
import { kindOfDay } from '../rules/workdays.ts'
import { workCalendar } from '../workdays.ts'
import type * as contract from './contract.ts'
import { workersOf } from './hours.ts'

const DAY_MS = 86_400_000
const MOST_ASKED_DAYS = 100

export interface Busy {
  readonly personId: string
  readonly startsAt: string
  readonly endsAt: string
  readonly wholeDay: boolean
  /** absence: noted in Jinke; calendar: read from the person's own calendar. */
  readonly by: 'absence' | 'calendar'
}

/** A2, A6: when people are away, or busy in their own calendars. Our own appointments are not among it. */
export const busyBetween = (work: Work, personIds: readonly string[], from: Date, to: Date): Promise<Busy[]> =>
  rows(
    work.tx,
    sql<Busy>`
      select person_id, starts_at, ends_at, from_time is null and until_time is null as whole_day, 'absence' as by from absence
        where person_id = any(${uuids(personIds)}) and ends_at > ${from} and starts_at < ${to} and withdrawn_at is null
      union all
      select b.person_id, b.starts_at, b.ends_at, b.whole_day, 'calendar' from outer_busy b
        join calendar_source s on s.id = b.source_id and s.busy and s.gone_at is null
        join calendar_account a on a.id = s.account_id and a.removed_at is null
        where b.person_id = any(${uuids(personIds)}) and b.ends_at > ${from} and b.starts_at < ${to}
      order by 2, 3, 1`,
  )

export interface WorkingTime {
  readonly startsAt: string
  readonly endsAt: string
}

/** A2: when people work and are neither away nor busy elsewhere: workdays, hours and zone of each, by person. */
export async function workingTimes(
  work: Work,
  personIds: readonly string[],
  from: Date,
  to: Date,
): Promise<Map<string, WorkingTime[]>> {
  const [workers, busy] = [await workersOf(work, personIds), await busyBetween(work, personIds, from, to)]
  const taken = (id: string) => busy.filter(({ personId }) => personId === id).map(spanOf)
  return new Map(
    [...workers].map(([id, worker]) => {
      return [id, without(workedBy(work, worker, from, to), taken(id)).map(textOf)]
    }),
  )
}

/** A2: when people work, whether they are free then or not. */
export async function workedTimes(
  work: Work,
  personIds: readonly string[],
  from: Date,
  to: Date,
): Promise<Map<string, WorkingTime[]>> {
  const workers = await workersOf(work, personIds)
  return new Map([...workers].map(([id, worker]) => [id, workedBy(work, worker, from, to).map(textOf)]))
}

function workedBy(work: Work, worker: Worker, from: Date, to: Date): Span[] {
  const calendar = workCalendar(work.settings)
  const [first, last] = [dayIn(worker.zone, from), dayIn(worker.zone, to)]
  return within(
    workedSpans(worker, first, last, (day) => kindOfDay(day, calendar)),
    from.getTime(),
    to.getTime(),
  )
}

const spanOf = ({ startsAt, endsAt }: Busy): Span => ({ start: Date.parse(startsAt), end: Date.parse(endsAt) })
const textOf = ({ start, end }: Span): WorkingTime => ({
  startsAt: new Date(start).toISOString(),
  endsAt: new Date(end).toISOString(),
})

/** A span of time that is asked about: it ends after it begins, and is not endless. */
export function demandSpan({ from, to }: { from: string; to: string }): [start: Date, end: Date] {
  const [start, end] = [new Date(from), new Date(to)]
  demand(start < end ? null : endsBeforeItBegins())
  demand(end.getTime() - start.getTime() > MOST_ASKED_DAYS * DAY_MS ? spanTooLong({ days: MOST_ASKED_DAYS }) : null)
  return [start, end]
}

/** For colleagues: when somebody works and is busy, and not with what. */
export async function showBusy(work: Work, { people, from, to }: InputOf<typeof contract.showBusy>['query']) {
  const [start, end] = demandSpan({ from, to })
  const known = (await colleaguesOf(work.tx, people)).map(({ id }) => id)
  const busy = await busyBetween(work, known, start, end)
  const worked = [...(await workersOf(work, known))].flatMap(([personId, worker]) =>
    workedBy(work, worker, start, end).map((span) => ({ personId, ...textOf(span) })),
  )
  return { worked, items: busy.map(({ by: _by, ...span }) => span) }
}
