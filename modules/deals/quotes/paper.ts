import type { Day } from '../../../shared/calendar.ts'
import { showMoney } from '../../../shared/money.ts'
import { numberFormat } from '../../../shared/numberFormat.ts'
import { type Locale, say, texts } from '../../../shared/text.ts'
import type { Line } from '../rules/lines.ts'
import { lineTotals, totalsOf } from '../rules/totals.ts'
import type { Dress } from '../settings.ts'

const words = texts({
  title: { zh: '报价单', en: 'Quotation' },
  number: { zh: '编号', en: 'Number' },
  version: { zh: '{number} 第 {version} 版', en: '{number}, version {version}' },
  date: { zh: '日期', en: 'Date' },
  valid: { zh: '有效期至', en: 'Valid until' },
  validDays: { zh: '发出后 {days} 天', en: '{days} days from sending' },
  to: { zh: '致', en: 'To' },
  seller: { zh: '经办', en: 'Your contact' },
  item: { zh: '品名与规格', en: 'Item' },
  quantity: { zh: '数量', en: 'Quantity' },
  price: { zh: '单价', en: 'Unit price' },
  tax: { zh: '税率', en: 'Tax' },
  amount: { zh: '金额', en: 'Amount' },
  setup: { zh: '一次性费用 {amount}', en: 'Once: {amount}' },
  discount: { zh: '优惠 {percent}%', en: 'Discount {percent}%' },
  net: { zh: '不含税', en: 'Net' },
  taxSum: { zh: '税额', en: 'Tax' },
  total: { zh: '合计', en: 'Total' },
  included: { zh: '单价含税', en: 'Prices include tax' },
  excluded: { zh: '单价不含税', en: 'Prices exclude tax' },
  terms: { zh: '条款', en: 'Terms' },
  bank: { zh: '收款账户', en: 'Bank account' },
  draft: { zh: '草稿，尚未发出', en: 'Draft, not sent yet' },
  page: { zh: '第 {page} 页，共 {pages} 页', en: 'Page {page} of {pages}' },
})

/** What a quote says, whoever prints it. */
export interface QuoteFacts {
  number: string
  version: number
  sentOn: Day | null
  validUntil: Day | null
  validDays: number
  customer: string
  contact: string | null
  seller: string
  lines: readonly Line[]
  taxIncluded: boolean
  currency: string
  terms: string
  termsEn: string
  dress: Dress
}

/** A paper as words in their places, ready to be drawn. */
export interface Paper {
  logo: string
  sender: string[]
  title: string
  facts: [label: string, value: string][]
  columns: { label: string; share: number; right: boolean }[]
  rows: string[][]
  sums: [label: string, value: string][]
  notes: [label: string, value: string][]
  footer(page: number, pages: number): string
}

const PLACES_OF_PRICE = 6

/** The usual units, where a product does not say its own in English. */
const UNITS: Readonly<Record<string, string>> = {
  个: 'pcs',
  只: 'pcs',
  件: 'pcs',
  张: 'sheets',
  套: 'sets',
  本: 'copies',
  册: 'copies',
  卷: 'rolls',
  箱: 'cartons',
  盒: 'boxes',
  令: 'reams',
  米: 'm',
  平方米: 'm²',
  公斤: 'kg',
  千克: 'kg',
  吨: 't',
  次: 'times',
  项: 'items',
  批: 'lots',
  天: 'days',
  小时: 'hours',
}

const englishLine = ({ en, name, details, unit }: Line) => ({
  name: en.name || name,
  details: en.details || details,
  unit: en.unit || UNITS[unit] || unit,
})

const dressIn = (
  dress: Dress,
  locale: Locale,
): Pick<Dress, 'name' | 'logo' | 'address' | 'phone' | 'bank' | 'account'> =>
  locale === 'zh'
    ? dress
    : {
        ...dress,
        name: dress.nameEn || dress.name,
        logo: dress.nameEn ? '' : dress.logo,
        address: dress.addressEn || dress.address,
        bank: dress.bankEn || dress.bank,
      }

/** Lays out a version of a quote in the company's dress and a language; amounts as the lines have them, to the fen. */
export function paperOf(quote: QuoteFacts, locale: Locale): Paper {
  const { currency, taxIncluded } = quote
  const dress = dressIn(quote.dress, locale)
  const terms = (locale === 'en' && quote.termsEn) || quote.terms
  const money = (fen: number) => showMoney({ fen, currency }, locale)
  const price = numberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: locale === 'zh' ? 'symbol' : 'code',
    maximumFractionDigits: PLACES_OF_PRICE,
  })
  const count = numberFormat(locale, { maximumFractionDigits: 3 })
  const totals = totalsOf(quote.lines, taxIncluded)
  const rowOf = (line: Line): string[] => {
    const { net, total } = lineTotals(line, taxIncluded)
    const said = locale === 'en' ? englishLine(line) : line
    const extras = [
      said.details,
      line.setupFen > 0 ? say(words.setup, locale, { amount: money(line.setupFen) }) : '',
      line.discount > 0 ? say(words.discount, locale, { percent: line.discount }) : '',
    ]
    return [
      [said.name, ...extras].filter(Boolean).join('\n'),
      `${count.format(line.quantity)} ${said.unit}`,
      price.format(line.unitPrice / 100).replace('\u00a0', ' '),
      `${line.taxRate}%`,
      money(taxIncluded ? total : net),
    ]
  }
  const validity = quote.validUntil ?? say(words.validDays, locale, { days: quote.validDays })
  const bank = [dress.name, dress.bank, dress.account].filter(Boolean)
  return {
    logo: dress.logo || dress.name,
    sender: [dress.logo ? dress.name : '', dress.address, dress.phone].filter(Boolean),
    title: say(words.title, locale),
    facts: [
      [say(words.number, locale), say(words.version, locale, { number: quote.number, version: quote.version })],
      [say(words.date, locale), quote.sentOn ?? say(words.draft, locale)],
      [say(words.valid, locale), validity],
      [say(words.to, locale), [quote.customer, quote.contact].filter(Boolean).join(' · ')],
      [say(words.seller, locale), quote.seller],
    ],
    columns: [
      { label: say(words.item, locale), share: 0.42, right: false },
      { label: say(words.quantity, locale), share: 0.15, right: true },
      { label: say(words.price, locale), share: 0.16, right: true },
      { label: say(words.tax, locale), share: 0.09, right: true },
      { label: say(words.amount, locale), share: 0.18, right: true },
    ],
    rows: quote.lines.map(rowOf),
    sums: [
      [say(words.net, locale), money(totals.net)],
      [say(words.taxSum, locale), money(totals.tax)],
      [say(words.total, locale), money(totals.total)],
    ],
    notes: [
      ['', say(taxIncluded ? words.included : words.excluded, locale)],
      ...(terms ? [[say(words.terms, locale), terms] as [string, string]] : []),
      ...(dress.account ? [[say(words.bank, locale), bank.join(' · ')] as [string, string]] : []),
    ],
    footer: (page, pages) => say(words.page, locale, { page, pages }),
  }
}
