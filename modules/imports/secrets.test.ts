import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Caller, openApp, type TestApp } from '../../testing/app.ts'
import { sign } from '../../testing/secrecy.ts'
import { createCustomer, listCustomers, listDuplicates, showCustomer } from '../customers/contract.ts'
import { hideCustomer } from '../customers/secret/contract.ts'
import { listOrders } from '../deals/orders/contract.ts'
import { addTeam } from '../people/contract.ts'
import { listImports, listRemarks, listSheets, showImport } from './contract.ts'

let app: TestApp
let manager: Caller
let rep: Caller
let other: Caller

beforeAll(async () => {
  app = await openApp()
  const near = (await app.admin.call(addTeam, { body: { name: '近队' } })).id
  const far = (await app.admin.call(addTeam, { body: { name: '远队' } })).id
  manager = await app.person('manager', { team: near })
  rep = await app.person('rep', { team: near })
  other = await app.person('rep', { team: far })
  await sign(manager, rep, other)
})
afterAll(() => app.close())

const make = async (name: string, tier?: 'VVIP') =>
  (
    await manager.call(createCustomer, {
      body: { name, tier, ownerId: rep.id, phones: ['0755-88886666'], contacts: [], force: true },
    })
  ).id

async function bring(who: Caller, file: string, text: string) {
  const form = new FormData()
  form.set('mode', 'run')
  form.set('files', new Blob([text]), file)
  const begun = await app.fetch('/imports', {
    method: 'POST',
    headers: { authorization: `Bearer ${who.key}` },
    body: form,
  })
  const { id } = await begun.json()
  await app.runJobs()
  return who.call(showImport, { params: { id } })
}

test('S1: a ledger that names a hidden customer comes in as though there were none; who answers is shown the match', async () => {
  const hidden = await make('隐名印刷有限公司')
  await manager.call(hideCustomer, { params: { id: hidden }, body: { hidden: true, reason: '要保密' } })
  const done = await bring(other, '台账.csv', '客户名称,电话\n隐名印刷有限公司,0755-88886666\n')
  expect(done.counts).toMatchObject({ created: 1, merged: 0, rejected: 0 })
  const { items } = await other.call(listCustomers)
  expect(items.map((c) => c.name)).toEqual(['隐名印刷有限公司'])
  expect(items[0]?.id).not.toBe(hidden)
  const matches = await manager.call(listDuplicates)
  expect(matches.items.map(({ one, other: another }) => [one.id, another.id].toSorted())).toEqual([
    [hidden, items[0]?.id].toSorted(),
  ])
  expect((await app.admin.call(listDuplicates)).items).toEqual([])
})

test('S1: nobody can ask by an import whether a customer is hidden: the same is shown of every name and number', async () => {
  const hidden = await make('隐名包装有限公司')
  await app.query(`update contact_point set value = '0755-26001234', key = '075526001234' where customer_id = $1`, [
    hidden,
  ])
  await manager.call(hideCustomer, { params: { id: hidden }, body: { hidden: true, reason: '要保密' } })
  const director = await app.person('director')
  const shown = async (name: string, phone: string) => {
    const { id } = await bring(app.admin, '批.csv', `客户名称,电话\n${name},${phone}\n`)
    const { partly, counts, sheets } = await director.call(showImport, { params: { id } })
    const [sheet] = (await director.call(listSheets, { params: { id } })).items
    return { partly, counts, files: sheets.map(({ file }) => file), rows: sheet?.sample.length }
  }
  const plain = await shown('无人用过的厂名', '0755-26005678')
  expect(plain).toMatchObject({ partly: false, files: ['批.csv'], rows: 1 })
  expect(await shown('隐名包装有限公司', '0755-26005679')).toEqual(plain)
  expect(await shown('又一个厂名', '0755-26001234')).toEqual(plain)
})

test('S1: orders of a sealed customer come in from who may not see it, and show nothing of it', async () => {
  const sealed = await make('大客户包装厂', 'VVIP')
  const done = await bring(app.admin, '订单.csv', '客户名称,订单号,下单日期,金额\n大客户包装厂,D-1,2026-05-01,1200\n')
  expect(done.counts).toMatchObject({ created: 1, rejected: 0 })
  expect((await app.admin.call(listOrders)).items).toEqual([])
  expect((await app.admin.refusal(showCustomer, { params: { id: sealed } })).body.reason).toBe('sealed')
  expect((await rep.call(listOrders, { query: { customer: sealed } })).items).toHaveLength(1)
})

test('S1: of somebody else’s files the rows of secret customers are not shown', async () => {
  const done = await bring(
    rep,
    '大客户.csv',
    '客户名称,等级,地址\n深藏不露集团,VVIP,密道一号\n人人知道的厂,C,大路二号\n',
  )
  const sample = async (who: Caller) =>
    (await who.call(listSheets, { params: { id: done.id } })).items.flatMap((sheet) =>
      sheet.sample.map((row) => row[0]),
    )
  expect(await sample(rep)).toEqual(['深藏不露集团', '人人知道的厂'])
  expect(await sample(app.admin)).toEqual(['人人知道的厂'])
  expect(await sample(manager)).toEqual(['深藏不露集团', '人人知道的厂'])
})

test('S1: somebody else’s import counts the rows in sight, and its file has no name for whom rows are kept from', async () => {
  const done = await bring(
    manager,
    '不可说的厂.csv',
    '客户名称,等级,地址\n不可说的厂,VVIP,密道三号\n可以说的厂,C,大路四号\n另一家可以说的厂,C,大路五号\n',
  )
  expect(done).toMatchObject({ partly: false, counts: { rows: 3, created: 3 } })
  const of = async (who: Caller) => {
    const params = { id: done.id }
    const listed = (await who.call(listImports)).items.find(({ id }) => id === done.id)
    const replies = [await who.call(showImport, { params }), listed] as const
    const beside = [await who.call(listSheets, { params }), await who.call(listRemarks, { params })]
    return { replies, text: JSON.stringify([replies, beside]) }
  }
  for (const who of [app.admin, await app.person('director')]) {
    const { replies, text } = await of(who)
    for (const reply of replies)
      expect(reply).toMatchObject({
        partly: true,
        counts: { rows: 2, created: 2, updated: 0, unchanged: 0, merged: 0, rejected: 0 },
        progress: { rows: 2, of: null },
        sheets: [{ file: 'An imported file', rowsDone: 2, counts: { rows: 2 } }],
      })
    expect(text).not.toContain('不可说')
  }
  expect((await of(manager)).text).toContain('不可说的厂.csv')
  // Of a file without secrets nothing is kept.
  const plain = await bring(rep, '平常.csv', '客户名称,联系人,联系人生日\n平常厂,丁一,1968-11-24\n')
  const shown = await of(app.admin)
  expect(shown.replies[0].partly).toBe(true)
  const other = await app.admin.call(showImport, { params: { id: plain.id } })
  expect(other).toMatchObject({ partly: false, counts: { rows: 1, created: 1 }, sheets: [{ file: '平常.csv' }] })
  // D1: nor is its birthday told, which is a sealed value.
  const sample = (who: Caller) =>
    who.call(listSheets, { params: { id: plain.id } }).then((reply) => JSON.stringify(reply))
  expect(await sample(rep)).toContain('1968-11-24')
  expect(await sample(app.admin)).not.toContain('1968')
})
