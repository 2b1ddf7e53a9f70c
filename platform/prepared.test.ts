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
  } finally {
    await pool.end()
    await jinke.close()
  }
})
