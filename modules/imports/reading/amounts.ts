// Amounts under a heading that names a unit: 金额（万元）.

import { readAmount } from '../../../shared/money.ts'

const OWN_UNIT = /[万萬亿億千仟百佰十拾元圆块角分wk一二两三四五六七八九壹贰叁肆伍陆柒捌玖]/i
const SIGN = /rmb|cny|usd|eur|hkd|[¥$€£円]/i
const WITH_FEN = /\.\d\d(?!\d)/
const THOUSAND_FEN = 1_000_00
/** So many of a unit are written in a greater one; from so many fen on that is more than a slip. */
const TOO_MANY = 10_000
const TOO_MUCH_FEN = 100_000_000_00

/**
 * An amount in fen where one stands for `unit` in its column; `unclear` where it could as well stand for itself. A cell
 * that names its own unit (3万, 1,200元) counts by that; so does one with a currency's sign that is written to the
 * hundredth or is a thousand and more (￥12,000.50). A bare number counts in the heading's unit, unless that makes
 * it implausibly much.
 */
export function readAmountIn(cell: string, unit: number): number | 'unclear' | null {
  const own = readAmount(cell)
  if (own === null || unit === 1) return own
  const text = cell.normalize('NFKC')
  const isExact = SIGN.test(text) && (WITH_FEN.test(text) || Math.abs(own) >= THOUSAND_FEN)
  if (OWN_UNIT.test(text) || isExact) return own
  const scaled = readAmount(cell, unit)
  const isTooMuch = Math.abs(own) >= TOO_MANY * 100 && (scaled === null || Math.abs(scaled) >= TOO_MUCH_FEN)
  return isTooMuch ? 'unclear' : scaled
}
