import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openApp, type TestApp } from '../../testing/app.ts'
import { countingStatements } from '../quantity/index.ts'

/** What the views that count say, and the migration that emptied what was kept when they came to say it. */
const COUNTED_BY = { mark: '38bb2e13a2647331', emptiedIn: '0044_standing_figures.sql' }

let app: TestApp
beforeAll(async () => {
  app = await openApp()
})
afterAll(() => app.close())

/** The views that the statements of kept figures read, and those that these read, with what they say. */
async function viewsRead(): Promise<string[]> {
  const views = await app.query<{ name: string; says: string }>(
    'select viewname as name, definition as says from pg_views where schemaname = current_schema()',
  )
  const named = (text: string) => views.filter(({ name }) => new RegExp(`\\b${name}\\b`).test(text))
  const found = new Map<string, string>()
  const follow = (text: string): void => {
    for (const { name, says } of named(text)) {
      if (found.has(name)) continue
      found.set(name, says)
      follow(says)
    }
  }
  for (const [, statement] of await app.writing(async (work) => countingStatements(work))) follow(statement)
  const [here] = await app.query<{ schema: string }>('select current_schema() as schema')
  return [...found]
    .map(([name, says]) => `${name}: ${says.replaceAll(`${here?.schema}.`, '').replace(/\s+/g, ' ')}`)
    .sort()
}

test('G2: who changes a view that kept figures count by empties, in that migration, what is kept', async () => {
  const views = await viewsRead()
  expect(views.map((view) => view.split(':')[0])).toEqual(expect.arrayContaining(['live_order', 'live_touch']))
  const mark = createHash('sha256').update(views.join('\n')).digest('hex').slice(0, 16)
  expect(mark, `what the views say has changed: delete from kept_state in that migration, and name it here`).toBe(
    COUNTED_BY.mark,
  )
  const migration = readFileSync(join(import.meta.dirname, '../../db/migrations', COUNTED_BY.emptiedIn), 'utf8')
  expect(migration).toContain('delete from kept_state;')
})
