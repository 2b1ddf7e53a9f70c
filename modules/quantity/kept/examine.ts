import { type RawBuilder, row, rows, run, sql, uuids } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { keptFigures } from './figures.ts'
import { alone, sinceEver } from './keep.ts'
import { addedUp, addsNothing, COLUMNS, KEY, partsOf } from './parts.ts'
import { printOf } from './print.ts'

/** So many customers are looked at where not all are asked for, and so many at a time. */
const SOME = 1_000

/** What was found: how many customers were looked at, and of which figures something that is kept differs from what counting tells. */
export interface Examined {
  /** False where nothing is kept yet, by these rules and settings: then nothing can differ. */
  readonly kept: boolean
  readonly customers: number
  readonly differing: readonly string[]
}

/**
 * G2: counts figures anew, of some customers chosen by chance or of all of them, and holds them against what is kept; with all, also
 * whether the sums are those of their parts. Where something differs all is forgotten, and is kept anew by the worker.
 */
export async function examineFigures(work: Work, { all }: { all: boolean }): Promise<Examined> {
  await alone(work)
  const state = await row(work.tx, sql`select from kept_state where ready and print = ${printOf(work)}`)
  if (!state) return { kept: false, customers: 0, differing: [] }
  const customers = await chosen(work, all)
  const differing = new Set(all ? await wrongSums(work) : [])
  for (let at = 0; at < customers.length; at += SOME)
    for (const figure of await wrongParts(work, customers.slice(at, at + SOME))) differing.add(figure)
  if (differing.size > 0) await run(work.tx, sql`delete from kept_state`)
  return { kept: true, customers: customers.length, differing: [...differing].sort() }
}

/** Those of whom what is kept is to hold: no fact made them stale. */
async function chosen({ tx }: Work, all: boolean): Promise<string[]> {
  const found = await rows(
    tx,
    sql<{
      id: string
    }>`select c.id from customer c where c.root_id = c.id and c.secrecy = 0 and c.id <> all(array(select id from stale_customer))
      ${all ? sql`order by c.id` : sql`order by random() limit ${SOME}`}`,
  )
  return found.map(({ id }) => id)
}

async function wrongParts(work: Work, customerIds: readonly string[]): Promise<string[]> {
  const among = uuids(customerIds)
  const told = (from: RawBuilder<unknown>) => sql`
    select customer_id, figure, who, ${sinceEver(work.today)} as starts_on, value, waiting_since, ${addedUp} from ${from} p group by 1, 2, 3, 4, 5, 6`
  const wrong = await Promise.all(
    keptFigures().map(async (figure) => {
      const kept = sql`(select * from kept_part where customer_id = any(${among}) and figure = ${figure.key})`
      return differs(work, told(kept), told(sql`(${partsOf(work, figure, among)})`))
    }),
  )
  return wrong.flat()
}

/** The sums of people and of crowds, held against their parts. */
function wrongSums(work: Work): Promise<string[]> {
  const kept = sql`select ${KEY}, ${COLUMNS} from kept_tally`
  const added = sql`
    select figure, who, ${sinceEver(work.today)} as starts_on, value, waiting_since, ${addedUp} from (
      select ${KEY}, ${COLUMNS} from kept_part
      union all select p.figure, m.crowd, ${sql.raw('p.starts_on, p.value, p.waiting_since')}, ${COLUMNS} from kept_part p join kept_crowd m on m.who = p.who
    ) p group by 1, 2, 3, 4, 5`
  return differs(work, kept, added)
}

/** The figures of which one tells something that the other does not. */
async function differs({ tx }: Work, one: RawBuilder<unknown>, other: RawBuilder<unknown>): Promise<string[]> {
  const telling = (from: RawBuilder<unknown>) => sql`select * from (${from}) t where not (${addsNothing})`
  const found = await rows(
    tx,
    sql<{ figure: string }>`select distinct figure from (
      ((${telling(one)}) except all (${telling(other)})) union all ((${telling(other)}) except all (${telling(one)}))
    ) d`,
  )
  return found.map(({ figure }) => figure)
}
