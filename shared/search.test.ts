import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { gramsOf, queryGrams, searchText } from './search.ts'

/** What the database answers to `grams @> $1 AND text LIKE $2`. */
function finds(query: string, text: string): boolean {
  const { grams, like } = queryGrams(query)
  const known = new Set(gramsOf(text))
  const pattern = new RegExp(
    `^${like
      .split('%')
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*')}$`,
    'su',
  )
  return grams.every((gram) => known.has(gram)) && pattern.test(text)
}

const text = searchText({
  names: ['上海重庆銀行（中国）有限公司', 'Café Müller GmbH'],
  contacts: ['单雄信', '仇英', '吕布'],
  phones: ['138 1234 5678', '+86 21 8765-4321', '+1 418 656 9254'],
  mails: ['Lv.Bu@example.com'],
  others: ['No. 2026-001'],
})

describe('search finds', () => {
  test.each([
    ['one character', '银'],
    ['traditional', '銀行'],
    ['a fragment across brackets', '银行中国'],
    ['a fragment with brackets', '行（中'],
    ['half and full width', 'ＣＡＦＥ'],
    ['without accents', 'cafe muller'],
    ['with accents', 'Café'],
    ['words parted by spaces', '上海 有限'],
    ['name and contact', '上海 仇英'],
    ['pinyin in context', 'chongqing'],
    ['pinyin across characters', 'haichongqingyin'],
    ['initials', 'shcqyh'],
    ['initials of another reading', 'shzqyh'],
    ['a surname read specially', 'shanxiongxin'],
    ['its initials', 'sxx'],
    ['another surname', 'qiuying'],
    ['ü as typed', 'lvbu'],
    ['a phone', '13812345678'],
    ['in groups', '138-1234-5678'],
    ['in full width', '１３８１２３４'],
    ['with the country code', '+86 13812345678'],
    ['with 86 only', '8613812345678'],
    ['its end', '5678'],
    ['three digits', '567'],
    ['one digit', '7'],
    ['an area code', '(021) 8765'],
    ['without its zero', '21-87654321'],
    ['a foreign number', '+1 (418) 656'],
    ['mail', 'lv.bu@EXAMPLE.com'],
    ['a part of a mail', '@example'],
    ['a number', '2026-001'],
    ['nothing asked', ' '],
    ['punctuation only', '%_\\'],
  ])('%s: %s', (_how, query) => expect(finds(query, text)).toBe(true))

  test.each(['金', '海上', '信仇', '中国café', 'sxxqy', '1382', '5678021'])('not %s', (query) =>
    expect(finds(query, text)).toBe(false),
  )
})

describe('grams', () => {
  it('are pairs, single characters but Latin ones, and digits in fours', () => {
    expect(gramsOf('58同城ab 123456').sort()).toEqual(
      ['同', '城', '8同', '同城', '城a', 'ab', '1234', '2345', '3456'].sort(),
    )
  })
  it('a query asks for no more than it must', () => {
    expect(queryGrams('华新')).toEqual({ grams: ['华新'], like: '%华新%' })
    expect(queryGrams('华')).toEqual({ grams: ['华'], like: '%华%' })
    expect(queryGrams('h')).toEqual({ grams: [], like: '%h%' })
    expect(queryGrams('138')).toEqual({ grams: [], like: '%138%' })
    expect(queryGrams('138-1234')).toEqual({ grams: ['1381', '3812', '8123', '1234'], like: '%1381234%' })
    expect(queryGrams('')).toEqual({ grams: [], like: '%' })
  })
})

const han = fc.constantFrom(...'华新重庆长乐单仇曾解银行包装上海發國門裏有限公司3Mab（）· 𠮷𪚥㐂〇😀')
const name = fc.string({ unit: han, minLength: 1, maxLength: 16 })
const phone = fc.integer({ min: 13_000_000_000, max: 19_999_999_999 }).map(String)

describe('any fragment of what a customer is called by', () => {
  const cut = (whole: string, from: number, length: number) => [...whole].slice(from, from + length).join('')

  it('finds it', () => {
    fc.assert(
      fc.property(
        fc.array(name, { minLength: 1, maxLength: 3 }),
        fc.array(name),
        phone,
        fc.nat(15),
        fc.integer({ min: 1, max: 15 }),
        (names, contacts, mobile, from, length) => {
          const all = searchText({ names, contacts, phones: [mobile] })
          for (const whole of [...names, ...contacts, mobile, ...all.split(' ')]) {
            expect(finds(cut(whole, from, length), all), `${cut(whole, from, length)} in ${all}`).toBe(true)
          }
        },
      ),
    )
  })

  it('whatever the writing', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1 }),
        fc.nat(5),
        fc.integer({ min: 1, max: 5 }),
        (whole, from, length) => {
          const fragment = [...new Intl.Segmenter().segment(whole)]
            .slice(from, from + length)
            .map(({ segment }) => segment)
            .join('')
          expect(finds(fragment, searchText({ names: [whole], contacts: [], phones: [] }))).toBe(true)
        },
      ),
    )
  })

  it('holds no character that LIKE or the database could take for its own', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (whole) => {
        const all = searchText({ names: [`华${whole}`], contacts: [], phones: [] })
        expect(all).not.toMatch(/[%_\\\0]/)
        expect(all).not.toMatch(/\p{Cs}/u)
        expect(queryGrams(whole).like.replaceAll('%', '')).not.toMatch(/[_\\\0]/)
      }),
    )
  })
})
