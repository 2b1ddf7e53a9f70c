import { numberFormat } from '../../../../shared/numberFormat.ts'
import { type Locale, say } from '../../../../shared/text.ts'
import { FIGURES, type FigureKey, readTally, type Tally } from './figures.ts'
import { figureDetails as details, unitWords } from './words.ts'

const UNTOLD = '—'

const plain = (locale: Locale, n: number): string => numberFormat(locale, { maximumFractionDigits: 1 }).format(n)

const FEN_A_YUAN = 100

/** As everywhere in the app: hundredths only where there are any. */
function money(locale: Locale, fen: number, currency: string): string {
  const digits = fen % FEN_A_YUAN === 0 ? 0 : 2
  return numberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(fen / FEN_A_YUAN)
}

/** A value in words, with its unit. */
export function tellValue(key: FigureKey, value: number | null, locale: Locale, currency: string): string {
  if (value === null) return UNTOLD
  const { unit } = FIGURES[key]
  if (unit === 'fen') return money(locale, value, currency)
  const n = plain(locale, value)
  return unit === 'count' ? n : say(unitWords[unit], locale, { n: unit === 'rungs' && value > 0 ? `+${n}` : n })
}

/** From how many cases a value comes; null where the value says it. */
export function tellDetail(key: FigureKey, tally: Tally, locale: Locale): string | null {
  if (readTally(key, tally) === null) return null
  const [of, fine] = [plain(locale, tally.of), plain(locale, tally.fine)]
  const { median } = tally
  if (key === 'stepIns' && median !== null)
    return say(details.decided, locale, { of, fine, hours: plain(locale, Math.round(median * 10) / 10) })
  if (key === 'margin') return say(details.margin, locale, { of })
  if (key === 'share') return say(details.wallet, locale, { of })
  const { way } = FIGURES[key]
  if (way === 'share') return say(details.share, locale, { of, fine })
  return way === 'median' ? say(details.median, locale, { of }) : null
}
