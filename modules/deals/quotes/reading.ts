import type { Work } from '../../../platform/work.ts'
import { demand, Refused } from '../../../shared/refusal.ts'
import { notFound, versionConflict } from '../../../shared/refusals.ts'
import { type CustomerRecord, heldOf, lockedCustomer } from '../../customers/index.ts'
import { whyNotEdit } from '../../customers/policy.ts'
import { orderedAlready, quoteNotAccepted, unknownQuote } from '../refusals.ts'
import { totalsOf } from '../rules/totals.ts'
import { presentQuote } from './present.ts'
import { customerOfQuote, findQuote, findSeen, orderOf, type QuoteRow, type VersionRow, versionsOf } from './repo.ts'

export async function showQuote(work: Work, id: string) {
  const found = await findSeen(work, id)
  if (!found) throw new Refused(notFound())
  return presentQuote(work, found)
}

/** A quote as it now stands, for the reply to an act on it. */
export const quoteAfter = async (work: Work, id: string) => presentQuote(work, (await findQuote(work, id)) as QuoteRow)

export interface Locked {
  quote: QuoteRow
  latest: VersionRow
  customer: CustomerRecord
}

/** A quote that the actor may see, its customer locked until the transaction ends. */
export async function lockedQuote(work: Work, id: string): Promise<Locked> {
  const customerId = await customerOfQuote(work.tx, id)
  if (!customerId) throw new Refused(notFound())
  const customer = await lockedCustomer(work, customerId)
  const quote = (await findQuote(work, id)) as QuoteRow
  const [latest] = (await versionsOf(work.tx, id)) as [VersionRow]
  return { quote, latest, customer }
}

/** The same, where the actor may edit it as it was seen. */
export async function editableQuote(work: Work, id: string): Promise<Locked> {
  const locked = await lockedQuote(work, id)
  demand(whyNotEdit(work.by, heldOf(locked.customer)))
  if (work.ifMatch !== undefined && work.ifMatch !== locked.quote.version)
    throw new Refused(versionConflict(await presentQuote(work, locked.quote)))
  return locked
}

/** A quote that the customer accepted and that is no order yet, as an order takes it over. */
export async function acceptedQuote(work: Work, customerId: string, id: string) {
  const quote = await findQuote(work, id)
  if (quote?.customer.id !== customerId) throw new Refused(unknownQuote())
  if (quote.state !== 'accepted') throw new Refused(quoteNotAccepted())
  if (await orderOf(work.tx, id)) throw new Refused(orderedAlready())
  return { need: quote.need, ...(await acceptedIn(work, id)) }
}

/** What the customer accepted in a quote: its lines, and what they come to. */
export async function acceptedIn(work: Work, id: string) {
  const [{ lines, taxIncluded }] = (await versionsOf(work.tx, id)) as [VersionRow]
  return { lines, taxIncluded, fen: totalsOf(lines, taxIncluded).total }
}
