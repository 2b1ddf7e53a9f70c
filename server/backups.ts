import { setTimeout as wait } from 'node:timers/promises'
import { lastFailure, listBackups, nextFile, noteFailure, sweep } from '../platform/backup/folder.ts'
import { type BackupMade, type Header, type Sealing, writeBackup } from '../platform/backup/index.ts'
import { isDue } from '../platform/backup/retention.ts'
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
const RETRY_AFTER_MS = 3_600_000

/** Makes the nightly backups for as long as the server serves. */
export function keepBackups(source: Source & { log: Logger }): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const { signal } = stopping
  const keeping = (async () => {
    while (!signal.aborted) {
      await backUpWhereDue(source, new Date(), signal).catch((error) => {
        if (!signal.aborted)
          source.log.error({ error: error.message }, 'the backup failed; it is tried again in an hour')
      })
      await wait(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined)
    }
  })()
  return {
    async stop() {
      stopping.abort()
      await keeping
    },
  }
}

/** Makes one where one is due, and the last attempt did not fail just now. Answers whether it did. */
export async function backUpWhereDue(source: Source, now: Date, signal?: AbortSignal): Promise<boolean> {
  const { folder, at } = source.config.backups
  if (at === null) return false
  const failed = lastFailure(folder)
  if (failed && now.getTime() - failed.at.getTime() < RETRY_AFTER_MS) return false
  const last = listBackups(folder)[0]?.takenAt ?? (await begunAt(source.postgres))
  if (!last || !isDue(at, last, now)) return false
  await backUp(source, { signal })
  return true
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
