import type { Day } from '../../../shared/calendar.ts'
import type { Refusal } from '../../../shared/refusal.ts'
import {
  approvalNeeded,
  approvalNotNeeded,
  awaitingApproval,
  notAwaiting,
  notSent,
  quoteDecided,
  quoteExpired,
  sentStays,
} from '../refusals.ts'
import type { ApprovalReason } from './approval.ts'

/** What a quote is in; that it has expired is told by its day, not kept. */
export const QUOTE_STATES = ['draft', 'awaiting', 'approved', 'returned', 'sent', 'accepted', 'refused'] as const
export type QuoteState = (typeof QUOTE_STATES)[number]
export const SHOWN_STATES = [...QUOTE_STATES, 'expired'] as const
export type ShownState = (typeof SHOWN_STATES)[number]

export interface QuoteFacts {
  state: QuoteState
  validUntil: Day | null
}

/** What it shows as on a day: sent and past its last day is expired. */
export const shownState = ({ state, validUntil }: QuoteFacts, today: Day): ShownState =>
  state === 'sent' && validUntil !== null && validUntil < today ? 'expired' : state

/** A sent version never changes, and what waits for approval stands still. */
export function whyNotEditQuote({ state }: Pick<QuoteFacts, 'state'>): Refusal | null {
  if (state === 'awaiting') return awaitingApproval()
  return ['draft', 'approved', 'returned'].includes(state) ? null : sentStays()
}

export function whyNotSubmit(quote: Pick<QuoteFacts, 'state'>, reasons: readonly ApprovalReason[]): Refusal | null {
  const editing = whyNotEditQuote(quote)
  if (editing) return editing
  return reasons.length === 0 || quote.state === 'approved' ? approvalNotNeeded() : null
}

export const whyNotDecide = ({ state }: Pick<QuoteFacts, 'state'>): Refusal | null =>
  state === 'awaiting' ? null : notAwaiting()

/** Whatever lies beyond the limits is approved first. */
export function whyNotSend({ state }: Pick<QuoteFacts, 'state'>, reasons: readonly ApprovalReason[]): Refusal | null {
  const editing = whyNotEditQuote({ state })
  if (editing) return editing
  return reasons.length > 0 && state !== 'approved' ? approvalNeeded([...reasons]) : null
}

/** The customer's word on a quote: while it holds. */
export function whyNotAnswer(quote: QuoteFacts, accepted: boolean, today: Day): Refusal | null {
  const shown = shownState(quote, today)
  if (shown === 'accepted' || shown === 'refused') return quoteDecided()
  if (shown === 'expired' && accepted) return quoteExpired({ day: quote.validUntil ?? '' })
  return shown === 'sent' || shown === 'expired' ? null : notSent()
}

/** What was sent is revised into a next version, unless the customer accepted it; what was not is edited. */
export function whyNotRevise({ state }: Pick<QuoteFacts, 'state'>): Refusal | null {
  if (state === 'accepted') return quoteDecided()
  return state === 'sent' || state === 'refused' ? null : notSent()
}
