import { openPool, type withClient } from '../../platform/client.ts'

// Through the platform's own doors: beside the benchmark's tools lie other types of the driver.

/** How the database is reached. */
export type Connection = Parameters<typeof withClient>[0]
/** An open connection to it. */
export type Connected = Parameters<Parameters<typeof withClient>[1]>[0]

export interface Held {
  client: Connected
  end(): Promise<void>
}

/** A connection that stays open until it is ended. */
export async function connect(connection: Connection): Promise<Held> {
  const pool = openPool({ ...connection, max: 1, idleTimeoutMillis: 0 })
  const client = await pool.connect()
  return {
    client: client as Connected,
    async end() {
      client.release(true)
      await pool.end()
    },
  }
}
