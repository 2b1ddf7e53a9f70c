import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hasPgbench } from './limit/pgbench.ts'
import { readOptions, WrongOption } from './options.ts'
import { compare } from './report/compare.ts'
import { drawPicture } from './report/picture.ts'
import type { Result } from './report/result.ts'
import { lastResult } from './report/save.ts'
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
  const slower = compare(twice, result).filter(({ clients }) => clients === 2)
  expect(slower.map(({ regression }) => regression)).toEqual(size.parts.map(() => true))
  expect(writeTable(result, slower)).toContain('✗ slower today')
  expect(drawPicture(result)).toContain('the day’s list')
}, 180_000)

test('a run is compared with the run before it, not with a look at the screens since', () => {
  const results = join(folder, 'results')
  mkdirSync(results)
  const files = ['2026-06-01T0200-a', '2026-06-02T0200-b', '2026-06-03T0200-b-browser']
  for (const at of files) writeFileSync(join(results, `${at}.json`), JSON.stringify({ at }))
  expect(lastResult(results)).toEqual({ at: '2026-06-02T0200-b' })
})

test('what cannot be measured is told before anything is built', () => {
  for (const wrong of ['--sizes=many', '--clients=1.5', '--seconds=0', '--parts=today,todya', '--fast'])
    expect(() => readOptions([wrong]), wrong).toThrow(WrongOption)
  expect(readOptions(['--parts=search.pinyin,today']).parts).toEqual(['search.pinyin', 'today'])
})
