import { afterEach, expect, test } from 'vitest'
import type { z } from 'zod'
import { openApp, type TestApp } from '../../testing/app.ts'
import { sealNothing } from '../../testing/secrecy.ts'
import { sentDuring } from '../../testing/statements.ts'
import { type CustomerItem, createCustomer, listCustomers } from '../customers/contract.ts'
import { type ImportReply, listRemarks, showImport, startImport, undoImport } from './contract.ts'

// Rows come in by the thousand: what holds of one row holds of it among many.

let app: TestApp
afterEach(() => app?.close())

async function open(): Promise<void> {
  app = await openApp()
  await sealNothing(app)
}

const sheet = (...lines: readonly (readonly (string | number)[])[]): string =>
  lines.map((cells) => cells.join(',')).join('\n')

async function post(name: string, text: string): Promise<string> {
  const form = new FormData()
  form.append('files', new Blob([text]), name)
  const reply = await app.fetch(startImport.path, {
    method: 'POST',
    headers: { authorization: `Bearer ${app.admin.key}` },
    body: form,
  })
  return ((await reply.json()) as z.infer<typeof ImportReply>).id
}

const look = (id: string) => app.admin.call(showImport, { params: { id } })

async function bringIn(name: string, text: string) {
  const id = await post(name, text)
  await app.runJobs()
  return look(id)
}

const found = async (q: string): Promise<z.infer<typeof CustomerItem>[]> =>
  (await app.admin.call(listCustomers, { query: { q, limit: 200 } })).items

const mobile = (n: number): string => `138${String(n).padStart(8, '0')}`

test('a bad row keeps none of its batch out, and is told by its line', async () => {
  await open()
  const rows = Array.from({ length: 1200 }, (_, i) => [i === 700 ? '' : `第${i}客户厂`, mobile(i), '2026-05-01'])
  const done = await bringIn('客户.csv', sheet(['客户名称', '手机', '建档日期'], ...rows))
  expect(done).toMatchObject({ state: 'done', counts: { rows: 1200, created: 1199, rejected: 1 } })
  const { items } = await app.admin.call(listRemarks, { params: { id: done.id }, query: { limit: 10 } })
  expect(items).toMatchObject([{ line: 702, rejected: true }])
})

test('a customer that a batch names twice is one; that another batch names again, too', async () => {
  await open()
  const others = Array.from({ length: 1010 }, (_, i) => [`第${i}客户厂`, mobile(i), ''])
  const done = await bringIn(
    '客户.csv',
    sheet(
      ['客户名称', '手机', '行业'],
      ['锦程印刷有限公司', '13900139000', ''],
      ['锦程印刷', '13900139000', '食品'],
      ...others,
      ['錦程印刷（有限公司）', '13900139000', '电子'],
    ),
  )
  expect(done.counts).toMatchObject({ rows: 1013, created: 1011, merged: 2, rejected: 0 })
  expect(await found('锦程')).toMatchObject([{ name: '锦程印刷有限公司', industry: '食品' }])
})

test('of two imports at once each customer comes in once', async () => {
  await open()
  const rows = Array.from({ length: 60 }, (_, i) => [`第${i}客户厂`, mobile(i)])
  const ids = await Promise.all(
    ['客户.csv', '客户 (1).csv'].map((name) => post(name, sheet(['客户名称', '手机'], ...rows))),
  )
  await app.runJobs()
  const created = (await Promise.all(ids.map(look))).map(({ state, counts }) => [state, counts.created])
  expect(created.toSorted()).toEqual([
    ['done', 0],
    ['done', 60],
  ])
  expect(await app.query('select count(*)::int as n from customer')).toEqual([{ n: 60 }])
})

test('a text longer than one piece of a file comes in to the letter, wherever its pieces end', async () => {
  await open()
  const rows = Array.from({ length: 3000 }, (_, i) => [
    `第${i % 7}客户厂`,
    '2026-05-01',
    '是',
    `${i}${'谈了样品和交期'.repeat(4 + (i % 11))}`,
  ])
  const text = sheet(['客户名称', '日期', '有效', '内容'], ...rows)
  expect(Buffer.byteLength(text)).toBeGreaterThan(2 * 256 * 1024)
  const done = await bringIn('跟进记录.csv', text)
  expect(done).toMatchObject({ state: 'done', counts: { created: 3000, rejected: 0 } })
  const told = await app.query<{ summary: string }>('select summary from touch_text')
  expect(told.map(({ summary }) => summary).toSorted()).toEqual(
    rows.map(([, , , summary]) => String(summary)).toSorted(),
  )
})

test('T3, T6: a customer that came in has the days of one entered by hand', async () => {
  await open()
  const { id: ownerId } = await app.person('rep', { name: '王磊' })
  const enteredOn = '2026-04-03'
  const kinds = [null, 'VVIP', 'A', 'B', 'C'] as const
  await bringIn(
    '客户.csv',
    sheet(
      ['客户名称', '重要度', '负责人', '建档日期'],
      ...kinds.map((tier) => [`来${tier}厂`, tier ?? '', '王磊', enteredOn]),
    ),
  )
  for (const tier of kinds)
    await app.admin.call(createCustomer, {
      body: { name: `手${tier}厂`, ...(tier && { tier }), ownerId, enteredOn, force: true },
    })
  const days = await app.query<{ days: string }>(
    `select string_agg(distinct concat_ws(' ', early_until, due_on, overdue_on, pursuit, pursuit_started_on), ' | ') as days
     from customer group by substr(name, 2)`,
  )
  expect(days).toHaveLength(kinds.length)
  for (const each of days) expect(each.days).not.toContain('|')
  // The neglect clock starts with the import: recalled at twice the overdue days, and at least 30 after it.
  const recalls = await app.query('select distinct recall_on from customer where import_id is not null')
  expect(recalls).toEqual([{ recall_on: '2026-07-01' }])
})

test('what breaks off while customers are counted is counted when it goes on', async () => {
  await open()
  const rows = Array.from({ length: 1600 }, (_, i) => [`第${i % 800}客户厂`, '2026-05-01', '是', `第 ${i} 次`])
  await app.query(
    `create function break_off() returns trigger language plpgsql as $$ begin
       if old.customer_id = (select customer_id from import_unsettled order by 1 desc limit 1) then raise 'the power is cut'; end if; return old; end $$`,
  )
  await app.query(
    'create trigger break_off before delete on import_unsettled for each row execute function break_off()',
  )
  const id = await post('跟进记录.csv', sheet(['客户名称', '日期', '有效', '内容'], ...rows))
  await app.runJobs()
  expect((await look(id)).state).toBe('running')
  await app.query('drop trigger break_off on import_unsettled')
  await app.query('update graphile_worker._private_jobs set run_at = now()')
  await app.runJobs()
  expect(await look(id)).toMatchObject({ state: 'done', counts: { created: 1600 } })
  const counted = await app.query(
    'select touches, effective_touches as now, count(*)::int as n from customer group by 1, 2',
  )
  expect(counted).toEqual([{ touches: 2, now: 1, n: 800 }])
})

test('T8: what breaks off while an import is taken back goes on; what it made is looked for once, however many batches', async () => {
  await open()
  const rows = Array.from({ length: 1100 }, (_, i) => [`第${i}客户厂`, mobile(i)])
  const { id } = await bringIn('客户.csv', sheet(['客户名称', '手机'], ...rows))
  await app.query(
    `create function break_off() returns trigger language plpgsql as $$ begin
       if old.customer_id = (select id from customer order by 1 desc limit 1) then raise 'the power is cut'; end if; return old; end $$`,
  )
  await app.query(
    'create trigger break_off before delete on import_unsettled for each row execute function break_off()',
  )
  await app.admin.call(undoImport, { params: { id } })
  await app.runJobs()
  const states = () => app.query('select state, count(*)::int as n from customer group by 1 order by 1')
  expect(await states()).toEqual([
    { state: 'active', n: 100 },
    { state: 'archived', n: 1000 },
  ])
  await app.query('drop trigger break_off on import_unsettled')
  await app.query('update graphile_worker._private_jobs set run_at = now()')
  const sent = await sentDuring(() => app.runJobs())
  expect(
    sent.filter(({ text }) => text.includes('select customer_id from contact_point where import_id')),
  ).toHaveLength(1)
  expect(await look(id)).toMatchObject({ state: 'undone', left: { customers: 0 } })
  expect(await states()).toEqual([{ state: 'archived', n: 1100 }])
  expect(await app.query('select from import_unsettled')).toEqual([])
})

test('a number and a spelling that an import added find nobody once it is undone; what stood before still does', async () => {
  await open()
  await app.admin.call(createCustomer, { body: { name: '锦程印刷', phones: ['13900139000'] } })
  const done = await bringIn(
    '客户.csv',
    sheet(['客户名称', '公司电话', '联系人', '手机'], ['锦程印刷有限公司', '13900139000', '李四', '13700137000']),
  )
  expect(await found('13700137000')).toHaveLength(1)
  await app.admin.call(undoImport, { params: { id: done.id } })
  await app.runJobs()
  expect(await found('13700137000')).toEqual([])
  expect(await found('13900139000')).toMatchObject([{ name: '锦程印刷' }])
})
