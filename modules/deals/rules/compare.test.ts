import { expect, test } from 'vitest'
import { sideBySide } from './compare.ts'

const line = (name: string, more = {}) => ({
  productId: null,
  name,
  quantity: 100,
  unitPrice: 5,
  setupFen: 0,
  discount: 0,
  taxRate: 13,
  details: '',
  ...more,
})

test('versions side by side: the same goods beside each other, with what changed; new and gone ones alone', () => {
  const pairs = sideBySide(
    [line('盒'), line('袋'), line('卡')],
    [line('袋', { quantity: 200, discount: 3 }), line('签'), line('盒')],
  )
  expect(pairs.map(({ before, after, changed }) => [before?.name, after?.name, changed])).toEqual([
    ['袋', '袋', ['quantity', 'discount']],
    [undefined, '签', []],
    ['盒', '盒', []],
    ['卡', undefined, []],
  ])
})

test('two lines of the same goods are not taken for one', () => {
  const pairs = sideBySide([line('盒'), line('盒', { quantity: 1 })], [line('盒')])
  expect(pairs).toHaveLength(2)
  expect(pairs[1]).toMatchObject({ after: null, before: { quantity: 1 } })
})
