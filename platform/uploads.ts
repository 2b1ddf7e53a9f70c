import { createHash } from 'node:crypto'
import { z } from 'zod'
import { job } from './jobs.ts'
import { type RawBuilder, row, run, sql, type Tx, uuids } from './sql.ts'

// Files that somebody brings go into the database in pieces, as they arrive, so that none is ever held whole here. They are only
// passing through: whoever keeps one puts it together in the statement that keeps it.

export interface Upload {
  readonly id: string
  /** In bytes. */
  readonly size: number
  /** In hexadecimal. */
  readonly sha256: string
}

const PIECE_BYTES = 1 << 18

/** Takes a file in, piece by piece. Each piece is a statement by itself, so `tx` is no transaction that others would wait for. */
export async function takeIn(tx: Tx, id: string, bytes: AsyncIterable<Uint8Array>, now: Date): Promise<Upload> {
  const sum = createHash('sha256')
  let size = 0
  let position = 0
  for await (const piece of inPieces(bytes)) {
    sum.update(piece)
    size += piece.length
    await run(
      tx,
      sql`insert into upload_piece (upload_id, position, at, bytes) values (${id}, ${position++}, ${now}, ${piece})`,
    )
  }
  return { id, size, sha256: sum.digest('hex') }
}

async function* inPieces(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let held: Uint8Array[] = []
  let length = 0
  for await (const chunk of bytes) {
    held.push(chunk)
    length += chunk.length
    if (length < PIECE_BYTES) continue
    const whole = Buffer.concat(held)
    const end = length - (length % PIECE_BYTES)
    for (let from = 0; from < end; from += PIECE_BYTES) yield whole.subarray(from, from + PIECE_BYTES)
    held = [whole.subarray(end)]
    length -= end
  }
  if (length > 0) yield Buffer.concat(held)
}

/** The bytes of an upload, piece by piece; none where there is no such. */
export async function* piecesOf(tx: Tx, id: string): AsyncGenerator<Buffer> {
  for (let position = 0; ; position++) {
    const piece = await row(
      tx,
      sql<{ bytes: Buffer }>`select bytes from upload_piece where upload_id = ${id} and position = ${position}`,
    )
    if (!piece) return
    yield piece.bytes
  }
}

/** An upload whole, within a statement that keeps it: it does not come by here. */
export const wholeOf = (id: string): RawBuilder<Buffer> =>
  sql`(select coalesce(string_agg(bytes, '' order by position), '') from upload_piece where upload_id = ${id})`

/** Lets uploads go. */
export const letGo = (tx: Tx, ids: readonly string[]) =>
  run(tx, sql`delete from upload_piece where upload_id = any(${uuids(ids)})`)

/** Longer than any upload takes. */
const BROKEN_OFF_AFTER_HOURS = 24

/** What a process that was killed had taken in. */
export const sweepUploads = job({
  name: 'uploads:sweep',
  payload: z.object({}),
  schedule: '37 18 * * *',
  run: ({ writing }) =>
    writing(async (work) => {
      await run(
        work.tx,
        sql`delete from upload_piece where at < ${work.now}::timestamptz - make_interval(hours => ${BROKEN_OFF_AFTER_HOURS})`,
      )
    }),
})
