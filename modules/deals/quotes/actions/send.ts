import { publish } from '../../../../platform/events.ts'
import type { Work } from '../../../../platform/work.ts'
import { addDays } from '../../../../shared/calendar.ts'
import { demand } from '../../../../shared/refusal.ts'
import { quoteAccepted, quoteRefused, quoteSent } from '../../events.ts'
import { quoteNeed } from '../../needs/moving.ts'
import { whyNotAnswer, whyNotSend } from '../../rules/quote.ts'
import { reasonsOf } from '../present.ts'
import { editableQuote, quoteAfter } from '../reading.ts'
import { markSent, updateQuote } from '../repo.ts'

/** Notes that a quote was sent. From now on its version never changes, and the need is quoted (Q1). */
export async function sendQuote(work: Work, id: string) {
  const { quote, latest, customer } = await editableQuote(work, id)
  demand(whyNotSend(quote, reasonsOf(work, quote, latest)))
  await markSent(work, id, quote.current)
  await updateQuote(work.tx, id, { state: 'sent', validUntil: addDays(work.today, latest.validDays) })
  await quoteNeed(work, customer.id, quote.need?.id ?? null)
  await publish(work, quoteSent, { customerId: customer.id, subjectId: id, data: { version: quote.current } })
  return quoteAfter(work, id)
}

/** The customer's word: accepted while it holds, or refused with the reason. */
export async function answerQuote(work: Work, id: string, refusedFor: string | null) {
  const { quote, customer } = await editableQuote(work, id)
  const accepted = refusedFor === null
  demand(whyNotAnswer(quote, accepted, work.today))
  const state = accepted ? 'accepted' : 'refused'
  await updateQuote(work.tx, id, { state, decidedOn: work.today, reason: refusedFor })
  const kind = accepted ? quoteAccepted : quoteRefused
  await publish(work, kind, { customerId: customer.id, subjectId: id, data: { version: quote.current } })
  return quoteAfter(work, id)
}
