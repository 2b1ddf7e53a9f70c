import type { Refusal } from '../../../shared/refusal.ts'
import { texts } from '../../../shared/text.ts'
import { receptionOver, returnedNow, stepAgain } from '../refusals.ts'

/** A10: from the yard to its return. */
export const RECEPTION_STATES = ['in', 'at_work', 'ready', 'returned'] as const
export type ReceptionState = (typeof RECEPTION_STATES)[number]

export const CALL_RESULTS = ['satisfied', 'partly', 'dissatisfied'] as const
export type CallResult = (typeof CALL_RESULTS)[number]

export const receptionStateTexts = texts({
  in: { zh: '已接收', en: 'Received' },
  at_work: { zh: '检修中', en: 'In the workshop' },
  ready: { zh: '已完工', en: 'Ready' },
  returned: { zh: '已交还', en: 'Returned' },
})

/** What is returned is over; it may go back to the workshop before. */
export function whyNotStep(state: ReceptionState, to: ReceptionState): Refusal | null {
  if (state === 'returned') return receptionOver()
  return state === to || to === 'in' ? stepAgain() : null
}

/** Asked whether they are satisfied once it is back, and once. */
export function whyNotCall(state: ReceptionState, calledAt: string | null): Refusal | null {
  if (state !== 'returned') return returnedNow()
  return calledAt ? receptionOver() : null
}
