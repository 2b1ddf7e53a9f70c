import { inflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { paperOf, type QuoteFacts } from './paper.ts'
import { drawPdf } from './pdf.ts'

const line = (n: number, more = {}) => ({
  id: String(n),
  productId: null,
  name: `天地盖礼盒 ${n}`,
  details: '纸张：1400 克灰板裱特种纸；烫金：烫金加击凸',
  unit: '套',
  options: [],
  quantity: 5000,
  unitPrice: 850.25,
  setupFen: 0,
  discount: 0,
  taxRate: 13,
  unitCost: 500,
  setupCostFen: 0,
  en: { name: 'Lift-off lid gift box', details: 'Paper: 1400 gsm greyboard', unit: 'sets' },
  listed: null,
  alike: false,
  ...more,
})
const quote = (lines: number, more: Partial<QuoteFacts> = {}): QuoteFacts => ({
  number: 'Q2026-0001',
  version: 2,
  sentOn: '2026-06-01',
  validUntil: '2026-07-01',
  validDays: 30,
  customer: '苏州锦绣食品有限公司',
  contact: '王喆镕',
  seller: '张三',
  lines: Array.from({ length: lines }, (_, n) => line(n + 1)),
  taxIncluded: true,
  currency: 'CNY',
  terms: '预付三成，发货前付清。',
  termsEn: '30 % deposit, balance before dispatch.',
  dress: {
    name: '锦程印刷',
    nameEn: 'Jincheng Printing',
    addressEn: 'Chang’an, Dongguan',
    bankEn: 'Bank of China',
    logo: '锦程',
    address: '东莞市长安镇',
    phone: '0769-88888888',
    bank: '中国银行',
    account: '6217',
  },
  ...more,
})

describe('a quote on paper', () => {
  test('says what it is, whose, for whom, until when, and adds up to the fen, in either language', () => {
    const zh = paperOf(quote(2, { lines: [line(1, { setupFen: 300_00, discount: 5 }), line(2)] }), 'zh')
    expect(zh).toMatchObject({ title: '报价单', logo: '锦程', sender: ['锦程印刷', '东莞市长安镇', '0769-88888888'] })
    expect(zh.facts.map(([, value]) => value)).toEqual([
      'Q2026-0001 第 2 版',
      '2026-06-01',
      '2026-07-01',
      '苏州锦绣食品有限公司 · 王喆镕',
      '张三',
    ])
    expect(zh.rows[0]).toEqual([
      '天地盖礼盒 1\n纸张：1400 克灰板裱特种纸；烫金：烫金加击凸\n一次性费用 ¥300.00\n优惠 5%',
      '5,000 套',
      '¥8.5025',
      '13%',
      '¥40,671.88',
    ])
    expect(zh.sums).toEqual([
      ['不含税', '¥73,614.49'],
      ['税额', '¥9,569.89'],
      ['合计', '¥83,184.38'],
    ])
    expect(paperOf(quote(1), 'en').columns.map((c) => c.label)).toEqual([
      'Item',
      'Quantity',
      'Unit price',
      'Tax',
      'Amount',
    ])
  })

  test('in English all of it is, as far as we know the words; the rest stays Chinese', () => {
    const en = paperOf(quote(1), 'en')
    expect(en).toMatchObject({ logo: 'Jincheng Printing', sender: ['Chang’an, Dongguan', '0769-88888888'] })
    expect(en.rows[0]).toEqual([
      'Lift-off lid gift box\nPaper: 1400 gsm greyboard',
      '5,000 sets',
      'CNY 8.5025',
      '13%',
      'CNY 42,512.50',
    ])
    expect(en.notes.map(([, value]) => value)).toEqual([
      'Prices include tax',
      '30 % deposit, balance before dispatch.',
      'Jincheng Printing · Bank of China · 6217',
    ])
    const bare = paperOf(quote(1, { termsEn: '', lines: [line(1, { en: { name: '', details: '', unit: '' } })] }), 'en')
    expect([bare.rows[0]?.[0]?.split('\n')[0], bare.rows[0]?.[1]]).toEqual(['天地盖礼盒 1', '5,000 sets'])
    expect(bare.notes[1]?.[1]).toBe('预付三成，发货前付清。')
  })

  test('a draft says that it is one; costs are nowhere on it', () => {
    const paper = paperOf(quote(1, { sentOn: null, validUntil: null }), 'en')
    expect(paper.facts[1]?.[1]).toBe('Draft, not sent yet')
    expect(paper.facts[2]?.[1]).toBe('30 days from sending')
    expect(JSON.stringify(paper)).not.toContain('500.00')
  })

  test.each([1, 60])('as PDF with %i lines it is small, with its Chinese glyphs embedded', async (lines) => {
    const bytes = await drawPdf(paperOf(quote(lines), 'zh'))
    const text = bytes.toString('latin1')
    expect(text.startsWith('%PDF-1.')).toBe(true)
    expect(bytes.length).toBeLessThan(300_000)
    expect(text).toContain('/FontFile2')
    expect(text).toContain('NotoSansSC')
    expect(text.match(/\/Type \/Page\b/g)?.length).toBe(lines === 1 ? 1 : 5)
    // What a reader copies out of it is the text: the font maps its glyphs back.
    const maps = [...bytes.toString('latin1').matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, body = '']) => {
      try {
        return inflateSync(Buffer.from(body, 'latin1')).toString('latin1')
      } catch {
        return ''
      }
    })
    const toUnicode = maps.find((map) => map.includes('beginbfchar')) ?? ''
    for (const letter of '苏州喆镕') expect(toUnicode).toContain(letter.charCodeAt(0).toString(16).padStart(4, '0'))
  })
})
