import { texts } from '../../shared/text.ts'
import { isDatabaseAway, isDiskFull } from '../client.ts'
import type { Config } from '../config.ts'
import { StartupProblem } from '../startupProblem.ts'
import { type Binaries, shippedBinaries } from './binaries.ts'
import { openEmbedded, type Tell } from './embedded.ts'
import { diskFull } from './folder.ts'
import type { Postgres } from './postgres.ts'
import { openServer } from './server.ts'

export type { Tell } from './embedded.ts'

const words = texts({
  away: {
    zh: '数据库中断了：{reason}。数据未受影响；请再启动一次，或运行 jinke doctor。',
    en: 'The database went away: {reason}. The data is unharmed; start again, or run jinke doctor.',
  },
})

export type { DatabaseRole, Postgres, Serving } from './postgres.ts'

/** What an error of the database tells of its surroundings, as a line for people; null where it is none of that. */
export function databaseProblem(error: Error, { data }: Config): StartupProblem | null {
  if (isDiskFull(error)) return diskFull(data)
  return isDatabaseAway(error) ? new StartupProblem(words.away, { reason: error.message }, 'unavailable') : null
}

/**
 * Opens the database: DATABASE_URL's server, or the one embedded in the data folder.
 * Throws a StartupProblem where it cannot; then nothing has been changed that was there before.
 */
export async function openPostgres(
  config: Config,
  { binaries, tell = () => undefined }: { binaries?: Binaries; tell?: Tell } = {},
): Promise<Postgres> {
  return config.databaseUrl === null
    ? openEmbedded(config, binaries ?? shippedBinaries(), tell)
    : openServer(config.databaseUrl, config.appLogin)
}
