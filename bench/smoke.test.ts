import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hasPgbench } from './limit/pgbench.ts'
import { readOptions, WrongOption } from './options.ts'
import { compare } from './report/compare.ts'
import { drawPicture } from './report/picture.ts'
import type { Result } from './report/result.ts'
import { earlierResults } from './report/save.ts'
import { writeTable } from './report/table.ts'
import { measureSize } from './size.ts'
import { endAll } from './stage/ending.ts'

// The whole of the benchmark, tiny, so that it does not rot: what it finds means nothing.

const PARTS = 'today,touch,claim,export'
let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jinke-bench-smoke-'))
  // As root the database runs as another account, which must get through.
  chmodSync(folder, 0o755)
})
afterAll(async () => {
  await endAll()
  rmSync(folder, { recursive: true, force: true })
})

test('the benchmark builds a company, drives it, and measures the database by the same statements', async () => {
  const options = {
    ...readOptions(['--sizes', '200', '--clients', '2', '--seconds', '0.05', '--parts', PARTS]),
    limit: await hasPgbench(),
  }
  const size = await measureSize(
    200,
    options,
    { data: join(folder, 'data'), plans: join(folder, 'plans') },
    () => undefined,
  )
  expect(size.parts.map(({ id }) => id)).toEqual(['today', 'touch', 'claim'])
  for (const { id, runs, statements } of size.parts) {
    expect(runs[0], id).toMatchObject({ clients: 2, failed: 0, firstFailure: null })
    expect(runs[0]?.operations, id).toBeGreaterThan(0)
    if (!options.limit) continue
    expect(statements, id).toBeGreaterThan(1)
    expect(runs[0]?.limit, id).toMatchObject({ connections: 2, problem: null })
    expect(runs[0]?.limit?.rate, id).toBeGreaterThan(0)
  }
  // Of what a write makes there is a plan too: it is explained with ids of its own.
  if (options.limit) expect(readFileSync(join(folder, 'plans', '200', 'touch.txt'), 'utf8')).not.toMatch(/^-- [a-z]/m)
  expect(size.files.map(({ moved }) => moved.rows)).toEqual([200, 200])

  const result: Result = {
    at: '2026-06-01T02:00:00.000Z',
    machine: {
      cores: 2,
      cpu: '',
      memoryGb: 8,
      system: '',
      node: '',
      commit: 'none',
      changed: false,
      load: [0],
      busy: [],
    },
    loadAtEnd: [0],
    options,
    sizes: [size],
    seconds: 1,
  }
  const twice = structuredClone(result)
  for (const part of twice.sizes[0]?.parts ?? []) for (const run of part.runs) run.rate *= 2
  const slower = compare([twice], result).filter(({ clients }) => clients === 2)
  expect(slower.map(({ regression }) => regression)).toEqual(size.parts.map(() => true))
  expect(writeTable(result, slower)).toContain('✗ slower today')
  expect(drawPicture(result)).toContain('the day’s list')
}, 180_000)

test('each part is compared with the last run that measured it as long, not with a look at the screens since', () => {
  const results = join(folder, 'results')
  mkdirSync(results)
  const keep = (name: string, seconds: number, ...parts: [id: string, rate: number][]) =>
    writeFileSync(join(results, `${name}.json`), JSON.stringify(ranFor(seconds, parts)))
  keep('latest', 5, ['claim', 400], ['list', 400])
  keep('2026-06-01T0200-a', 5, ['list', 300], ['touch', 300])
  keep('2026-06-02T0200-b', 5, ['list', 100])
  keep('2026-06-03T0200-small', 0.7, ['list', 900], ['touch', 900], ['claim', 900])
  keep('2026-06-03T0200-small-browser', 5, ['list', 900])
  const now = ranFor(5, [
    ['list', 101],
    ['touch', 150],
    ['claim', 800],
    ['new', 1],
  ])
  const found = compare(earlierResults(results), now)
  expect(found.map(({ part, before, regression }) => ({ part, before, regression }))).toEqual([
    { part: 'touch', before: 300, regression: true },
    { part: 'claim', before: 400, regression: false },
  ])
})

/** As much of a run as it is compared by. */
const ranFor = (seconds: number, parts: readonly [id: string, rate: number][]) =>
  ({
    options: { seconds },
    sizes: [{ customers: 200, parts: parts.map(([id, rate]) => ({ id, runs: [{ clients: 2, rate }] })), files: [] }],
  }) as unknown as Result

test('what cannot be measured is told before anything is built', () => {
  for (const wrong of ['--sizes=many', '--clients=1.5', '--seconds=0', '--parts=today,todya', '--fast'])
    expect(() => readOptions([wrong]), wrong).toThrow(WrongOption)
  expect(readOptions(['--parts=search.pinyin,today']).parts).toEqual(['search.pinyin', 'today'])
})
