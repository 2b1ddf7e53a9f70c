import pg from 'pg'

export interface Statement {
  text: string
  values: unknown[]
}

/** The statements that this process sends to the database while `act` runs, which can look at those there are. */
export async function sentDuring(act: (sent: readonly Statement[]) => Promise<unknown>): Promise<Statement[]> {
  const { query } = pg.Client.prototype
  const sent: Statement[] = []
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const [first, second] = args
    const { text, values } = typeof first === 'string' ? { text: first, values: second } : (first as pg.QueryConfig)
    sent.push({ text, values: (values as unknown[] | undefined) ?? [] })
    return Reflect.apply(query, this, args)
  } as typeof query
  try {
    await act(sent)
  } finally {
    pg.Client.prototype.query = query
  }
  return sent
}

/** How many those are: a page must not need more for more rows. */
export const countStatements = async (act: () => Promise<unknown>): Promise<number> => (await sentDuring(act)).length
