import type { withClient } from '../platform/client.ts'

// The benchmark fills companies by it too, beside whose tools lie other types of the driver.
type Connected = Parameters<Parameters<typeof withClient>[1]>[0]

/** Lets a bulk of rows in without an index to keep, then makes the indexes as they were; `act` may have some of them made earlier. */
export async function withoutIndexes(
  client: Connected,
  tables: readonly string[],
  act: (make: (names: readonly string[]) => Promise<void>) => Promise<void>,
): Promise<void> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i
     where i.indrelid = any($1::text[]::regclass[]) and not exists (select from pg_constraint c where c.conindid = i.indexrelid)`,
    [tables],
  )
  const missing = new Map(rows.map(({ name, definition }) => [name, definition]))
  const make = async (names: readonly string[]) => {
    for (const name of names) {
      const definition = missing.get(name)
      if (!definition) throw new Error(`no index ${name} was dropped`)
      await client.query(definition)
      missing.delete(name)
    }
  }
  for (const name of missing.keys()) await client.query(`drop index ${name}`)
  await act(make)
  await make([...missing.keys()])
}
