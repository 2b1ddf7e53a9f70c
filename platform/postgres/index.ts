import type { Config } from '../config.ts'
import { type Binaries, shippedBinaries } from './binaries.ts'
import { openEmbedded, type Tell } from './embedded.ts'
import type { Postgres } from './postgres.ts'
import { openServer } from './server.ts'

export type { Tell } from './embedded.ts'
export type { DatabaseRole, Postgres, Serving } from './postgres.ts'

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
    : openServer(config.databaseUrl)
}
