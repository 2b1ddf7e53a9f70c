import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { foldName, looseName } from '../../shared/name.ts'
import { openApp, type TestApp } from '../../testing/app.ts'
import { plantCustomers } from '../../testing/customers.ts'
import { keyOf } from './actions/contacts.ts'
import { proposeFor } from './actions/proposals.ts'

// G4 on public sets of records whose true duplicates are known. Restaurants are firms with numbers, as ours are.
// FEBRL's are persons with typing errors in every field: there a number (its social security number stands for one)
// is all that counts, since of two persons the name alone proves nothing.

const data = '../shared/data/6-linkage'
const unless = existsSync(data) ? '' : ` (skipped: no ${data})`

interface Entry {
  name: string
  number: string
  /** Equal for entries of the same firm or person. */
  truth: string
}

let app: TestApp
beforeAll(async () => {
  app = await openApp()
})
afterAll(() => app.close())

/** Enters them all, lets each look for its likes, and compares what is proposed with the truth. */
async function measure(entries: readonly Entry[], kind: 'organisation' | 'person') {
  const planted = await plantCustomers(
    app,
    entries.map(({ name }) => ({ name, kind })),
  )
  const rows = planted.map(({ id }, n) => {
    const { name, number } = entries[n] as Entry
    return { id, name, fold: foldName(name), loose: looseName(name), number, key: keyOf('phone', number) }
  })
  const given = [JSON.stringify(rows)]
  const recordset = 'jsonb_to_recordset($1) as g(id uuid, name text, fold text, loose text, number text, key text)'
  await app.query(
    `insert into customer_name (customer_id, name, fold, loose, main) select id, name, fold, loose, true from ${recordset}`,
    given,
  )
  await app.query(
    `insert into contact_point (id, customer_id, kind, value, key) select gen_random_uuid(), id, 'phone', number, key from ${recordset} where number <> ''`,
    given,
  )
  await app.writing(async (work) => {
    for (const { id } of rows) await proposeFor(work, id)
  })
  const truthOf = new Map(rows.map(({ id }, n) => [id, entries[n]?.truth]))
  const proposed = await app.query<{ one_id: string; other_id: string }>(
    'select one_id, other_id from duplicate_proposal where one_id = any($1)',
    [rows.map((row) => row.id)],
  )
  const right = proposed.filter((p) => truthOf.get(p.one_id) === truthOf.get(p.other_id)).length
  const sizes = new Map<string, number>()
  for (const { truth } of entries) sizes.set(truth, (sizes.get(truth) ?? 0) + 1)
  const pairs = [...sizes.values()].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0)
  return { pairs, proposed: proposed.length, right, precision: right / proposed.length, recall: right / pairs }
}

/** `f "310-475-9807" ⇥ Adriano's Ristorante 2930 Beverly Glen Circle … 310/475-9807 Italian`; the second is the truth. */
function restaurants(): Entry[] {
  return readFileSync(`${data}/secondstring/restaurant.txt`, 'latin1')
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const [, truth = '', text = ''] = line.split('\t')
      const name = /^(.*?)(?=\s+(?:\d|[A-Z]?\.? ?(?:between|at)\b))/.exec(text)?.[1] ?? text.slice(0, 30)
      return { truth, name: name.trim(), number: /\d{3}[-/ ]+\d{3}-\d{4}/.exec(text)?.[0] ?? '' }
    })
}

/** The records are `rec-223-org` and `rec-223-dup-0`. */
function febrl(file: string): Entry[] {
  return readFileSync(`${data}/febrl/${file}`, 'utf8')
    .split('\n')
    .slice(1)
    .filter(Boolean)
    .map((line) => {
      const cells = line.split(',').map((cell) => cell.trim())
      const [record = '', given = '', surname = ''] = cells
      return {
        truth: /\d+/.exec(record)?.[0] ?? '',
        name: `${given} ${surname}`.trim() || '—',
        number: cells.at(-1) ?? '',
      }
    })
}

describe('G4: duplicates found, measured', () => {
  test.skipIf(unless)(
    `restaurants of two guides: of ten true pairs nine and more are proposed, of ten proposed eight are true${unless}`,
    async () => {
      const found = await measure(restaurants(), 'organisation')
      console.info('restaurants', found)
      expect(found.recall).toBeGreaterThan(0.96)
      expect(found.precision).toBeGreaterThan(0.8)
    },
    180_000,
  )

  test.skipIf(unless)(
    `persons with typing errors (FEBRL 1): nine of ten are found, by their number alone, and none wrongly${unless}`,
    async () => {
      const found = await measure(febrl('febrl1.csv'), 'person')
      console.info('febrl1', found)
      expect(found.recall).toBeGreaterThanOrEqual(0.89)
      expect(found.precision).toBe(1)
    },
    180_000,
  )
})
