import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openApp, type TestApp } from '../../../testing/app.ts'
import { addProduct, changeProduct, workOutPrice } from '../contract.ts'
import { repeatedAt } from '../rules/catalogue.ts'

let app: TestApp
beforeAll(async () => {
  app = await openApp()
})
afterAll(() => app.close())

const paper = { name: '纸张', choices: [{ name: '铜版纸' }, { name: '卡纸' }] }

describe('M6: what a product may be made to measure of stands there once', () => {
  test('whatever the width, case and spaces of a name', () => {
    expect(repeatedAt(['A4', 'a4 ', 'A5', 'Ａ４'])).toEqual([1, 3])
    expect(repeatedAt([1000, 500, 1000])).toEqual([2])
  })

  test.each([
    ['two options of one name', { options: [paper, paper] }, 'body.options.1.name'],
    [
      'two equal choices',
      { options: [{ ...paper, choices: [{ name: '卡纸' }, { name: '卡纸' }] }] },
      'body.options.0.choices.1.name',
    ],
    [
      'two prices from one quantity on',
      {
        breaks: [
          { from: 500, price: 10 },
          { from: 500, price: 9 },
        ],
      },
      'body.breaks.1.from',
    ],
  ])('%s are refused, at first and after a change', async (what, wrong, field) => {
    const { id } = await app.admin.call(addProduct, { body: { name: what } })
    const refused = { reason: 'invalid_input', errors: [{ field, message: expect.stringContaining('twice') }] }
    expect((await app.admin.refusal(addProduct, { body: { name: '名片', ...wrong } })).body).toMatchObject(refused)
    expect((await app.admin.refusal(changeProduct, { params: { id }, body: wrong })).body).toMatchObject(refused)
  })

  test('one choice of an option: two are refused', async () => {
    const { id } = await app.admin.call(addProduct, { body: { name: '折页', price: 10, options: [paper] } })
    const options = [
      { group: '纸张', choice: '铜版纸' },
      { group: '纸张', choice: '卡纸' },
    ]
    const { body } = await app.admin.refusal(workOutPrice, { params: { id }, body: { quantity: 1, options } })
    expect(body).toMatchObject({ reason: 'option_twice', errors: [{ field: 'body.options' }] })
  })
})
