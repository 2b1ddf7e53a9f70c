import { COMPANY_CURRENCY } from '../../../shared/money.ts'
import type { WorkedOut } from './price.ts'
import { lineTotals, type PricedLine, percent, totalsOf } from './totals.ts'

export const APPROVAL_REASONS = ['total', 'discount', 'margin', 'quote', 'need', 'unknown', 'least'] as const
export type ApprovalReason = (typeof APPROVAL_REASONS)[number]

/** Beyond these a quote or an order by hand needs a superior's yes; null is no limit. */
export interface ApprovalLimits {
  /** Fen. */
  total: number | null
  /** Percent: below the list price, what was accepted, or what the need is worth. */
  discount: number | null
  /** Percent of net. */
  margin: number | null
  /** Fen of what the catalogue cannot judge. */
  unknown: number | null
  /** Fen below which a total that nothing confirms looks like a slip. */
  least: number | null
}

/** A line as it is asked, beside what the catalogue asks and reckons for the same; null where it does not have it. */
export interface JudgedLine extends PricedLine {
  listed: WorkedOut | null
  /** Whether `listed` is of goods that are only named alike. */
  alike?: boolean | undefined
}

export interface Judged {
  /** In fen of the company's money; infinite where it is told in another, which no limit can measure. */
  total: number
  /** Percent of what the catalogue asks. */
  discount: number
  /** Percent of net; null where there is nothing to tell it by, minus infinity where goods are given away. */
  margin: number | null
  /** What of it stands in lines that the catalogue cannot judge, in fen. */
  unknown: number
  /** Whether that is most of it, so that only other facts tell whether it is too little. */
  isGuess: boolean
}

/** What else is known of it, in fen of the company's money; null where nothing is. */
export interface Known {
  /** The total of the quote that the customer accepted, where the order comes from one. */
  accepted: number | null
  /** What its need was quoted, or else is worth. */
  expected: number | null
}

/**
 * T7: what lines are worth, whoever wrote them. A price lowered by hand is a discount like any other: the catalogue says
 * from what. The catalogue's cost holds unless one's own is higher. Where a cost is known, a line whose cost nobody told
 * earns nothing; where none is, there is nothing to tell a margin by. Goods whose cost the catalogue itself does not know
 * are judged by their price alone. What is in free words is unknown, whatever cost its writer tells: that can only count
 * against it.
 */
export function judgedOf(lines: readonly JudgedLine[], taxIncluded: boolean): Judged {
  const each = lines.map((line) => judgedLine(line, taxIncluded))
  const sum = (of: (line: (typeof each)[number]) => number) => each.reduce((all, line) => all + of(line), 0)
  const [usual, asked] = [sum((l) => l.usual), sum((l) => l.asked)]
  const { total } = totalsOf(lines, taxIncluded)
  const unknown = sum((l) => (l.isKnown ? 0 : l.total))
  const told = each.some((l) => l.cost !== null) ? marginOf(each.filter((l) => !l.byPrice)) : null
  const confirmed = marginOf(each.filter((l) => l.isConfirmed))
  return {
    total,
    discount: usual > asked ? percent(usual - asked, usual) : 0,
    margin: told !== null && confirmed !== null ? Math.min(told, confirmed) : (told ?? confirmed),
    unknown,
    isGuess: 2 * unknown > total || each.every((l) => !l.isKnown),
  }
}

interface JudgedAmount {
  fen: number
  currency: string
  net: number
  cost: number | null
  /** One unit of what it names, as far as the catalogue has it. */
  usual: number | null
}

/** An order of which only the amount is told is judged by it, by its cost where that is told, and by one of what it names. */
export const judgedAmount = ({ fen, currency, net, cost, usual }: JudgedAmount): Judged => ({
  total: currency === COMPANY_CURRENCY ? fen : Number.POSITIVE_INFINITY,
  discount: currency === COMPANY_CURRENCY ? shortOf(usual, fen) : 0,
  margin: cost === null ? null : marginOf([{ net, cost }]),
  // Whoever only records totals is not asked for each of them.
  unknown: 0,
  isGuess: true,
})

function marginOf(lines: readonly { net: number; cost: number | null }[]): number | null {
  const net = lines.reduce((all, line) => all + line.net, 0)
  const cost = lines.reduce((all, line) => all + (line.cost ?? line.net), 0)
  return net > 0 ? percent(net - cost, net) : cost > 0 ? Number.NEGATIVE_INFINITY : null
}

function judgedLine(line: JudgedLine, taxIncluded: boolean) {
  const { listed } = line
  const own = lineTotals(line, taxIncluded)
  const asked = taxIncluded ? own.total : own.net
  const catalogue = listed && lineTotals({ ...line, ...listed, discount: 0 }, taxIncluded)
  const isPriced = catalogue !== null && catalogue.listed > 0
  const isCosted = catalogue !== null && catalogue.cost !== null
  const cost = catalogue?.cost == null ? own.cost : Math.max(catalogue.cost, own.cost ?? 0)
  return {
    asked,
    usual: isPriced ? catalogue.listed : own.listed,
    net: own.net,
    total: own.total,
    cost,
    byPrice: cost === null && isPriced,
    isConfirmed: isCosted && !line.alike,
    isKnown: (isPriced || isCosted) && !line.alike,
  }
}

/** How much less than it should be, in percent; nothing where nothing tells what it should be. */
const shortOf = (usual: number | null, fen: number): number =>
  usual !== null && usual > fen ? percent(usual - fen, usual) : 0

const NOTHING: Known = { accepted: null, expected: null }

/**
 * T7: why something needs approval. Its total, its discount, or what of it is unknown lies over the limit, its margin
 * under it; it comes to much less than the customer accepted; or nothing in the catalogue confirms it, and it comes to
 * much less than its need is worth, or to so little that it looks like a slip.
 */
export function approvalReasons(judged: Judged, limits: ApprovalLimits, known: Known = NOTHING): ApprovalReason[] {
  const { total, discount, margin, unknown, isGuess } = judged
  const isCut = (share: number) => limits.discount !== null && share > limits.discount
  const over: Record<ApprovalReason, boolean> = {
    total: limits.total !== null && total > limits.total,
    discount: isCut(discount),
    margin: limits.margin !== null && margin !== null && margin < limits.margin,
    quote: isCut(shortOf(known.accepted, total)),
    need: isGuess && known.accepted === null && isCut(shortOf(known.expected, total)),
    unknown: limits.unknown !== null && unknown > limits.unknown,
    least: isGuess && limits.least !== null && total < limits.least,
  }
  return APPROVAL_REASONS.filter((reason) => over[reason])
}
