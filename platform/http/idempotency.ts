import { createHash } from 'node:crypto'
import { z } from 'zod'
import { inField, Refused } from '../../shared/refusal.ts'
import { keyReused, toldOnce } from '../../shared/refusals.ts'
import { job } from '../jobs.ts'
import { row, run, sql, type Tx } from '../sql.ts'
import type { Work } from '../work.ts'

/** What a request is, apart from its key: the same key with another print is a caller's mistake. */
export const fingerprint = (method: string, path: string, body: unknown): string =>
  createHash('sha256')
    .update(`${method} ${path}\n${JSON.stringify(body ?? null)}`)
    .digest('hex')

/**
 * Makes a write happen once. The key is written in the write's own transaction, so that it stands exactly
 * when the write does; a second request with it waits for the first and gets its reply again. A `secret`
 * reply is not kept: who missed it asks for another, or looks at what was done.
 */
export async function once<T>(
  work: Work,
  key: string | undefined,
  print: string,
  act: () => Promise<{ reply: T; secret: boolean }>,
): Promise<{ reply: T; replayed: boolean }> {
  if (!key) return { reply: (await act()).reply, replayed: false }
  const fresh = await run(
    work.tx,
    sql`insert into idempotency_key (person_id, key, print, created_at) values (${work.by.id}, ${key}, ${print}, ${work.now}) on conflict do nothing`,
  )
  if (fresh === 0) {
    const kept = await row(
      work.tx,
      sql<{
        print: string
        reply: { value: T } | null
      }>`select print, reply from idempotency_key where person_id = ${work.by.id} and key = ${key}`,
    )
    if (!kept || kept.print !== print) throw new Refused(inField('header.idempotency-key', keyReused()))
    if (!kept.reply) throw new Refused(toldOnce())
    return { reply: kept.reply.value, replayed: true }
  }
  const { reply, secret } = await act()
  if (!secret)
    await run(
      work.tx,
      sql`update idempotency_key set reply = ${JSON.stringify({ value: reply ?? null })} where person_id = ${work.by.id} and key = ${key}`,
    )
  return { reply, replayed: false }
}

/**
 * T8: forgets the replies that hold one of these words. Their keys stay: a write that is sent again afterwards is told that it was done,
 * and does not bring back what was taken away.
 */
export const forgetReplies = (tx: Tx, words: readonly string[]) =>
  run(
    tx,
    sql`update idempotency_key k set reply = null where exists (select from unnest(${[...words]}::text[]) word where strpos(k.reply::text, word) > 0)`,
  )

/** Longer than a phone stays without a net and still means to send what it kept. */
const KEPT_DAYS = 30

export const sweepKeys = job({
  name: 'http:sweep_keys',
  payload: z.object({}),
  schedule: '17 19 * * *',
  run: ({ writing }) =>
    writing(async (work) => {
      await run(
        work.tx,
        sql`delete from idempotency_key where created_at < ${work.now}::timestamptz - make_interval(days => ${KEPT_DAYS})`,
      )
    }),
})
