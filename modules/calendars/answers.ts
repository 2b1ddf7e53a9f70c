import { createHash } from 'node:crypto'
import { row, run, sql } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import type { Answer, LastAnswer } from './rules/answer.ts'

const hashOf = (address: string) => createHash('sha256').update(address.trim().toLowerCase()).digest()

/** A6: notes that an answer came; false where the same one was seen before, in another mailbox say. */
export async function noteAnswerSeen(work: Work, answer: Answer, taken: boolean): Promise<boolean> {
  const noted = await run(
    work.tx,
    sql`insert into answer_seen (uid, attendee_hash, sequence, stamped_at, method, taken, seen_at)
        values (${answer.uid}, ${hashOf(answer.attendee)}, ${answer.sequence}, ${answer.dtstamp}, ${answer.method}, ${taken}, ${work.now})
        on conflict do nothing`,
  )
  return noted === 1
}

/** What an invited answered last, of what was taken: for `whyNotTakeAnswer`. */
export async function lastAnswerOf(work: Work, uid: string, address: string): Promise<LastAnswer | undefined> {
  const last = await row(
    work.tx,
    sql<{ sequence: number; dtstamp: string | null }>`
      select sequence, stamped_at as dtstamp from answer_seen where uid = ${uid} and attendee_hash = ${hashOf(address)} and taken
      order by sequence desc, stamped_at desc nulls last limit 1`,
  )
  return last ?? undefined
}
