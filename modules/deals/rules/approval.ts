import type { Totals } from './totals.ts'

export const APPROVAL_REASONS = ['total', 'discount', 'margin'] as const
export type ApprovalReason = (typeof APPROVAL_REASONS)[number]

/** Beyond these a quote needs a superior's yes: fen, percent, percent; null is no limit. */
export interface ApprovalLimits {
  total: number | null
  discount: number | null
  margin: number | null
}

/** Why a quote needs approval: its total or discount lies over the limit, or its margin under it. None where it needs none. */
export function approvalReasons(
  { total, discount, margin }: Pick<Totals, 'total' | 'discount' | 'margin'>,
  limits: ApprovalLimits,
): ApprovalReason[] {
  const over: Record<ApprovalReason, boolean> = {
    total: limits.total !== null && total > limits.total,
    discount: limits.discount !== null && discount > limits.discount,
    margin: limits.margin !== null && margin !== null && margin < limits.margin,
  }
  return APPROVAL_REASONS.filter((reason) => over[reason])
}
