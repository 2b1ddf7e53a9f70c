import { setTimeout as wait } from 'node:timers/promises'
import { lastFailure, listBackups, nextFile, noteFailure, sweep } from '../platform/backup/folder.ts'
import {
  type BackupMade,
  type BackupStanding,
  type Backups,
  type Header,
  type Sealing,
  writeBackup,
} from '../platform/backup/index.ts'
import { isDue, lastOf, RETRY_AFTER_MS } from '../platform/backup/retention.ts'
import { type Turn, takeTurn } from '../platform/backup/turn.ts'
import { writeProblem } from '../platform/backup/write.ts'
import { withClient } from '../platform/client.ts'
import { type Config, versionIn } from '../platform/config.ts'
import type { Logger } from '../platform/log.ts'
import { databaseProblem, type Postgres } from '../platform/postgres/index.ts'
import { keyIn, keysWritten } from '../platform/secrets.ts'
import { StartupProblem } from '../platform/startupProblem.ts'
import type { Text } from '../shared/text.ts'

/** The data and how it is reached. */
export interface Source {
  readonly config: Config
  readonly postgres: Postgres
}

export interface Wish {
  readonly sealing: Sealing | null
  /** The key that seals passwords stays out of the file. */
  readonly withoutKey?: boolean
  readonly tell?: (done: number) => void
  readonly signal?: AbortSignal
}

/** Writes all that the database holds into a file; see writeBackup. */
export async function backUpTo(file: string, { config, postgres }: Source, wish: Wish): Promise<BackupMade> {
  return writeBackup(postgres.connection('owner'), file, {
    jinke: versionIn(config.root),
    now: new Date(),
    secretKey: wish.withoutKey ? 'elsewhere' : await secretKeyOf(config),
    sealing: wish.sealing,
    tell: wish.tell,
    signal: wish.signal,
  })
}

/** One that the environment gives is the operator's to keep apart. */
async function secretKeyOf(config: Config): Promise<Header['secretKey']> {
  if (config.secretKey) return 'elsewhere'
  const base64 = await keysWritten(keyIn(config.data))
  return base64 === null ? 'absent' : { base64 }
}

/**
 * Makes a backup in the folder where they are kept and lets go of those whose time is over. That it failed is noted there
 * before it is thrown; that it was broken off is not.
 */
export async function backUp(
  source: Source,
  { beforeUpgrade = false, tell, signal }: Pick<Wish, 'tell' | 'signal'> & { beforeUpgrade?: boolean } = {},
) {
  const { folder, recipients } = source.config.backups
  const now = new Date()
  try {
    const sealing = recipients.length > 0 ? { recipients } : null
    const made = await backUpTo(nextFile(folder, now, { beforeUpgrade }), source, { sealing, tell, signal })
    sweep(source.config.backups)
    noteFailure(folder, null)
    return made
  } catch (error) {
    if (!signal?.aborted) noteFailure(folder, { at: now, why: wordsFor(error as Error, source.config) })
    throw error
  }
}

function wordsFor(error: Error, config: Config): Text {
  const problem = error instanceof StartupProblem ? error : databaseProblem(error, config)
  return problem?.text ?? { zh: error.message, en: error.message }
}

const LOOK_EVERY_MS = 60_000

/** Makes backups while a server serves: when it is asked, and every night once `everyNight` is called. Never two at once of a database. */
export interface BackupKeeper extends Backups {
  everyNight(): void
  /** Breaks off the one that is being made. */
  stop(): Promise<void>
}

export function keepBackups(source: Source & { log: Logger }): BackupKeeper {
  const plan = source.config.backups
  const stopping = new AbortController()
  const { signal } = stopping
  const turnToMake = () => takeTurn(source.postgres.connection('owner'))
  let failed: BackupStanding['failed'] = null
  let making = Promise.resolve()
  let watching = Promise.resolve()

  const make = async ({ tell }: Turn) => {
    const at = new Date()
    failed = null
    try {
      await backUp(source, { tell, signal })
    } catch (error) {
      if (signal.aborted) return
      failed = { at, why: wordsFor(error as Error, source.config) }
      source.log.error({ error: (error as Error).message }, 'the backup failed')
    }
  }
  const isDue = () => isBackupDue(source, new Date())
  const makeWhereDue = async () => {
    if (!(await isDue())) return
    const turn = await turnToMake()
    try {
      // Whoever had the turn before may have made it, where the folder is theirs too.
      if (turn && (await isDue())) await make(turn)
    } finally {
      await turn?.end()
    }
  }
  const watch = async () => {
    while (!signal.aborted) {
      await makeWhereDue().catch(() => undefined)
      await wait(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined)
    }
  }
  return {
    standing() {
      try {
        const kept = listBackups(plan.folder)
        // A folder that cannot be written to keeps no note either; another process may have got further since.
        const last = lastOf(kept, new Date())
        const unnoted = failed && last && last.takenAt > failed.at ? null : failed
        return { plan, kept, failed: lastFailure(plan.folder) ?? unnoted }
      } catch (error) {
        const why = wordsFor(writeProblem(error as NodeJS.ErrnoException, plan.folder), source.config)
        return { plan, kept: [], failed: { at: new Date(), why } }
      }
    },
    async begin() {
      const turn = await turnToMake()
      if (turn) making = make(turn).finally(turn.end)
      return turn !== null
    },
    everyNight() {
      watching = watch()
    },
    async stop() {
      stopping.abort()
      await Promise.all([watching, making])
    },
  }
}

/** Whether the hour of one has come, and the last attempt did not fail just now. */
export async function isBackupDue({ config, postgres }: Source, now: Date): Promise<boolean> {
  const { folder, at } = config.backups
  if (at === null) return false
  const failed = lastFailure(folder)
  if (failed && now.getTime() - failed.at.getTime() < RETRY_AFTER_MS) return false
  const last = lastOf(listBackups(folder), now)?.takenAt ?? (await begunAt(postgres))
  return last !== null && isDue(at, last, now)
}

/** When there was first something to keep; null where there is nothing yet. */
async function begunAt(postgres: Postgres): Promise<Date | null> {
  return withClient(postgres.connection('owner'), async (client) => {
    const { rows } = await client.query<{ at: string | null }>(
      'select min(created_at)::text as at from public.hosted_company',
    )
    return rows[0]?.at ? new Date(rows[0].at) : null
  })
}
