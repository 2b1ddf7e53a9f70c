import { page } from '../../../platform/cursor.ts'
import { type RawBuilder, row, rows, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { addDays, type Day } from '../../../shared/calendar.ts'
import type { InputOf } from '../../../shared/endpoint.ts'
import { DayText, Instant } from '../../../shared/page.ts'
import { settingOf } from '../../../shared/setting.ts'
import { besideItem, type CustomerRow, itemColumns, presentItem, readPlace, visibleTo } from '../../customers/index.ts'
import { recallWarning } from '../../customers/settings.ts'
import { teamTree } from '../../people/index.ts'
import { colleagues, managersAmong } from '../../touches/index.ts'
import type { StepInCause } from '../../touches/rules/stepIn.ts'
import type * as contract from './contract.ts'

/** T7: an owner's customer waits for the manager. */
export const waitsForManager = sql`c.step_in_since is not null and c.owner_id is not null`

/** T6: until when a recall is told ahead. */
export const recallsUntil = (work: Work): Day => addDays(work.today, settingOf(work.settings, recallWarning))
export const recalledBy = (day: Day): RawBuilder<unknown> =>
  sql`c.state = 'active' and c.owner_id is not null and c.recall_on <= ${day}`

/** I1: a fall out of a guarded tier waits, over `importance_score s` and its customer. */
export const fallWaits = sql`s.waits_since is not null and c.state <> 'archived'`

/** Portraits as their lists have them, over `portrait_standing s` and its customer. */
export const stands = sql`c.state = 'active' and c.root_id = c.id`

const COUNTED = 1000

export interface Ahead {
  stepIns: number
  recalls: number
  recalled: number
  falls: number
  reviews: number
  stuck: number
}

/** What the next days hold, of all customers in sight; each is counted up to a bound that costs nothing. */
export async function countAhead(work: Work): Promise<Ahead> {
  const count = (from: RawBuilder<unknown>, condition: RawBuilder<unknown>) =>
    sql`(select count(*) from (select 1 from ${from} where ${condition} and ${visibleTo(work.by)} limit ${COUNTED}) counted)`
  const customers = sql`customer c`
  const portraits = sql`portrait_standing s join customer c on c.id = s.customer_id`
  const found = await row(
    work.tx,
    sql<Ahead>`select ${count(customers, waitsForManager)} as step_ins, ${count(customers, recalledBy(recallsUntil(work)))} as recalls,
      ${count(customers, sql`c.state = 'recalled' and c.owner_id is null`)} as recalled,
      ${count(sql`importance_score s join customer c on c.id = s.customer_id`, fallWaits)} as falls,
      ${count(portraits, sql`${stands} and s.review_on <= ${work.today}`)} as reviews,
      ${count(portraits, sql`${stands} and s.stuck_since is not null`)} as stuck`,
  )
  return found as Ahead
}

interface Cause {
  cause: StepInCause
  by: { id: string; name: string } | null
  note: string | null
}

/** T7: what waits for a decision, the longest first, and whose it is. */
export async function listStepIns(work: Work, query: InputOf<typeof contract.listStepIns>['query']) {
  const place = readPlace(query.cursor, Instant)
  const found = await rows(
    work.tx,
    sql<CustomerRow & { stepInSince: string; causes: Cause[] }>`select ${itemColumns(work.by)},
        array(select jsonb_build_object('cause', s.cause, 'note', s.note, 'by', case when p.id is null then null else jsonb_build_object('id', p.id, 'name', p.name) end)
          from step_in s left join person p on p.id = s.asked_by
          where s.customer_id = c.id and s.pursuit = c.pursuit and s.decided_at is null order by s.raised_at, s.id) as causes
      from (select * from customer c where ${waitsForManager} and ${ofOwner(query.person)} and ${visibleTo(work.by)}
        and ${place ? sql`(c.step_in_since, c.id) > (${place[0]}, ${place[1]})` : sql`true`} order by c.step_in_since, c.id limit ${query.limit + 1}) c
      ${besideItem} order by c.step_in_since, c.id`,
  )
  const { items, nextCursor } = page(found, query.limit, (last) => [last.stepInSince, last.id])
  const people = await colleagues(work.tx)
  const managersOf = managersAmong(people, await teamTree(work.tx))
  return {
    items: items.map((one) => {
      const owner = people.find(({ id }) => id === one.ownerId)
      const answering = owner ? managersOf(owner) : []
      return {
        customer: presentItem(work, one),
        since: one.stepInSince,
        causes: one.causes,
        waitsFor: people.filter(({ id }) => answering.includes(id)).map(({ id, name }) => ({ id, name })),
        yours: answering.includes(work.by.id),
      }
    }),
    nextCursor,
  }
}

/** T6: whom neglect will take away in the next days, the first first. */
export async function listRecalls(work: Work, query: InputOf<typeof contract.listRecalls>['query']) {
  const place = readPlace(query.cursor, DayText)
  const found = await rows(
    work.tx,
    sql<CustomerRow>`select ${itemColumns(work.by)}
      from (select * from customer c where ${recalledBy(recallsUntil(work))} and ${ofOwner(query.person)} and ${visibleTo(work.by)}
        and ${place ? sql`(c.recall_on, c.id) > (${place[0]}, ${place[1]})` : sql`true`} order by c.recall_on, c.id limit ${query.limit + 1}) c
      ${besideItem} order by c.recall_on, c.id`,
  )
  const { items, nextCursor } = page(found, query.limit, (last) => [last.recallOn, last.id])
  return { items: items.map((one) => ({ customer: presentItem(work, one), recallOn: one.recallOn })), nextCursor }
}

const ofOwner = (person: string | undefined): RawBuilder<unknown> => (person ? sql`c.owner_id = ${person}` : sql`true`)
