import { newId, row, rows, run, sql, type Tx, uuids } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { addDays, type Day } from '../../../shared/calendar.ts'
import { clearedFor } from '../../secrecy/index.ts'
import { keepsFigure } from '../kept/figures.ts'
import { countSpan, fromKept, readKept } from '../kept/read.ts'
import { mondayOf } from '../rules/newcomers.ts'
import { weeklyReaches } from './reaches.ts'

export interface WeekRow {
  byId: string
  monday: Day
  reached: number
  tried: number
}

/** Q3: new customers tried, week by week; fine where they were reached. */
const WEEKS = keepsFigure({
  key: 'week.reaches',
  period: 'week',
  reads: 'counts',
  cases: ({ by }, whose, span) => sql`
    select w.by_id as who, c.id as customer_id, null::uuid as subject_id, w.monday as day, w.reached as fine, null::text as flag, null::numeric as amount
    from (${weeklyReaches(whose, span)}) w join customer c on c.id = w.customer_id where ${clearedFor(by)}`,
})

/**
 * Q3: distinct new customers reached, and those only tried, by person and week, over whole weeks; whoever has them now, but for
 * secret ones (S1).
 */
export async function weeksOf(work: Work, people: readonly string[], from: Day, to: Day): Promise<WeekRow[]> {
  const kept = await fromKept(work, (seen) => readKept(seen, [WEEKS], { people, as: 'each' }, { from, to }))
  if (!kept) return countWeeks(work, people, from, to)
  return kept.flatMap(({ who, start, of, fine }) =>
    who === null ? [] : { byId: who, monday: start, reached: fine, tried: of - fine },
  )
}

const countWeeks = ({ tx, by }: Work, people: readonly string[], from: Day, to: Day) =>
  rows(
    tx,
    sql<WeekRow>`select w.by_id, w.monday, count(*) filter (where w.reached) as reached, count(*) filter (where not w.reached) as tried
      from (${weeklyReaches({ people }, { from, to })}) w join customer c on c.id = w.customer_id where ${clearedFor(by)} group by 1, 2`,
  )

/** Q6: whom each of these people reached week by week since a Monday, added up; who is no secret counts, for everybody alike. */
export async function openReachesSince(work: Work, people: readonly string[], from: Day): Promise<Map<string, number>> {
  const span = { from, to: addDays(mondayOf(work.today), 6) }
  const kept = await fromKept(work, (seen) => countSpan(seen, WEEKS, people, span))
  if (kept) return new Map(kept.map(({ who, fineOpen }) => [who, fineOpen]))
  const counted = await rows(
    work.tx,
    sql<{ byId: string; open: number }>`select w.by_id, count(*) as open
      from (${weeklyReaches({ people }, span)}) w join customer c on c.id = w.customer_id where w.reached and c.secrecy = 0 group by 1`,
  )
  return new Map(counted.map(({ byId, open }) => [byId, open]))
}

export interface OwnQuota {
  personId: string
  weekly: number | null
  version: number
}

export const ownQuotas = (tx: Tx, people: readonly string[]) =>
  rows(
    tx,
    sql<OwnQuota>`select person_id, weekly, version from new_customer_quota where person_id = any(${uuids(people)})`,
  )

export const writeQuota = async ({ tx, by, now }: Work, personId: string, weekly: number | null): Promise<OwnQuota> =>
  (await row(
    tx,
    sql<OwnQuota>`insert into new_customer_quota (person_id, weekly, set_by, set_at) values (${personId}, ${weekly}, ${by.id}, ${now})
      on conflict (person_id) do update set weekly = excluded.weekly, version = new_customer_quota.version + 1, set_by = excluded.set_by, set_at = excluded.set_at
      returning person_id, weekly, version`,
  )) as OwnQuota

export interface NewNotice {
  personId: string
  week: Day
  cause: 'missed' | 'out_of_reach'
  reached: number
  tried: number
  quota: number
}

/** Q3: told once a week for each person; answers whether it was now. */
export async function raiseNotice({ tx, now, today }: Work, notice: NewNotice): Promise<boolean> {
  const { personId, week, cause, reached, tried, quota } = notice
  const raised = await run(
    tx,
    sql`insert into quota_notice (id, person_id, week, on_day, cause, reached, tried, quota, raised_at)
        values (${newId()}, ${personId}, ${week}, ${today}, ${cause}, ${reached}, ${tried}, ${quota}, ${now}) on conflict do nothing`,
  )
  return raised > 0
}

export interface NoticeRow extends Omit<NewNotice, 'personId'> {
  id: string
  person: { id: string; name: string }
  day: Day
  raisedAt: string
  seenAt: string | null
}

const noticeColumns = sql`n.id, jsonb_build_object('id', p.id, 'name', p.name) as person, n.week, n.on_day as day, n.cause, n.reached, n.tried, n.quota, n.raised_at, n.seen_at`

const MOST = 200

/** Those about these people that nobody has seen yet, the newest first. */
export const openNotices = (tx: Tx, people: readonly string[]) =>
  rows(
    tx,
    sql<NoticeRow>`select ${noticeColumns} from quota_notice n join person p on p.id = n.person_id
      where n.seen_at is null and n.person_id = any(${uuids(people)}) order by n.raised_at desc, n.id desc limit ${MOST}`,
  )

export const noticeById = (tx: Tx, id: string) =>
  row(
    tx,
    sql<NoticeRow>`select ${noticeColumns} from quota_notice n join person p on p.id = n.person_id where n.id = ${id}`,
  )

export const markSeen = ({ tx, by, now }: Work, id: string) =>
  run(tx, sql`update quota_notice set seen_by = ${by.id}, seen_at = ${now} where id = ${id} and seen_at is null`)
