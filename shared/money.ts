import { z } from 'zod'
import { numberFormat } from './numberFormat.ts'
import { type Locale, texts } from './text.ts'

const words = texts({
  positive: {
    zh: '金额必须大于 0；退款、优惠另有地方填写',
    en: 'must be above 0; refunds and discounts are told elsewhere',
  },
  currency: {
    zh: '没有这种货币，请用 ISO 代码，如 CNY、USD',
    en: 'There is no such currency; use its ISO code, such as CNY or USD',
  },
})

/** The money in which the company keeps its catalogue, its limits and its thresholds. */
export const COMPANY_CURRENCY = 'CNY'

/** An amount in hundredths of its currency (fen for CNY), never a float. */
export const Money = z.object({
  fen: z.int(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .default(COMPANY_CURRENCY),
})
export type Money = z.infer<typeof Money>

/** The most that one amount may be: some ninety of them still add up to the fen. */
export const MOST_FEN = 1e14
const ISO_CURRENCIES: ReadonlySet<string> = new Set(
  Intl.supportedValuesOf('currency').filter((code) => !code.startsWith('X')),
)

/** What somebody asks or pays, as people write it down: more than nothing, in money that there is. */
export const Price = z
  .object({
    fen: z
      .int()
      .max(MOST_FEN)
      .refine((fen) => fen > 0, { params: { text: words.positive } }),
    currency: Money.shape.currency.refine((code) => ISO_CURRENCIES.has(code), { params: { text: words.currency } }),
  })
  .meta({ id: 'Price' })

export function showMoney(money: Money, locale: Locale): string {
  const format = numberFormat(locale, {
    style: 'currency',
    currency: money.currency,
    // Who reads English reads it abroad: CNY 1,234.50 names the money whoever holds it.
    currencyDisplay: locale === 'zh' ? 'symbol' : 'code',
  })
  return format.format(money.fen / 100).replace('\u00a0', ' ')
}

/** A decimal number, exactly: `units / 10 ** places`. */
interface Decimal {
  readonly units: bigint
  readonly places: number
}

const CURRENCIES: [RegExp, string][] = [
  [/rmb|cny|人民币|¥|圆|元|块/i, 'CNY'],
  [/usd|us\$|美元|美金|\$/i, 'USD'],
  [/eur|欧元|€/i, 'EUR'],
  [/hkd|hk\$|港[币元]/i, 'HKD'],
  [/twd|nt\$|台币|新台币/i, 'TWD'],
  [/jpy|日元|円/i, 'JPY'],
  [/gbp|英镑|£/i, 'GBP'],
]

/** The currency that a cell or heading names (`HK$ 300`, `金额(美元)`), as ISO 4217; null where it names none. */
export function currencyIn(text: string): string | null {
  const plain = text.normalize('NFKC')
  const specific = CURRENCIES.slice(1).filter(([sign]) => sign.test(plain))
  // HK$ names dollars too, 美元 yuan: the longer sign is the meant one.
  return (
    (specific.findLast(([, code]) => code !== 'USD') ??
      specific[0] ??
      CURRENCIES.find(([sign]) => sign.test(plain)))?.[1] ?? null
  )
}

const CURRENCY_WORDS =
  /rmb|cny|usd|eur|hkd|twd|jpy|gbp|us\$|hk\$|nt\$|人民币|美[元金]|欧元|港[币元]|新?台币|日元|英镑|[¥$€£円]/gi
const AROUND_UNITS = /\s+(?=\p{Script=Han})|(?<=\p{Script=Han})\s+/gu
const ENDINGS = /(?:大写[:]?)|[整正]$/g
/** Longer cells are texts. */
const LONGEST_CELL = 200

/**
 * An amount of money as spreadsheets write it, in fen (METHOD G4); null for what is none or could be two.
 * `unit` is what one stands for where the heading says so: 10,000 under 金额(万元). Exact; half a fen rounds up.
 */
export function readAmount(cell: string, unit = 1): number | null {
  if (cell.length > LONGEST_CELL) return null
  let text = cell.normalize('NFKC').trim().replace(/^'/, '').replace(CURRENCY_WORDS, '').replace(ENDINGS, '').trim()
  let sign = 1n
  const bracketed = /^\((.+)\)$/.exec(text)?.[1]
  const negative = /^(?:[-\u2212]|负)(.+)$|^(.+)-$/.exec(text)
  if (bracketed || negative) {
    sign = -1n
    text = bracketed ?? negative?.[1] ?? negative?.[2] ?? ''
  }
  text = text.replace(CURRENCY_WORDS, '').trim()
  const amount = readFigure(text) ?? readChinese(text.replace(AROUND_UNITS, ''))
  return amount && inFen(amount, BigInt(unit), sign)
}

function inFen({ units, places }: Decimal, unit: bigint, sign: bigint): number | null {
  const scale = 10n ** BigInt(places)
  const fen = (2n * units * unit * 100n + scale) / (2n * scale)
  return fen > BigInt(Number.MAX_SAFE_INTEGER) ? null : Number(sign * fen)
}

const DIGITS = String.raw`(?:\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d+)(?:\.\d+)?|\.\d+`
const FIGURE = new RegExp(`^(${DIGITS})\\s*(?:[元圆块])?$`)
const SCIENTIFIC = /^(\d+)(?:\.(\d+))?e\+?(\d{1,2})$/i
const MOST_DIGITS = 40

/** 34,696 · 1 200.50 · 1.2E5: plain digits; a comma or space parts thousands and nothing else. */
function readFigure(text: string): Decimal | null {
  const [, whole, fraction = '', exponent] = SCIENTIFIC.exec(text) ?? []
  if (whole && exponent)
    return decimal(whole + fraction.padEnd(Number(exponent), '0'), Math.max(0, fraction.length - Number(exponent)))
  const figure = FIGURE.exec(text)?.[1]?.replace(/[, ]/g, '')
  if (!figure || figure.length > MOST_DIGITS) return null
  const [before = '', after = ''] = figure.split('.')
  return decimal(before + after, after.length)
}

const decimal = (digits: string, places: number): Decimal => ({ units: BigInt(digits), places })

const NUMERALS = new Map(
  ['零〇○', '一壹', '二贰两', '三叁', '四肆', '五伍', '六陆', '七柒', '八捌', '九玖'].flatMap((writings, value) =>
    [...writings].map((writing) => [writing, String(value)] as const),
  ),
)
/** Powers of ten, greatest first. */
const POWERS: [RegExp, number][] = [
  [/[亿億]/, 8],
  [/[万萬w]/i, 4],
  [/[千仟k]/i, 3],
  [/[百佰]/, 2],
  [/[十拾]/, 1],
]

/** 1.2万 · 3万5 · 2亿3000万 · 壹万贰仟元整 · 三千二百元五角. */
function readChinese(text: string): Decimal | null {
  const digits = text.replace(/./gu, (letter) => NUMERALS.get(letter) ?? letter)
  const [, yuan, jiao = '0', fen = '0'] = /^(.+?)(?:[元圆块]0?(?:(\d)[角毛])?0?(?:(\d)分)?)?$/.exec(digits) ?? []
  const whole = yuan && text.length <= MOST_DIGITS ? readPowers(yuan) : null
  return whole && plus(whole, decimal(jiao + fen, 2))
}

function readPowers(text: string): Decimal | null {
  const [sign, power] = POWERS.find(([unit]) => unit.test(text)) ?? []
  if (!sign || !power) return readFigure(text)
  const at = text.search(sign)
  const [before, after] = [text.slice(0, at), text.slice(at + 1)]
  const times = before === '' && power === 1 ? decimal('1', 0) : readPowers(before)
  // 3万5 says 35,000; 3万05 says 30,005.
  const isShort = /^\d$/.test(after) && power > 1
  const rest =
    after === ''
      ? decimal('0', 0)
      : isShort
        ? timesTen(decimal(after, 0), power - 1)
        : readPowers(after.replace(/^0+(?=.)/, ''))
  if (!times || !rest || rest.units >= 10n ** BigInt(power + rest.places)) return null
  return plus(timesTen(times, power), rest)
}

const timesTen = ({ units, places }: Decimal, power: number): Decimal => ({
  units: units * 10n ** BigInt(power),
  places,
})

function plus(a: Decimal, b: Decimal): Decimal {
  const places = Math.max(a.places, b.places)
  return { units: timesTen(a, places - a.places).units + timesTen(b, places - b.places).units, places }
}
