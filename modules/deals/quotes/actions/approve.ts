import { publish } from '../../../../platform/events.ts'
import type { Work } from '../../../../platform/work.ts'
import { demand } from '../../../../shared/refusal.ts'
import { quoteApproved, quoteReturned, quoteSubmitted } from '../../events.ts'
import { whyNotApprove } from '../../policy.ts'
import { whyNotDecide, whyNotSubmit } from '../../rules/quote.ts'
import { reasonsOf } from '../present.ts'
import { editableQuote, lockedQuote, quoteAfter } from '../reading.ts'
import { approvalsOf, askApproval, decideApproval, updateQuote } from '../repo.ts'

/** Submits a quote that lies beyond the limits to the owner's manager. */
export async function submitQuote(work: Work, id: string) {
  const { quote, latest, customer } = await editableQuote(work, id)
  const reasons = reasonsOf(work, quote, latest)
  demand(whyNotSubmit(quote, reasons))
  await askApproval(work, id, quote.current, reasons)
  await updateQuote(work.tx, id, { state: 'awaiting' })
  const data = { version: quote.current, reasons }
  await publish(work, quoteSubmitted, { customerId: customer.id, subjectId: id, data })
  return quoteAfter(work, id)
}

/** The owner's manager or someone above says yes, or what is to be changed; recorded with the note. */
export async function decideQuote(work: Work, id: string, decision: 'approved' | 'returned', note: string) {
  const { quote, customer } = await lockedQuote(work, id)
  const [asked] = await approvalsOf(work.tx, id)
  demand(whyNotApprove(work.by, customer, asked?.askedBy.id ?? null))
  demand(whyNotDecide(quote))
  await decideApproval(work, id, decision, note)
  await updateQuote(work.tx, id, { state: decision })
  const kind = decision === 'approved' ? quoteApproved : quoteReturned
  await publish(work, kind, { customerId: customer.id, subjectId: id, data: { version: quote.current } })
  return quoteAfter(work, id)
}
