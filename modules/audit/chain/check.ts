import { createHash } from 'node:crypto'
import { row, rows, sql, type Tx } from '../../../platform/sql.ts'
import type { Head } from '../rules/head.ts'

/** What is wrong with a chain. */
export const FAULTS = ['broken', 'altered', 'missing', 'inserted', 'unsealed', 'rewritten'] as const
export type FaultKind = (typeof FAULTS)[number]

export interface Fault {
  readonly kind: FaultKind
  /** The block that it was found in; null for what stands in none. */
  readonly block: number | null
  /** Of the facts or entries concerned at most so many as are told. */
  readonly ids: readonly string[]
  readonly count: number
}

export interface ChainReport {
  readonly blocks: number
  readonly entries: number
  readonly head: Head | null
  readonly waiting: number
  readonly faults: readonly Fault[]
}

/** Blocks that are looked at together, so that memory stays small however long the chain. */
const AT_ONCE = 10
const IDS_TOLD = 5
const FAULTS_TOLD = 100
/** The job seals each minute: what waits longer tells that it does not run. */
const LONG_WAITING = '1 hour'

interface BlockRow {
  number: number
  entries: number
  head: Buffer
  micros: string
}

interface EntriesRow {
  block: number
  entries: number
  digests: Buffer
  missing: string[]
  altered: string[]
}

/**
 * S4: goes through the whole chain and tells what does not fit: nothing where it is whole. All is reckoned here and not by the
 * functions that seal, which the database's owner could change. `noted` is a head that somebody kept outside: it finds a chain that
 * was written anew as a whole. `tx` is a connection of the owner's, used by nobody else. `tell` hears how many blocks are done, of how many.
 */
export async function checkChain(
  tx: Tx,
  { noted = null, tell = () => undefined }: { noted?: Head | null; tell?: (done: number, of: number) => void } = {},
): Promise<ChainReport> {
  // Each entry is looked up by its id: joins of other kinds would read the facts from end to end for every few blocks.
  await rows(tx, sql`select set_config('enable_hashjoin', 'off', false), set_config('enable_mergejoin', 'off', false)`)
  const total = (await row(tx, sql<{ n: number }>`select count(*) as n from trail_block`))?.n ?? 0
  const faults: Fault[] = []
  const found = (kind: FaultKind, block: number | null, ids: readonly string[] = [], count = ids.length) => {
    if (faults.length < FAULTS_TOLD) faults.push({ kind, block, ids: ids.slice(0, IDS_TOLD), count })
  }
  let head: Head | null = null
  let before: Buffer = Buffer.alloc(0)
  let notedStands = noted === null
  let entries = 0
  for (let done = 0; ; ) {
    const blocks = await blocksAfter(tx, head?.number ?? 0)
    if (blocks.length === 0) break
    const of = new Map((await entriesOf(tx, blocks)).map((e) => [e.block, e]))
    for (const block of blocks) {
      const its = of.get(block.number)
      const follows = block.number === (head?.number ?? 0) + 1
      if (!follows || block.entries !== (its?.entries ?? 0) || !block.head.equals(headOf(before, block, its)))
        found('broken', block.number)
      if (its && its.missing.length > 0) found('missing', block.number, its.missing)
      if (its && its.altered.length > 0) found('altered', block.number, its.altered)
      before = block.head
      head = { number: block.number, digest: block.head.toString('hex') }
      entries += its?.entries ?? 0
      if (noted?.number === head.number && noted.digest === head.digest) notedStands = true
    }
    done += blocks.length
    tell(done, Math.max(done, total))
  }
  if (noted && !notedStands) found('rewritten', noted.number)
  await rows(tx, sql`select set_config('enable_hashjoin', 'on', false), set_config('enable_mergejoin', 'on', false)`)
  const strays = await inserted(tx)
  if (strays.length > 0) found('inserted', null, strays)
  const waiting = await row(
    tx,
    sql<{
      n: number
      long: number
    }>`select count(*) as n, count(*) filter (where since < now() - ${LONG_WAITING}::interval) as long from trail_waiting`,
  )
  if (waiting && waiting.long > 0) found('unsealed', null, [], waiting.long)
  return { blocks: total, entries, head, waiting: waiting?.n ?? 0, faults }
}

function headOf(before: Buffer, { number, micros }: BlockRow, its: EntriesRow | undefined): Buffer {
  const place = Buffer.alloc(16)
  place.writeBigInt64BE(BigInt(number), 0)
  place.writeBigInt64BE(BigInt(micros), 8)
  return createHash('sha256')
    .update(before)
    .update(place)
    .update(its?.digests ?? Buffer.alloc(0))
    .digest()
}

const microsOf = (instant: string) => sql.raw(`(extract(epoch from ${instant}) * 1000000)::bigint`)

const blocksAfter = (tx: Tx, number: number) =>
  rows(
    tx,
    sql<BlockRow>`select number, entries, head, ${microsOf('sealed_at')}::text as micros from trail_block
      where number > ${number} order by number limit ${AT_ONCE}`,
  )

const said = sql`convert_to((case e.source
    when 1 then jsonb_build_array(1, v.id, ${microsOf('v.at')}, v.type, v.actor_id, v.customer_id, v.subject_id, v.data, v.trace_id)
    when 2 then jsonb_build_array(2, h.id, ${microsOf('h.at')}, h.by_id, h.customer_id, h.contact_id, h.field, h.cause, h.cause_id, h.open)
    else jsonb_build_array(3, s.id, ${microsOf('s.at')}, s.person_id, s.customer_id, s.contact_id, s.place, to_jsonb(s.what), s.trace_id)
  end)::text, 'UTF8')`

const kind = sql`case e.source when 1 then v.type when 2 then case when h.contact_id is null then 'customer.field' else 'contact.field' end
  else case when s.what = '{}' then 'sight.record' else 'sight.values' end end`

/** A salt may be gone only where an anonymisation that is itself on record took it. */
const isRedacted = sql`exists (select from anonymisation a join event o on o.customer_id = a.customer_id and o.type = 'customer.anonymised'
  and o.data ->> 'reasonId' = a.id::text where a.id = e.redacted_by)`

const entriesOf = (tx: Tx, blocks: readonly BlockRow[]) =>
  rows(
    tx,
    sql<EntriesRow>`
      select block, count(*) as entries, string_agg(digest, ''::bytea order by source, id) as digests,
        coalesce(array_agg(id) filter (where gone), '{}') as missing, coalesce(array_agg(id) filter (where not gone and altered), '{}') as altered
      from (
        select e.block, e.source, e.id, e.digest, coalesce(v.id, h.id, s.id) is null as gone,
          (e.digest, e.at, e.kind, e.actor_id, e.customer_id) is distinct from (sha256(${said} || coalesce(e.words, '')),
            coalesce(v.at, h.at, s.at), ${kind}, coalesce(v.actor_id, h.by_id, s.person_id), coalesce(v.customer_id, h.customer_id, s.customer_id))
          or case when e.source <> 2 then e.words is not null or e.salt is not null
            when e.salt is null then not ${isRedacted}
            else e.words is distinct from sha256(e.salt || convert_to(jsonb_build_array(x.before, x.after)::text, 'UTF8')) end as altered
        from trail_entry e
          left join event v on v.id = case e.source when 1 then e.id end
          left join customer_change h on h.id = case e.source when 2 then e.id end
          left join customer_change_text x on x.change_id = h.id
          left join sight s on s.id = case e.source when 3 then e.id end
        where e.block = any(${blocks.map(({ number }) => number)}::bigint[])
      ) looked group by block`,
  )

/** Facts that came in past the trail, and entries that stand in no block. */
async function inserted(tx: Tx): Promise<string[]> {
  const past = (table: string, source: number) => sql`(select f.id from ${sql.table(table)} f
    where not exists (select from trail_entry e where e.source = ${source} and e.id = f.id)
      and not exists (select from trail_waiting w where w.source = ${source} and w.id = f.id) limit ${IDS_TOLD})`
  const found = await rows(
    tx,
    sql<{ id: string }>`${past('event', 1)} union all ${past('customer_change', 2)} union all ${past('sight', 3)}
      union all (select e.id from trail_entry e where not exists (select from trail_block b where b.number = e.block) limit ${IDS_TOLD})`,
  )
  return found.map(({ id }) => id)
}
