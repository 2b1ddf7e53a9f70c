import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest'
import { z } from 'zod'
import { openApp, type TestApp } from '../testing/app.ts'
import { lineTo } from '../testing/cutting.ts'
import { enqueue, job, startWorker } from './jobs.ts'
import { createLog } from './log.ts'
import { JobLost } from './presence.ts'
import { run, sql } from './sql.ts'

let app: TestApp
beforeAll(async () => {
  app = await openApp()
})
// One that hangs is left behind.
afterEach(() => app.query('delete from graphile_worker._private_jobs'))
afterAll(() => app.close())

const done: number[] = []
const hangs = job({ name: 'test:hangs', payload: z.object({}), run: () => new Promise<void>(() => undefined) })
const counts = job({
  name: 'test:counts',
  payload: z.object({ n: z.int() }),
  run: async (_context, { n }) => void done.push(n),
})
const LOOK_MS = 20
let longs = 0
const long = job({
  name: 'test:long',
  payload: z.object({}),
  async run({ writing }) {
    longs += 1
    await delay(15 * LOOK_MS)
    await writing((work) => run(work.tx, sql`set transaction isolation level repeatable read`))
  },
})
const told: (Error | 'kept')[] = []
let goOn: (() => void) | null = null
/** Its first run writes only when it is told to go on. */
const waits = job({
  name: 'test:waits',
  payload: z.object({}),
  async run({ writing }) {
    if (!goOn)
      await new Promise<void>((done) => {
        goOn = done
      })
    await writing((work) => enqueue(work, counts, { n: 3 })).then(
      () => told.push('kept'),
      (error) => told.push(error),
    )
  },
})
const ask = (n: number) => app.writing((work) => enqueue(work, counts, { n }))

test('a job that hangs when the database is lost keeps neither the others waiting nor the process alive', async () => {
  const { options: _inCompany, ...owner } = app.owner
  const log = createLog('silent')
  const worker = await startWorker({ owner, companies: app.companies, log, graceMs: 100 })
  await app.writing((work) => enqueue(work, hangs, {}))
  await ask(1)
  await expect.poll(() => done).toEqual([1])
  await app.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'jinke worker%' and datname = current_database()`,
  )
  await ask(2)
  await expect.poll(() => done, { timeout: 10_000 }).toEqual([1, 2])
  await worker.stop()
})

test('a job that takes long, and one that works on one snapshot, is done once, however often it is looked whose worker is missing', async () => {
  const { options: _inCompany, ...owner } = app.owner
  const worker = await startWorker({ owner, companies: app.companies, log: createLog('silent'), lookMs: LOOK_MS })
  await app.writing((work) => enqueue(work, long, {}))
  await expect.poll(() => app.query('select from graphile_worker._private_jobs'), { timeout: 5_000 }).toEqual([])
  expect(longs).toBe(1)
  await worker.stop()
})

const { host, port } = inject('database').owner

test.skipIf(typeof host !== 'string')(
  'a run that lost its job, and does not know it, writes nothing any more: the job is done once',
  async () => {
    const line = await lineTo({ host: host as string, port: port as number })
    const { options: _inCompany, ...owner } = { ...app.owner, host: '127.0.0.1', port: line.port }
    const log = createLog('silent')
    const worker = await startWorker({ owner, companies: app.companies, log, graceMs: 50, lookMs: LOOK_MS })
    done.length = 0
    await app.writing((work) => enqueue(work, waits, {}))
    await expect.poll(() => goOn).not.toBeNull()
    line.cut('presenceUnheard')
    await expect.poll(() => told, { timeout: 5_000 }).toEqual(['kept'])
    goOn?.()
    await expect.poll(() => told).toEqual(['kept', expect.any(JobLost)])
    await expect.poll(() => done).toEqual([3])
    await worker.stop()
    await line.close()
  },
)
