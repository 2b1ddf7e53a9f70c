import { MOST_FEN } from '../../../shared/money.ts'
import { inField, type Refusal } from '../../../shared/refusal.ts'
import { amountTooMuch, lineTooMuch } from '../refusals.ts'
import { halfUp, PERCENT_PLACES, QUANTITY_PLACES, RATE_PLACES, units } from './exact.ts'

/** What decides the amount of one line of a quote or order. Prices and costs are fen a unit, to four decimals. */
export interface PricedLine {
  quantity: number
  unitPrice: number
  /** Once for the whole line, in fen: plates, dies, making ready. */
  setupFen: number
  /** Percent, two decimals at most. */
  discount: number
  taxRate: number
  unitCost: number | null
  setupCostFen: number | null
}

/** In fen. */
export interface LineTotals {
  net: number
  tax: number
  total: number
  /** Before the discount, as the price is told: with tax or without. */
  listed: number
  cost: number | null
}

export interface Totals extends LineTotals {
  /** Percent of net; null where a cost is not known or nothing is asked. */
  margin: number | null
  /** The discount of all lines together, percent of what is listed. */
  discount: number
}

const QUANTITY = 10n ** BigInt(QUANTITY_PLACES)
const RATE = 10n ** BigInt(RATE_PLACES)
/** A whole, in hundredths of a percent. */
const WHOLE = 100n * 10n ** BigInt(PERCENT_PLACES)

/** quantity × rate + once, times a share of a whole, in fen. */
function amount(quantity: number, rate: number, once: number, share: bigint): bigint {
  const exact = units(quantity, QUANTITY_PLACES) * units(rate, RATE_PLACES) + BigInt(once) * QUANTITY * RATE
  return halfUp(exact * share, QUANTITY * RATE * WHOLE)
}

/**
 * One line to the fen. It is rounded here and nowhere else, half up: first what is asked, then the tax in it (where
 * prices include tax) or on it. So the lines add up to the total, whatever is printed.
 */
export function lineTotals(line: PricedLine, taxIncluded: boolean): LineTotals {
  const left = WHOLE - units(line.discount, PERCENT_PLACES)
  const rate = units(line.taxRate, PERCENT_PLACES)
  const asked = amount(line.quantity, line.unitPrice, line.setupFen, left)
  const net = taxIncluded ? halfUp(asked * WHOLE, WHOLE + rate) : asked
  const tax = taxIncluded ? asked - net : halfUp(asked * rate, WHOLE)
  const isCosted = line.unitCost !== null
  return {
    net: Number(net),
    tax: Number(tax),
    total: Number(net + tax),
    listed: Number(amount(line.quantity, line.unitPrice, line.setupFen, WHOLE)),
    cost: isCosted ? Number(amount(line.quantity, line.unitCost ?? 0, line.setupCostFen ?? 0, WHOLE)) : null,
  }
}

/** What is left of an amount once the tax in it is taken out, to the fen. */
export const netOf = (fen: number, taxRate: number): number =>
  Number(halfUp(BigInt(fen) * WHOLE, WHOLE + units(taxRate, PERCENT_PLACES)))

/** All lines together: sums of what stands in each. */
export function totalsOf(lines: readonly PricedLine[], taxIncluded: boolean): Totals {
  const each = lines.map((line) => lineTotals(line, taxIncluded))
  const sum = (of: (line: LineTotals) => number) => each.reduce((total, line) => total + of(line), 0)
  const [net, total, listed] = [sum((l) => l.net), sum((l) => l.total), sum((l) => l.listed)]
  const cost = each.some((l) => l.cost === null) ? null : sum((l) => l.cost ?? 0)
  const asked = taxIncluded ? total : net
  return {
    net,
    tax: sum((l) => l.tax),
    total,
    listed,
    cost,
    margin: cost === null || net === 0 ? null : percent(net - cost, net),
    discount: listed === 0 ? 0 : percent(listed - asked, listed),
  }
}

/** Why lines cannot stand: one of them, or all together, come to more than can be told to the fen. */
export function whyTooMuch(lines: readonly PricedLine[]): Refusal | null {
  let sum = 0
  for (const [at, line] of lines.entries()) {
    // With the tax on top it is the greatest that it can be.
    const { total, listed, cost } = lineTotals(line, false)
    const most = Math.max(total, listed, cost ?? 0)
    if (most > MOST_FEN) return inField(`body.lines.${at}`, lineTooMuch({ line: at + 1 }))
    sum += most
  }
  return sum > MOST_FEN ? inField('body.lines', amountTooMuch()) : null
}

/** A share as percent, to two decimals. */
export const percent = (part: number, whole: number): number =>
  Number(halfUp(BigInt(part) * WHOLE, BigInt(whole))) / 10 ** PERCENT_PLACES
