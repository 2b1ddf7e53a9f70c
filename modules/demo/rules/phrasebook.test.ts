import { describe, expect, test } from 'vitest'
import { planDemo } from '../seeds.ts'
import { drawLine, expand, readPhrasebook } from './phrasebook.ts'
import { randomFrom } from './random.ts'

const BOOK = readPhrasebook(`
# a comment
[hello phone wechat]
你好，{who} >> 再打给{who} @1-3
(wechat) {早|晚}安

[ask.price:in email]
多少钱？
`)

describe('the phrasebook', () => {
  test('reads sections, channels, directions and next steps', () => {
    expect(BOOK.get('hello')).toEqual([
      {
        channels: ['phone', 'wechat'],
        direction: 'out',
        text: '你好，{who}',
        next: { text: '再打给{who}', from: 1, to: 3 },
      },
      { channels: ['wechat'], direction: 'out', text: '{早|晚}安', next: null },
    ])
    expect(BOOK.get('ask.price')).toEqual([{ channels: ['email'], direction: 'in', text: '多少钱？', next: null }])
  })

  test('fills values, choices and lines of other sections', () => {
    const said = expand(BOOK, '{who}：{ask.price}{|！}', { who: '李经理' }, randomFrom('1'))
    expect(said).toMatch(/^李经理：多少钱？！?$/)
  })

  test('a line is not drawn twice before all were', () => {
    const used = new Set<NonNullable<ReturnType<typeof BOOK.get>>[number]>()
    const drawn = [1, 2, 3].map(() => drawLine(BOOK, ['hello', 'nothing'], randomFrom('2'), used))
    expect(new Set(drawn.slice(0, 2)).size).toBe(2)
    expect(() => drawLine(BOOK, ['nothing'], randomFrom('2'), used)).toThrow('no section nothing')
  })

  test('every note, reason and next step in db/seeds can be said', async () => {
    const { book } = await planDemo({
      seed: '1',
      now: new Date(),
      zone: 'Asia/Shanghai',
      customers: 1,
      companyPoolId: '',
    })
    const names = [
      'who',
      'he',
      'boss',
      'product',
      'second',
      'qty',
      'unit',
      'paper',
      'finish',
      'price',
      'lower',
      'days',
      'rival',
      'city',
      'amount',
    ]
    const values = Object.fromEntries(
      [...names, 'manager', 'count', 'on', 'half', 'again', 'festival', 'gift', 'peak'].map((name) => [name, name]),
    )
    const said = (text: string) => expand(book, text, values, randomFrom(text))
    for (const line of [...book.values()].flat()) {
      if (line.text.includes('{')) expect(said(line.text)).not.toMatch(/[{}|]|@\d|>>/)
      if (line.next) expect(said(line.next.text)).not.toMatch(/[{}|]|@\d|>>/)
    }
  })
})
