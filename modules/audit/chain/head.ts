import { row, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'

/** How far the trail is sealed: the last block's head, to be noted outside, and since when something waits. */
export async function showChain({ tx }: Work) {
  const last = await row(
    tx,
    sql<{
      number: number
      digest: string
      sealedAt: string
    }>`select number, encode(head, 'hex') as digest, sealed_at from trail_block order by number desc limit 1`,
  )
  const waiting = await row(
    tx,
    sql<{ waiting: number; since: string | null }>`select count(*) as waiting, min(since) as since from trail_waiting`,
  )
  return { last, waiting: waiting?.waiting ?? 0, waitingSince: waiting?.since ?? null }
}
