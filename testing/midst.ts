import type pg from 'pg'
import { openClient } from '../platform/client.ts'
import { ask, eventually } from '../platform/postgres/testing/index.ts'

/** How many stand before a table to write to it. */
export const writersWaiting = (database: pg.ClientConfig, table: string): Promise<number> =>
  waiting(database, table, 'RowExclusiveLock')

const waiting = async (database: pg.ClientConfig, table: string, mode: string): Promise<number> =>
  Number(
    await ask(
      database,
      `select count(*) from pg_locks where relation = '${table}'::regclass and mode = '${mode}' and not granted`,
    ),
  )

/** Begins work that writes to a table in several transactions; after the first it stands still, until what is answered lets it go. */
export async function inTheMidst(
  database: pg.ClientConfig,
  table: string,
  begin: () => Promise<unknown>,
): Promise<() => Promise<void>> {
  const lock = `begin; lock table ${table} in share mode`
  const [first, second] = [await openClient(database), await openClient(database)]
  await first.query(lock)
  await begin()
  await eventually(() => writersWaiting(database, table))
  // Next in line behind the first transaction, before the second.
  const standing = second.query(lock)
  await eventually(() => waiting(database, table, 'ShareLock'))
  await first.end()
  await standing
  return () => second.end()
}
