import pg from 'pg'

/** Counts the statements that this process sends to the database while `act` runs: a page must not need more for more rows. */
export async function countStatements(act: () => Promise<unknown>): Promise<number> {
  const { query } = pg.Client.prototype
  let counted = 0
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    counted += 1
    return Reflect.apply(query, this, args)
  } as typeof query
  try {
    await act()
  } finally {
    pg.Client.prototype.query = query
  }
  return counted
}
