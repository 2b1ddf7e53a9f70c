import { readConfig } from '../../platform/config.ts'
import { openPostgres } from '../../platform/postgres/index.ts'
import { type Connection, connect } from './connection.ts'
import { onStop } from './ending.ts'
import { environmentOf, root } from './root.ts'

const SCHEMA = 'company_main'

/** The database of a company's folder, beside the server or without one. */
export interface Database {
  app: Connection
  /** Asks as the owner: to choose whom and what the load is about. */
  ask<T>(statement: string, values?: unknown[]): Promise<T[]>
  close(): Promise<void>
}

export async function openDatabase(data: string): Promise<Database> {
  const postgres = await openPostgres(readConfig(environmentOf(data), root))
  const inSchema = (role: 'owner' | 'app', more = '') => {
    const connection = postgres.connection(role)
    return { ...connection, options: `${connection.options ?? ''} -c search_path=${SCHEMA},public${more}`.trim() }
  }
  const { client, end } = await connect(inSchema('owner', ' -c session_replication_role=replica'))
  let closed = false
  const close = async () => {
    if (closed) return
    closed = true
    await end()
    await postgres.close()
  }
  const forget = onStop(close)
  return {
    app: inSchema('app'),
    ask: async (statement, values) => (await client.query(statement, values)).rows as never,
    async close() {
      forget()
      await close()
    },
  }
}
