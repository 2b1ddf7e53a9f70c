import { describe, expect, test } from 'vitest'
import { totalsOf } from '../rules/totals.ts'
import { blankLine, draftOf, firstChoices, lackOf, wholeLine, writtenOf } from './lineDraft.ts'
import type { Line, Product } from './types.ts'

const BOX = {
  id: 'box',
  name: '彩盒',
  unit: '个',
  price: 110,
  cost: 70,
  breaks: [{ from: 5000, price: 82, cost: 52 }],
  options: [
    { name: '纸张', required: true, choices: [{ name: '白卡', price: 0, cost: 0, per: 'unit' }] },
    { name: '刀模', required: false, choices: [{ name: '新开', price: 60_000, cost: 40_000, per: 'order' }] },
  ],
} as unknown as Product

const reply = (line: object) => line as unknown as Line

describe('a line as it is written', () => {
  test('follows the catalogue by quantity and options until a price of one’s own is told', () => {
    const draft = blankLine({ productId: 'box', options: firstChoices(BOX), quantity: 4999 })
    expect(wholeLine(draft, [BOX], 13)).toMatchObject({
      unitPrice: 110,
      unitCost: 70,
      setupFen: 0,
      details: '纸张：白卡',
    })
    const many = { ...draft, quantity: 5000, options: [...draft.options, { group: '刀模', choice: '新开' }] }
    expect(wholeLine(many, [BOX], 13)).toMatchObject({ unitPrice: 82, setupFen: 60_000 })
    expect(wholeLine({ ...many, unitPrice: 75.5 }, [BOX], 13)).toMatchObject({ unitPrice: 75.5, unitCost: 52 })
    expect(totalsOf([wholeLine(many, [BOX], 13)], true).total).toBe(5000 * 82 + 60_000)
  })

  test('what is kept and opened again is sent as it was', () => {
    const kept = wholeLine(blankLine({ productId: 'box', options: firstChoices(BOX), quantity: 6000 }), [BOX], 13)
    const again = draftOf(reply(kept), BOX)
    expect(again).toMatchObject({ unitPrice: null, setupFen: null, unitCost: null })
    expect(wholeLine(again, [BOX], 13)).toMatchObject({ ...kept, id: again.key })
    expect(writtenOf(draftOf(reply({ ...kept, unitPrice: 80 }), BOX)).unitPrice).toBe(80)
  })

  test.each([
    ['a product and a quantity', { productId: 'box', quantity: 1 }, null],
    ['free words with a price', { name: '打样', quantity: 1, unitPrice: 5000 }, null],
    ['free words without', { name: '打样', quantity: 1 }, 'price'],
    ['nothing', {}, 'name'],
    ['no quantity', { productId: 'box' }, 'quantity'],
  ])('%s', (_what, more, lack) => {
    expect(lackOf(blankLine(more))).toBe(lack)
  })
})
