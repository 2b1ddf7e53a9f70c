import type { Refusal } from '../../../shared/refusal.ts'
import { lossNeedsReason, notQuotedYet, wonByOrder, wonStays } from '../refusals.ts'
import { isLevel, type NeedStage, type Outcome } from './board.ts'

export interface Movable {
  outcome: Outcome | null
  stage: NeedStage
  /** A quote for it has been sent, ever. */
  quoteSent: boolean
}

/**
 * Why a need cannot be put into a column of the board, or null. It may fall back, and what was lost may be taken up
 * again; but a sent quote makes it quoted, an order wins it, and a loss has its reason.
 */
export function whyNotMove(need: Movable, to: NeedStage): Refusal | null {
  if (to === need.stage) return null
  if (need.outcome === 'won') return wonStays()
  if (to === 'won') return wonByOrder()
  if (to === 'lost' || to === 'dropped') return lossNeedsReason()
  return isLevel(to) || need.quoteSent ? null : notQuotedYet()
}
