import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, openApp, type TestApp } from '../../testing/app.ts'
import { plantCustomers } from '../../testing/customers.ts'
import { countStatements } from '../../testing/statements.ts'
import { touchOnDays } from '../../testing/touches.ts'
import {
  addContact,
  checkDuplicates,
  createCustomer,
  listChanges,
  listCustomers,
  listDuplicates,
  mergeCustomers,
  showCustomer,
  showTimeline,
  tagCustomers,
} from './contract.ts'
import { propose } from './index.ts'

let app: TestApp
let rep: Caller
beforeAll(async () => {
  app = await openApp()
  rep = await app.person('rep')
})
afterAll(() => app.close())

const make = (name: string, more = {}) =>
  rep.call(createCustomer, { body: { name, force: true, enteredOn: '2026-01-01', ...more } })

/** Counts what one call costs before and after there is much more to show; the first call of each tells whom it had not told of yet. */
async function beforeAndAfter(call: () => Promise<unknown>, grow: () => Promise<unknown>): Promise<[number, number]> {
  await call()
  const before = await countStatements(call)
  await grow()
  await call()
  return [before, await countStatements(call)]
}

/** Whose session, its settings, and the page itself. */
const FEW = 12

describe('a page costs the same number of statements, however much is on it', () => {
  test.each([{}, { q: '种' }, { sort: '-lastTouchAt' as const }])('GET /customers %o', async (query) => {
    const owner = await app.person('rep')
    await plantCustomers(app, [{ owner_id: owner.id }])
    const [before, after] = await beforeAndAfter(
      () => owner.call(listCustomers, { query: { ...query, limit: 200 } }),
      () =>
        plantCustomers(
          app,
          Array.from({ length: 100 }, () => ({ owner_id: owner.id })),
        ),
    )
    expect(after).toBe(before)
    expect(after).toBeLessThanOrEqual(FEW)
  })

  test('GET /customers/{id}, its timeline and its changes', async () => {
    const { id } = await make('越来越大的厂')
    const [other, third] = [await make('并进来的'), await make('又并进来的')]
    const params = { id }
    const grow = async () => {
      for (let n = 0; n < 8; n++)
        await rep.call(addContact, { params, body: { name: `人${n}`, phones: ['13812345678', '021-55556666'] } })
      await touchOnDays(rep, id, 12)
      for (const mergedId of [other.id, third.id])
        await rep.call(mergeCustomers, { body: { keptId: id, mergedId, reason: '同一家' } })
    }
    const calls = [
      () => rep.call(showCustomer, { params }),
      () => rep.call(showTimeline, { params, query: { limit: 200 } }),
      () => rep.call(listChanges, { params, query: { limit: 200 } }),
    ]
    // An answer that names nobody holds no secret to look for.
    await rep.call(addContact, { params, body: { name: '第一位' } })
    for (const call of calls) await call()
    const before: number[] = []
    for (const call of calls) before.push(await countStatements(call))
    await grow()
    for (const [n, call] of calls.entries()) {
      const after = await countStatements(call)
      expect(after).toBe(before[n])
      expect(after).toBeLessThanOrEqual(FEW)
    }
  })

  test('GET /duplicates and the check while typing', async () => {
    const made = await plantCustomers(
      app,
      Array.from({ length: 20 }, () => ({ owner_id: rep.id })),
    )
    const pairsOf = (from: number, to: number) =>
      made
        .slice(from, to)
        .map((c, n) => ({ one: c.id, other: made[(from + n + 1) % 20]?.id ?? '', evidence: ['name' as const] }))
    await app.writing((work) => propose(work, pairsOf(0, 1)))
    const listed = await beforeAndAfter(
      () => rep.call(listDuplicates, { query: { limit: 200 } }),
      () => app.writing((work) => propose(work, pairsOf(1, 19))),
    )
    expect(listed[1]).toBe(listed[0])
    await make('同名的厂')
    const checked = await beforeAndAfter(
      () => rep.call(checkDuplicates, { query: { name: '同名的厂', phone: '13712345678' } }),
      () => Promise.all([1, 2, 3].map((n) => make('同名的厂', { phones: [`1371234567${n}`] }))),
    )
    expect(checked[1]).toBe(checked[0])
  })

  test('POST /customers/tags', async () => {
    const made = (
      await plantCustomers(
        app,
        Array.from({ length: 50 }, () => ({ owner_id: rep.id })),
      )
    ).map((c) => c.id)
    const tag = (ids: string[], name: string) => rep.call(tagCustomers, { body: { customerIds: ids, add: [name] } })
    await tag(made, '甲')
    const one = await countStatements(() => tag(made.slice(0, 1), '乙'))
    expect(await countStatements(() => tag(made, '丙'))).toBe(one)
  })
})
