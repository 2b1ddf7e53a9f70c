import { page } from '../../../platform/cursor.ts'
import { newId, type RawBuilder, row, rows, run, sql, uuids } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { addDays, type Day } from '../../../shared/calendar.ts'
import type { InputOf, ReplyOf } from '../../../shared/endpoint.ts'
import { DayText } from '../../../shared/page.ts'
import { demand, Refused } from '../../../shared/refusal.ts'
import { notFound, versionConflict } from '../../../shared/refusals.ts'
import { readPlace, visibleTo } from '../../customers/index.ts'
import { whyNotPlan } from '../policy.ts'
import { endsBeforeStart } from '../refusals.ts'
import type * as contract from './contract.ts'

interface FairRow {
  id: string
  name: string
  industry: string | null
  place: string | null
  startsOn: Day
  endsOn: Day
  source: string | null
  remarks: string | null
  cancelled: boolean
  version: number
}

const columns = sql`f.id, f.name, f.industry, f.place, f.starts_on, f.ends_on, f.source, f.remarks, f.cancelled, f.version`

/** What a fair brings is written down within two weeks. */
const WRITTEN_WITHIN_DAYS = 14

/** Leads of each fair's source from its first day until two weeks after its last, in the actor's sight. */
const broughtBy = (work: Work, ids: readonly string[]) =>
  rows(
    work.tx,
    sql<{
      id: string
      count: number
    }>`select f.id, count(c.id) as count from fair f left join customer c on c.source = f.source and c.state <> 'archived'
        and c.entered_on between f.starts_on and f.ends_on + ${WRITTEN_WITHIN_DAYS}::int and ${visibleTo(work.by)}
      where f.id = any(${uuids(ids)}) group by f.id`,
  )

async function present(work: Work, fairs: readonly FairRow[]): Promise<ReplyOf<typeof contract.addFair>[]> {
  const ids = fairs.map(({ id }) => id)
  const brought = new Map((await broughtBy(work, ids)).map(({ id, count }) => [id, count]))
  const can = { change: whyNotPlan(work.by) === null }
  return fairs.map((fair) => ({
    ...fair,
    arrived:
      fair.source === null || fair.startsOn > work.today
        ? null
        : {
            count: brought.get(fair.id) ?? 0,
            opens: {
              source: fair.source,
              enteredFrom: fair.startsOn,
              enteredTo: addDays(fair.endsOn, WRITTEN_WITHIN_DAYS),
            },
          },
    can,
  }))
}

/** Q5: the calendar of fairs, from today on or backwards. */
export async function listFairs(
  work: Work,
  { limit, cursor, past }: InputOf<typeof contract.listFairs>['query'],
): Promise<ReplyOf<typeof contract.listFairs>> {
  const place = readPlace(cursor, DayText)
  const [beyond, order] = past ? [sql`<`, sql`f.ends_on desc, f.id desc`] : [sql`>`, sql`f.ends_on, f.id`]
  const when = past ? sql`f.ends_on < ${work.today}` : sql`f.ends_on >= ${work.today}`
  const after = place ? sql`and (f.ends_on, f.id) ${beyond} (${place[0]}, ${place[1]})` : sql``
  const found = await rows(
    work.tx,
    sql<FairRow>`select ${columns} from fair f where ${when} ${after} order by ${order} limit ${limit + 1}`,
  )
  const { items, nextCursor } = page(found, limit, (last) => [last.endsOn, last.id])
  return { items: await present(work, items), nextCursor }
}

type Told = InputOf<typeof contract.changeFair>['body']

const COLUMNS: Record<keyof Told, string> = {
  name: 'name',
  industry: 'industry',
  place: 'place',
  startsOn: 'starts_on',
  endsOn: 'ends_on',
  source: 'source',
  remarks: 'remarks',
  cancelled: 'cancelled',
}

const setsOf = (told: Told): RawBuilder<unknown>[] =>
  Object.entries(told).map(
    ([field, value]) => sql`${sql.ref(COLUMNS[field as keyof Told])} = ${value === '' ? null : value}`,
  )

const demandOrder = ({ startsOn, endsOn }: { startsOn: Day; endsOn: Day }) =>
  demand(endsOn < startsOn ? endsBeforeStart({ day: startsOn }) : null)

export async function addFair(
  work: Work,
  told: InputOf<typeof contract.addFair>['body'],
): Promise<ReplyOf<typeof contract.addFair>> {
  demand(whyNotPlan(work.by))
  const id = newId()
  await run(
    work.tx,
    sql`insert into fair (id, name, industry, place, starts_on, ends_on, source, remarks, created_by, created_at)
        values (${id}, ${told.name}, ${told.industry || null}, ${told.place || null}, ${told.startsOn}, ${told.endsOn}, ${told.source || null},
          ${told.remarks || null}, ${work.by.id}, ${work.now})`,
  )
  return shown(work, id)
}

export async function changeFair(work: Work, id: string, told: Told): Promise<ReplyOf<typeof contract.changeFair>> {
  demand(whyNotPlan(work.by))
  const before = await row(work.tx, sql<FairRow>`select ${columns} from fair f where f.id = ${id} for update`)
  if (!before) throw new Refused(notFound())
  if (work.ifMatch !== undefined && work.ifMatch !== before.version)
    throw new Refused(versionConflict(await shown(work, id)))
  demandOrder({ ...before, ...Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined)) })
  await run(work.tx, sql`update fair set ${sql.join([...setsOf(told), sql`version = version + 1`])} where id = ${id}`)
  return shown(work, id)
}

async function shown(work: Work, id: string): Promise<ReplyOf<typeof contract.addFair>> {
  const found = await rows(work.tx, sql<FairRow>`select ${columns} from fair f where f.id = ${id}`)
  const [fair] = await present(work, found)
  if (!fair) throw new Refused(notFound())
  return fair
}
