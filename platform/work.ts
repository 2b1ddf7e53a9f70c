import type { Actor } from '../shared/actor.ts'
import type { Day } from '../shared/calendar.ts'
import type { Settings } from '../shared/setting.ts'
import type { Locale } from '../shared/text.ts'
import type { Backups } from './backup/keeping.ts'
import type { Keyring } from './keyring.ts'
import type { Tx } from './sql.ts'

/** Which company's data a piece of work is about. */
export interface CompanyRef {
  readonly slug: string
  readonly schema: string
}

/**
 * One piece of work: everything an action may depend on besides its input. A writing request, a
 * subscriber or a job gives `tx` as its one transaction; a reading request gives the pool.
 */
export interface Work {
  readonly tx: Tx
  readonly company: CompanyRef
  readonly zone: string
  readonly by: Actor
  readonly now: Date
  /** The company's day at `now`. */
  readonly today: Day
  readonly settings: Settings
  readonly locale: Locale
  readonly traceId: string
  /** With what secrets are sealed. */
  readonly keyring: Keyring
  /** What this server keeps of all companies, in case. */
  readonly backups: Backups
  /** The version the caller saw (If-Match), where it told one. */
  readonly ifMatch?: number | undefined
}
