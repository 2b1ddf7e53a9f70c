import pg from 'pg'
import { expect, test } from 'vitest'
import { openBlank } from '../testing/app.ts'
import { keepingClient, StatementNames } from './prepared.ts'

test('a statement that comes often is kept by its connection, and answers each value rightly', async () => {
  const jinke = await openBlank()
  const pool = new pg.Pool({ ...jinke.owner, max: 1, Client: keepingClient(new StatementNames()) })
  const kept = async (text: string) => {
    const { rows } = await pool.query('select count(*)::int as n from pg_prepared_statements where statement = $1', [
      text,
    ])
    return rows[0].n
  }
  try {
    const often = 'select $1::int * 2 as twice'
    const answers: number[] = []
    for (let value = 1; value <= 8; value++) answers.push((await pool.query(often, [value])).rows[0].twice)
    expect(answers).toEqual([2, 4, 6, 8, 10, 12, 14, 16])
    expect(await kept(often)).toBe(1)
    const once = 'select $1::int * 3 as thrice'
    await pool.query(once, [1])
    expect(await kept(once)).toBe(0)
    const anew = 'select $1::int * 4 as fourfold /* planned anew */'
    for (let value = 1; value <= 8; value++) await pool.query(anew, [value])
    expect(await kept(anew)).toBe(0)
  } finally {
    await pool.end()
    await jinke.close()
  }
})

test('a connection keeps so many statements; the one that was not asked for longest is let go, and comes back when it is asked again', async () => {
  const jinke = await openBlank()
  const pool = new pg.Pool({ ...jinke.owner, max: 1, Client: keepingClient(new StatementNames(), 2) })
  const times = (n: number) => `select $1::int * ${n} as product`
  const often = async (n: number) => {
    for (let asked = 0; asked < 4; asked++) expect((await pool.query(times(n), [5])).rows[0].product).toBe(5 * n)
  }
  const kept = async () => {
    const { rows } = await pool.query(`select statement from pg_prepared_statements where statement like '%as product'`)
    return rows.map(({ statement }) => statement).toSorted()
  }
  try {
    for (const n of [2, 3, 2, 4]) await often(n)
    expect(await kept()).toEqual([times(2), times(4)])
    // Also where a transaction was broken off between.
    const client = await pool.connect()
    await client.query('begin')
    await expect(client.query('select 1/$1::int', [0])).rejects.toThrow('division by zero')
    await expect(client.query(times(3), [5])).rejects.toThrow('aborted')
    await client.query('rollback')
    client.release()
    await often(3)
    await often(2)
    expect(await kept()).toEqual([times(2), times(3)])
  } finally {
    await pool.end()
    await jinke.close()
  }
})
