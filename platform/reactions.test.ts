import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { openApp, type TestApp } from '../testing/app.ts'
import { eventKind, type Published, publish, subscribe, subscribeToMany } from './events.ts'
import { row, run, sql } from './sql.ts'
import type { Work } from './work.ts'

const Data = z.object({ n: z.int() })
type Heard = readonly Published<{ n: number }>[]
const counted = eventKind('test.counted', Data)
const failing = eventKind('test.failing', Data)

const batches: number[][] = []
const transactions = new Set<string>()
const each: number[] = []
const FAILS = 3

const numbersOf = (events: Heard) => events.map(({ data }) => data.n)
async function transactionOf({ tx }: Work): Promise<string> {
  const found = await row(tx, sql<{ id: string }>`select pg_current_xact_id()::text as id`)
  return found?.id ?? ''
}

subscribeToMany('test.counts_many', counted, async (work, events) => {
  batches.push(numbersOf(events))
  transactions.add(await transactionOf(work))
})
subscribe('test.counts_each', counted, async (_work, { data }) => void each.push(data.n))
subscribeToMany('test.fails', failing, async (work, events) => {
  await run(work.tx, sql`insert into reacted select n from unnest(${numbersOf(events)}::int[]) n`)
  if (numbersOf(events).includes(FAILS)) throw new Error('not this one')
})

let app: TestApp
beforeAll(async () => {
  app = await openApp()
  await app.query(`create table reacted (n int)`)
  await app.query(`select grant_app('select, insert', 'reacted')`)
  await app.runJobs()
})
afterAll(() => app.close())

const tell = (kind: typeof counted, numbers: readonly number[]) =>
  app.writing(async (work) => {
    for (const n of numbers) await publish(work, kind, { data: { n } })
  })
const upTo = (count: number) => Array.from({ length: count }, (_, n) => n)
const waiting = async () => (await app.query('select id from reaction')).length

test('each fact is reacted to once, in its order; many that wait in one transaction', async () => {
  await tell(counted, upTo(120))
  await app.runJobs()
  expect(each).toEqual(upTo(120))
  expect(batches.flat()).toEqual(upTo(120))
  expect(batches.map(({ length }) => length)).toEqual([50, 50, 20])
  expect(transactions.size).toBe(3)
  expect(await waiting()).toBe(0)
})

test('a fact that was not committed is reacted to by nobody', async () => {
  const before = each.length
  await app
    .writing(async (work) => {
      await publish(work, counted, { data: { n: 999 } })
      throw new Error('undone')
    })
    .catch(() => undefined)
  await app.runJobs()
  expect(each).toHaveLength(before)
})

test('where one of many fails, the others are done nevertheless, and this one is tried again', async () => {
  await tell(failing, upTo(6))
  await app.runJobs()
  const done = await app.query<{ n: number }>('select n from reacted order by n')
  expect(done.map(({ n }) => n)).toEqual(upTo(6).filter((n) => n !== FAILS))
  const again = await app.query<{ attempts: number }>(
    `select attempts from graphile_worker.jobs where task_identifier = 'subscriber'`,
  )
  expect(again).toEqual([{ attempts: 1 }])
})

test('facts of a company that is gone are forgotten', async () => {
  await app.query(
    `insert into reaction (company, subscriber, event_id, trace_id) values ('gone', 'test.fails', gen_random_uuid(), '')`,
  )
  await app.runJobs()
  expect(await waiting()).toBe(0)
})

test('a fact notifies nobody as it is written: whoever notifies commits alone', async () => {
  const listener = new pg.Client(app.owner)
  await listener.connect()
  try {
    const told: string[] = []
    listener.on('notification', ({ channel }) => told.push(channel))
    await listener.query('listen "jobs:insert"')
    await listener.query('listen afterwards')
    await tell(counted, [1])
    await listener.query('notify afterwards')
    await expect.poll(() => told).toEqual(['afterwards'])
  } finally {
    await listener.end()
  }
})
