import { type Connection, connect } from '../stage/connection.ts'

/** As what the database takes each parameter of a statement: asked by preparing it. */
export async function parameterTypes(connection: Connection, texts: Iterable<string>): Promise<Map<string, string[]>> {
  const { client, end } = await connect(connection)
  const found = new Map<string, string[]>()
  try {
    for (const text of new Set(texts)) {
      if (!/\$\d/.test(text)) continue
      await client.query(`prepare asked as ${text}`)
      const { rows } = await client.query<{ types: string[] }>(
        `select parameter_types::text[] as types from pg_prepared_statements where name = 'asked'`,
      )
      found.set(text, rows[0]?.types ?? [])
      await client.query('deallocate asked')
    }
  } finally {
    await end()
  }
  return found
}
