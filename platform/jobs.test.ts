import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { openApp, type TestApp } from '../testing/app.ts'
import { enqueue, job, startWorker } from './jobs.ts'
import { createLog } from './log.ts'

let app: TestApp
beforeAll(async () => {
  app = await openApp()
})
afterAll(() => app.close())

const done: number[] = []
const hangs = job({ name: 'test:hangs', payload: z.object({}), run: () => new Promise<void>(() => undefined) })
const counts = job({
  name: 'test:counts',
  payload: z.object({ n: z.int() }),
  run: async (_context, { n }) => void done.push(n),
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
