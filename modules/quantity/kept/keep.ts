import { plannedForMany, type RawBuilder, row, rows, run, sql, uuids } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { addDays, type Day } from '../../../shared/calendar.ts'
import { ALWAYS } from './cases.ts'
import { keepCrowds } from './crowds.ts'
import { keptFigures, standingKeys } from './figures.ts'
import { addedUp, addsNothing, addToTally, COLUMNS, KEY, partsOf, takenOff } from './parts.ts'
import { printOf } from './print.ts'

// Who keeps the figures. All of it works on one snapshot in which nobody else keeps: a mark that is seen in it is answered for by
// the facts that are seen in it, and a mark that is not seen stays.

/** So many customers are counted at a time. */
const BATCH = 5_000
/** From so many on, planning costs less than a plan made for a few. */
const MANY = 100

/** Keeps out keepers, not readers; then, and not before, takes the snapshot. */
export async function alone({ tx }: Work): Promise<void> {
  await run(tx, sql`set transaction isolation level repeatable read`)
  await run(tx, sql`lock table kept_state in exclusive mode`)
}

interface State {
  print: string
  filledTo: string | null
  ready: boolean
  keptOn: Day
}

/** Counts anew what facts made stale, else some of those that were never counted; answers whether there is more to do. */
export async function keepFigures(work: Work): Promise<boolean> {
  await alone(work)
  const print = printOf(work)
  const state = await row(work.tx, sql<State>`select print, filled_to, ready, kept_on from kept_state`)
  const tomorrow = addDays(work.today, 1)
  if (state?.print !== print || state.keptOn > tomorrow) return begin(work, print)
  // Where another keeper's clock is ahead of ours at midnight, the day is waited for.
  if (state.keptOn === tomorrow) return false
  if (state.keptOn < work.today) return turnDay(work)
  const stale = await rows(
    work.tx,
    sql<{ id: number; customerId: string; rootId: string }>`select s.id, s.customer_id, c.root_id
      from kept_stale s join customer c on c.id = s.customer_id order by s.id limit ${BATCH}`,
  )
  if (stale.length === 0) return state.ready ? keepCrowds(work) : fill(work, state)
  await (state.ready ? countAnew : countParts)(work, [
    ...new Set(stale.flatMap(({ customerId, rootId }) => [customerId, rootId])),
  ])
  await run(work.tx, sql`delete from kept_stale where id = any(${stale.map(({ id }) => id)}::bigint[])`)
  return true
}

/** Other rules or settings: nothing that is kept holds any longer. Marks are of no use, since all customers will be counted. */
async function begin({ tx, today }: Work, print: string): Promise<true> {
  for (const table of ['kept_stale', 'kept_part', 'kept_tally', 'kept_crowd', 'kept_state'])
    await run(tx, sql`delete from ${sql.table(table)}`)
  await run(tx, sql`insert into kept_state (print, kept_on) values (${print}, ${today})`)
  return true
}

/** What turned until a day stands since ever; so that what stands is read from a few rows, however long ago it was kept. */
export const sinceEver = (day: Day): RawBuilder<unknown> =>
  sql`case when figure = any(${standingKeys()}) and starts_on <= ${day} then ${ALWAYS.from}::date else starts_on end`

async function turnDay({ tx, today }: Work): Promise<true> {
  await run(
    tx,
    sql`with turned as (
        delete from kept_tally where figure = any(${standingKeys()}) and starts_on > ${ALWAYS.from} and starts_on <= ${today} returning *
      )
      insert into kept_tally (${KEY}, ${COLUMNS})
      select figure, who, ${ALWAYS.from}::date, value, waiting_since, ${addedUp} from turned group by 1, 2, 3, 4, 5 ${addToTally}`,
  )
  await run(tx, sql`update kept_state set kept_on = ${today}`)
  return true
}

/** Counts some more customers; after the last, adds up what all of them were counted to. */
async function fill(work: Work, { filledTo }: State): Promise<true> {
  const found = await rows(
    work.tx,
    sql<{
      id: string
    }>`select id from customer where id > coalesce(${filledTo}::uuid, '00000000-0000-0000-0000-000000000000') order by id limit ${BATCH}`,
  )
  const last = found.at(-1)?.id ?? null
  if (last === null) {
    await sumAll(work)
    await run(work.tx, sql`update kept_state set ready = true`)
  } else {
    await countParts(
      work,
      found.map(({ id }) => id),
    )
    await run(work.tx, sql`update kept_state set filled_to = ${last}`)
  }
  return true
}

/** At once: a batch of customers belongs to everybody, so that adding up after each would write nearly all sums each time. */
async function sumAll(work: Work): Promise<void> {
  await plannedForMany(work.tx)
  await run(work.tx, sql`delete from kept_tally`)
  await addUp(work, sql`with part as not materialized (select * from kept_part)`, addedUp)
}

/** What these customers add to figures, in place of what they added before. */
async function countAnew(work: Work, customerIds: readonly string[]): Promise<void> {
  const these = partsOfThese(customerIds)
  await addUp(work, sql`with part as (select * from kept_part where ${these})`, takenOff)
  await countParts(work, customerIds)
  await addUp(work, sql`with part as (select * from kept_part where ${these})`, addedUp)
  await run(work.tx, sql`delete from kept_tally where cases = 0 and ${addsNothing}`)
}

const partsOfThese = (customerIds: readonly string[]) => sql`customer_id = any(${uuids(customerIds)})`

/** Each customer's own part in figures. Who is secret adds nothing that is kept. */
async function countParts(work: Work, customerIds: readonly string[]): Promise<void> {
  if (customerIds.length > MANY) await plannedForMany(work.tx)
  await run(work.tx, sql`delete from kept_part where ${partsOfThese(customerIds)}`)
  const open = await rows(
    work.tx,
    sql<{ id: string }>`select id from customer where id = any(${uuids(customerIds)}) and root_id = id and secrecy = 0`,
  )
  const among = uuids(open.map(({ id }) => id))
  for (const figure of keptFigures())
    await run(
      work.tx,
      sql`insert into kept_part (customer_id, ${KEY}, ${COLUMNS}) select customer_id, ${KEY}, ${COLUMNS} from (${partsOf(work, figure, among)}) p`,
    )
}

/** Adds parts, or takes them off, wherever they count: to whose they are, and to the crowds that these belong to. */
async function addUp({ tx, today }: Work, part: RawBuilder<unknown>, sums: RawBuilder<unknown>): Promise<void> {
  await run(
    tx,
    sql`${part},
      added as (
        select figure, who, ${sinceEver(today)} as starts_on, value, waiting_since, ${sums} from part group by 1, 2, 3, 4, 5
      )
      insert into kept_tally (${KEY}, ${COLUMNS})
      select ${KEY}, ${addedUp} from (
        select * from added
        union all select a.figure, m.crowd, ${sql.raw('a.starts_on, a.value, a.waiting_since')}, ${COLUMNS} from added a join kept_crowd m on m.who = a.who
      ) a group by ${KEY} ${addToTally}`,
  )
}
