import { row, rows, run, sql, uuids } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { ALWAYS, type KeptFigure, keptFigures, printOf } from './figures.ts'

// Who keeps the figures. All of it works on one snapshot in which nobody else keeps: a mark that is seen in it is answered for by
// the facts that are seen in it, and a mark that is not seen stays.

/** So many customers are counted at a time. */
const BATCH = 2_000

/** Keeps out other keepers, not readers; then, and not before, takes the snapshot. */
async function alone({ tx }: Work): Promise<void> {
  await run(tx, sql`set transaction isolation level repeatable read`)
  await run(tx, sql`lock table kept_state in exclusive mode`)
}

interface State {
  print: string
  filledTo: string | null
  ready: boolean
}

/** Counts anew what facts made stale, else some of those that were never counted; answers whether there is more to do. */
export async function keepFigures(work: Work): Promise<boolean> {
  await alone(work)
  const print = printOf(work)
  const state = await row(work.tx, sql<State>`select print, filled_to, ready from kept_state`)
  if (state?.print !== print) return begin(work, print)
  const stale = await rows(
    work.tx,
    sql<{ id: number; customerId: string; rootId: string }>`select s.id, s.customer_id, c.root_id
      from kept_stale s join customer c on c.id = s.customer_id order by s.id limit ${BATCH}`,
  )
  if (stale.length === 0 && state.ready) return false
  if (stale.length === 0) return fill(work, state)
  await countAnew(work, [...new Set(stale.flatMap(({ customerId, rootId }) => [customerId, rootId]))])
  await run(work.tx, sql`delete from kept_stale where id = any(${stale.map(({ id }) => id)}::bigint[])`)
  return true
}

/** Other rules or settings: nothing that is kept holds any longer. Marks are of no use, since all customers will be counted. */
async function begin({ tx }: Work, print: string): Promise<true> {
  await run(tx, sql`delete from kept_stale`)
  await run(tx, sql`delete from kept_part`)
  await run(tx, sql`delete from kept_tally`)
  await run(
    tx,
    sql`insert into kept_state (print) values (${print})
        on conflict (one) do update set print = excluded.print, filled_to = null, ready = false`,
  )
  return true
}

async function fill(work: Work, { filledTo }: State): Promise<boolean> {
  const found = await rows(
    work.tx,
    sql<{
      id: string
    }>`select id from customer where id > coalesce(${filledTo}::uuid, '00000000-0000-0000-0000-000000000000') order by id limit ${BATCH}`,
  )
  const last = found.at(-1)?.id ?? null
  if (last === null) await run(work.tx, sql`update kept_state set ready = true`)
  else {
    await countAnew(
      work,
      found.map(({ id }) => id),
    )
    await run(work.tx, sql`update kept_state set filled_to = ${last}`)
  }
  return last !== null
}

const SUMS = ['customers', 'cases', 'fine', 'early', 'late', 'amount', 'weighted', 'weight']
const KEY = sql.raw('figure, who, starts_on, value, waiting_since')
const ADDED = sql.raw(SUMS.map((sum) => `sum(${sum})`).join(', '))
const TAKEN = sql.raw(SUMS.map((sum) => `-sum(${sum})`).join(', '))
const COLUMNS = sql.raw(SUMS.join(', '))
const ADDS = sql`on conflict (${KEY}) do update set ${sql.raw(SUMS.map((sum) => `${sum} = kept_tally.${sum} + excluded.${sum}`).join(', '))}`

/** What these customers add to figures, in place of what they added before. Who is secret adds nothing that is kept. */
async function countAnew(work: Work, customerIds: readonly string[]): Promise<void> {
  await run(
    work.tx,
    sql`with gone as (delete from kept_part where customer_id = any(${uuids(customerIds)}) returning *)
      insert into kept_tally (${KEY}, ${COLUMNS}) select ${KEY}, ${TAKEN} from gone group by ${KEY} ${ADDS}`,
  )
  for (const figure of keptFigures()) await countFigure(work, figure, customerIds)
  await run(work.tx, sql`delete from kept_tally where cases = 0`)
}

async function countFigure(work: Work, figure: KeptFigure, customerIds: readonly string[]): Promise<void> {
  const open = sql`array(select id from customer where id = any(${uuids(customerIds)}) and root_id = id and secrecy = 0)`
  await run(
    work.tx,
    sql`with part as (
        insert into kept_part (customer_id, ${KEY}, ${COLUMNS})
        select g.customer_id, ${figure.key}::text, g.who, g.starts_on, g.value, g.waiting_since,
          (row_number() over (partition by g.customer_id, g.who, g.starts_on) = 1)::int, g.cases, g.fine, g.early, g.late, g.amount, g.weighted, g.weight
        from (
          select k.customer_id, k.who, date_trunc(${figure.period}, k.day)::date as starts_on,
            ${figure.reads === 'middle' ? sql`case when k.fine then k.amount end` : sql`null::numeric`} as value,
            ${figure.waits ? sql`case when not k.fine then (select t.happened_at from touch t where t.id = k.subject_id) end` : sql`null::timestamptz`} as waiting_since,
            ${sumsOf(figure)}
          from (${figure.cases(work, { everyone: true, among: open }, ALWAYS)}) k where k.who is not null group by 1, 2, 3, 4, 5
        ) g
        returning *
      )
      insert into kept_tally (${KEY}, ${COLUMNS}) select ${KEY}, ${ADDED} from part group by ${KEY} ${ADDS}`,
  )
}

/** What cases `k` add up to; where it is the middle that is told, their amounts stand for themselves. */
const sumsOf = ({ reads }: KeptFigure) => sql`
  count(*) as cases, count(*) filter (where k.fine) as fine, count(*) filter (where k.flag = 'early') as early, count(*) filter (where k.flag = 'late') as late,
  ${reads === 'middle' ? sql`0` : sql`coalesce(sum(k.amount), 0)`} as amount,
  ${reads === 'weighted' ? sql`coalesce(sum(k.amount * k.weight), 0) as weighted, coalesce(sum(k.weight), 0) as weight` : sql`0 as weighted, 0 as weight`}`
