import { inTurn } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import { type Refusal, Refused } from '../../shared/refusal.ts'
import { settingOf } from '../../shared/setting.ts'
import { lockedOut } from './refusals.ts'
import * as sessions from './sessions.repo.ts'
import { failuresUntilLock, lockMinutes } from './settings.ts'

const MINUTE = 60_000
/** One address may fail for several colleagues behind it. */
const FAILURES_PER_ADDRESS = 10

/** What became of a guess. A wrong one is kept though it is refused, so the refusal is thrown after the transaction. */
export type Guessed<T> = { right: T } | { why: Refusal }

export function unless<T>(guessed: Guessed<T>): T {
  if ('why' in guessed) throw new Refused(guessed.why)
  return guessed.right
}

/**
 * G4: lets a password, a code or a passkey be tried. `of` says what is guessed at: the login, or of whom a factor is. Too
 * many wrong ones lock it for a while, and the address they came from; the right one in time forgets them. `attempt`
 * answers null for a wrong guess.
 */
export async function guess<T>(
  work: Work,
  { of, ip }: { of: string; ip: string },
  wrong: Refusal,
  attempt: () => Promise<T | null>,
): Promise<Guessed<T>> {
  const lock = settingOf(work.settings, lockMinutes)
  const most = settingOf(work.settings, failuresUntilLock)
  // Attempts at one thing wait for each other, so that parallel guesses are counted too.
  await inTurn(work.tx, `sign in ${of}`)
  const locking = await sessions.lockingFailure(
    work.tx,
    { login: of, ip },
    new Date(work.now.getTime() - lock * MINUTE),
    {
      byLogin: most,
      byIp: most * FAILURES_PER_ADDRESS,
    },
  )
  if (locking) return { why: tellLock(Date.parse(locking) + lock * MINUTE - work.now.getTime()) }
  const right = await attempt()
  if (right === null) {
    await sessions.noteFailure(work.tx, of, ip, work.now)
    return { why: wrong }
  }
  await sessions.forgetFailures(work.tx, of)
  return { right }
}

const tellLock = (ms: number) => lockedOut({ minutes: Math.ceil(ms / MINUTE) }, { retryAfter: Math.ceil(ms / 1000) })
