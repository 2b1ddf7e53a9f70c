import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Caller, openApp, type TestApp } from '../../testing/app.ts'
import {
  changeCustomer,
  countCustomers,
  createCustomer,
  exportCustomers,
  listChanges,
  listCustomers,
  mergeCustomers,
} from './contract.ts'

let app: TestApp
let rep: Caller
beforeAll(async () => {
  app = await openApp()
  rep = await app.person('rep')
})
afterAll(() => app.close())

const make = (name: string, size?: 'micro' | 'small' | 'medium' | 'large') =>
  rep.call(createCustomer, { body: { name, size, force: true } })

test('Q4: a size is given, changed with its history, taken away, and refused where there is no such size', async () => {
  const made = await make('规模一', 'small')
  expect(made.size).toBe('small')
  const at = { params: { id: made.id } }
  expect((await rep.call(changeCustomer, { ...at, body: { size: 'large' } })).size).toBe('large')
  expect((await rep.call(changeCustomer, { ...at, body: { size: null } })).size).toBeNull()
  const { items } = await rep.call(listChanges, at)
  expect(items.filter(({ field }) => field === 'size').map(({ before, after }) => [before, after])).toEqual([
    ['large', null],
    ['small', 'large'],
  ])
  const wrong = await rep.refusal(changeCustomer, { ...at, body: { size: 'huge' as never } })
  expect(wrong.body.errors).toMatchObject([{ field: 'body.size' }])
})

test('Q4: lists are narrowed by size, by its lack too, and say how many they have (G5); a file has its column', async () => {
  const mine = await app.person('rep')
  for (const [name, size] of [
    ['大一', 'large'],
    ['大二', 'large'],
    ['小一', 'small'],
    ['没填', undefined],
  ] as const)
    await mine.call(createCustomer, { body: { name, size, force: true } })
  const names = async (query: object) =>
    (await mine.call(listCustomers, { query: { ...query, sort: 'name' } as never })).items.map((item) => item.name)
  expect((await names({ size: 'large' })).sort()).toEqual(['大一', '大二'])
  expect(await names({ lacks: 'size' })).toEqual(['没填'])
  expect(await mine.call(countCustomers, { query: { size: 'large' } })).toEqual({ count: 2 })
  expect(await mine.call(countCustomers, {})).toEqual({ count: 4 })
  const file = await app.fetch(`${exportCustomers.path}?format=csv&columns=name,size&sort=name`, {
    headers: { authorization: `Bearer ${mine.key}`, 'accept-language': 'zh-CN' },
  })
  const text = await file.text()
  expect(text).toContain('规模')
  expect(text).toMatch(/大一.*大型/)
})

test('G4: of two that become one the size that is there stays', async () => {
  const [kept, merged] = [await make('并一'), await make('并二', 'medium')]
  const { customer } = await rep.call(mergeCustomers, {
    body: { keptId: kept.id, mergedId: merged.id, reason: '同一家' },
  })
  expect(customer.size).toBe('medium')
})
