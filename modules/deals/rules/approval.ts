import { COMPANY_CURRENCY } from '../../../shared/money.ts'
import type { WorkedOut } from './price.ts'
import { lineTotals, type PricedLine, percent, totalsOf } from './totals.ts'

export const APPROVAL_REASONS = ['total', 'discount', 'margin'] as const
export type ApprovalReason = (typeof APPROVAL_REASONS)[number]

/** Beyond these a quote or an order by hand needs a superior's yes: fen, percent, percent; null is no limit. */
export interface ApprovalLimits {
  total: number | null
  discount: number | null
  margin: number | null
}

/** A line as it is asked, beside what the catalogue asks and reckons for the same; null where it does not have it. */
export interface JudgedLine extends PricedLine {
  listed: WorkedOut | null
}

export interface Judged {
  /** In fen of the company's money; infinite where it is told in another, which no limit can measure. */
  total: number
  /** Percent of what the catalogue asks. */
  discount: number
  /** Percent of net; null where there is nothing to tell it by, minus infinity where goods are given away. */
  margin: number | null
}

/**
 * T7: what lines are worth, whoever wrote them. A price lowered by hand is a discount like any other: the catalogue says
 * from what. The catalogue's cost holds unless one's own is higher. Where a cost is known, a line whose cost nobody told
 * earns nothing; where none is, there is nothing to tell a margin by. Goods whose cost the catalogue itself does not know
 * are judged by their price alone.
 */
export function judgedOf(lines: readonly JudgedLine[], taxIncluded: boolean): Judged {
  const each = lines.map((line) => judgedLine(line, taxIncluded))
  const sum = (of: (line: (typeof each)[number]) => number) => each.reduce((all, line) => all + of(line), 0)
  const [usual, asked] = [sum((l) => l.usual), sum((l) => l.asked)]
  const costed = each.filter((l) => !l.byPrice)
  const net = costed.reduce((all, l) => all + l.net, 0)
  const cost = costed.reduce((all, l) => all + (l.cost ?? l.net), 0)
  return {
    total: totalsOf(lines, taxIncluded).total,
    discount: usual > asked ? percent(usual - asked, usual) : 0,
    margin: each.some((l) => l.cost !== null) ? marginOf(net, cost) : null,
  }
}

interface JudgedAmount {
  fen: number
  currency: string
  net: number
  cost: number | null
  /** What it should come to, as far as anything tells: what was quoted for it, or one unit of what it names. */
  usual: number | null
}

/**
 * An order of which only the amount is told is judged by it, by its cost where that is told, and by what was quoted for
 * the same: less than that is a discount like any other.
 */
export const judgedAmount = ({ fen, currency, net, cost, usual }: JudgedAmount): Judged => ({
  total: currency === COMPANY_CURRENCY ? fen : Number.POSITIVE_INFINITY,
  discount: usual !== null && usual > fen && currency === COMPANY_CURRENCY ? percent(usual - fen, usual) : 0,
  margin: cost === null ? null : marginOf(net, cost),
})

const marginOf = (net: number, cost: number): number | null =>
  net > 0 ? percent(net - cost, net) : cost > 0 ? Number.NEGATIVE_INFINITY : null

function judgedLine(line: JudgedLine, taxIncluded: boolean) {
  const { listed } = line
  const own = lineTotals(line, taxIncluded)
  const asked = taxIncluded ? own.total : own.net
  const catalogue = listed && lineTotals({ ...line, ...listed, discount: 0 }, taxIncluded)
  const usual = catalogue && catalogue.listed > 0 ? catalogue.listed : own.listed
  const cost = catalogue?.cost == null ? own.cost : Math.max(catalogue.cost, own.cost ?? 0)
  const byPrice = cost === null && catalogue !== null && catalogue.listed > 0
  return { asked, usual, net: own.net, cost, byPrice }
}

/** T7: why something needs approval: its total or discount lies over the limit, or its margin under it. None where it needs none. */
export function approvalReasons({ total, discount, margin }: Judged, limits: ApprovalLimits): ApprovalReason[] {
  const over: Record<ApprovalReason, boolean> = {
    total: limits.total !== null && total > limits.total,
    discount: limits.discount !== null && discount > limits.discount,
    margin: limits.margin !== null && margin !== null && margin < limits.margin,
  }
  return APPROVAL_REASONS.filter((reason) => over[reason])
}
