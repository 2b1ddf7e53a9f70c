import type pg from 'pg'
import type { Reach } from '../client.ts'

/** The owner migrates; the app serves, with the least rights. */
export type DatabaseRole = 'owner' | 'app'

/** Who serves a data folder to browsers. */
export interface Serving {
  readonly url: string
  readonly pid: number
}

/** The database as the rest of Jinke sees it: embedded in the data folder, or somebody's server. */
export interface Postgres {
  readonly kind: 'embedded' | 'server'
  /** server_version_num: 180004. */
  readonly version: number
  /** How a role connects. It holds for the life of the process, also across a crash of the database. */
  connection(role: DatabaseRole): Reach
  /**
   * Takes the right to serve this data: null when taken, else who has it. The embedded database lets one
   * process serve; a server lets any number.
   */
  takeServing(serving: Serving): Promise<Serving | null>
  /** Lets go. The last process that uses an embedded database stops it cleanly. Close your own connections first. */
  close(): Promise<void>
}

/** server_version_num */
export async function versionOf(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ version: string }>(`select current_setting('server_version_num') as version`)
  return Number(rows[0]?.version)
}
