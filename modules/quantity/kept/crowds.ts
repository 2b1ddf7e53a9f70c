import { createHash } from 'node:crypto'
import { type RawBuilder, rows, run, sql, type Tx, uuids } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { addedUp, addToTally, COLUMNS, KEY } from './parts.ts'

// What is asked of many together is kept of them together, under an id that is these very people: whoever asks for others, since
// somebody came or went, does not find them and adds up each.

type Crowds = (work: Work) => Promise<readonly (readonly string[])[]>
const told: Crowds[] = []

/** The module that asks for figures of many together tells here who these are, all that it may ask for. */
export const keepsCrowds = (crowds: Crowds): void => void told.push(crowds)

/** The id of a crowd: the same whoever names its members, in whatever order. */
const crowdOf = (members: readonly string[]): string =>
  createHash('md5')
    .update([...new Set(members)].sort().join())
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

/** Under whom the figures of these together are kept, as an array: under the crowd where it is, else under each. */
export function keptUnder(members: readonly string[]): RawBuilder<unknown> {
  if (members.length < 2) return uuids(members)
  const crowd = crowdOf(members)
  return sql`(select case when exists (select from kept_crowd where crowd = ${crowd}) then ${uuids([crowd])} else ${uuids(members)} end)::uuid[]`
}

/** Keeps the crowds that are asked for now, and no others; answers whether there is more to do. */
export async function keepCrowds(work: Work): Promise<boolean> {
  const wanted = new Map<string, readonly string[]>()
  for (const crowds of told)
    for (const members of await crowds(work)) if (members.length > 1) wanted.set(crowdOf(members), members)
  const kept = await rows(work.tx, sql<{ crowd: string }>`select distinct crowd from kept_crowd`)
  const gone = kept.flatMap(({ crowd }) => (wanted.has(crowd) ? [] : crowd))
  await forget(work.tx, gone)
  const known = new Set(kept.map(({ crowd }) => crowd))
  const found = [...wanted].find(([crowd]) => !known.has(crowd))
  if (!found) return false
  await gather(work.tx, ...found)
  return true
}

async function forget(tx: Tx, crowds: readonly string[]): Promise<void> {
  if (crowds.length === 0) return
  await run(tx, sql`delete from kept_tally where who = any(${uuids(crowds)})`)
  await run(tx, sql`delete from kept_crowd where crowd = any(${uuids(crowds)})`)
}

async function gather(tx: Tx, crowd: string, members: readonly string[]): Promise<void> {
  await run(
    tx,
    sql`insert into kept_crowd (crowd, who) select ${crowd}, who from unnest(${uuids([...new Set(members)])}) who`,
  )
  await run(
    tx,
    sql`insert into kept_tally (${KEY}, ${COLUMNS})
      select figure, ${crowd}::uuid, starts_on, value, waiting_since, ${addedUp} from kept_tally where who = any(${uuids(members)}) group by ${KEY_OF_ALL}
      order by ${KEY_OF_ALL} ${addToTally}`,
  )
}

const KEY_OF_ALL = sql.raw('figure, starts_on, value, waiting_since')
