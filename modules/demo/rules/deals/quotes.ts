import { addDays, type Day } from '../../../../shared/calendar.ts'
import { approvalReasons, judgedOf } from '../../../deals/rules/approval.ts'
import type { Line } from '../../../deals/rules/lines.ts'
import type { QuoteState } from '../../../deals/rules/quote.ts'
import { totalsOf } from '../../../deals/rules/totals.ts'
import { approvalLimits, taxIncluded, validDays } from '../../../deals/settings.ts'
import { TERMS_EN } from '../dress.ts'
import type { Story } from '../firm.ts'
import type { DealFacts, NeedFact } from './facts.ts'
import { linesOf } from './lines.ts'
import type { Pen } from './pen.ts'

type Quote = DealFacts['quotes'][number]

interface Asked {
  state: QuoteState
  /** When it was drafted, and when sent where it was. */
  on: Day
  sentOn: Day | null
  decidedOn?: Day
  /** An earlier version, sent on this day, that this one supersedes. */
  before?: Day
}

/** What lies beyond a limit: some of the quotes for which approval is asked. */
const DISCOUNTS = [12, 15] as const
const beyond = (state: QuoteState): boolean => ['awaiting', 'approved', 'returned'].includes(state)

/** Writes down a quote with its versions and approvals; answers its latest lines. The number is given later. */
export function writeQuote(pen: Pen, need: NeedFact, story: Story, asked: Asked): { quote: Quote; lines: Line[] } {
  const { random, facts, account, by } = pen
  const createdAt = pen.at(asked.before ?? asked.on)
  const id = pen.id(createdAt)
  if (asked.before) writeVersion(pen, id, 1, linesOf(pen, story, createdAt, 0, false), asked.before, asked.before)
  const current = asked.before ? 2 : 1
  const discount = beyond(asked.state) ? random.pick(DISCOUNTS) : random.pick([0, 0, 0, 2, 3, 5])
  const lines = linesOf(pen, story, createdAt, discount, beyond(asked.state))
  const fen = writeVersion(pen, id, current, lines, asked.on, asked.sentOn)
  const quote: Quote = {
    id,
    number: '',
    customerId: account.fact.id,
    needId: need.id,
    state: asked.state,
    current,
    fen,
    currency: need.currency,
    validUntil: asked.sentOn && addDays(asked.sentOn, validDays.fallback),
    decidedOn: asked.decidedOn ?? null,
    reason: asked.state === 'refused' ? pen.say('refusal.why', asked.decidedOn ?? asked.on) : null,
    createdBy: by.id,
    createdAt,
  }
  facts.quotes.push(quote)
  const tell = (type: DealFacts['told'][number]['type'], day: Day, version: number) => {
    const at = pen.at(day)
    const fact = { actorId: by.id, customerId: account.fact.id, subjectId: id, data: { version } }
    facts.told.push({ id: pen.id(at), at, type, ...fact })
  }
  if (asked.before) tell('quote.sent', asked.before, 1)
  if (asked.sentOn) tell('quote.sent', asked.sentOn, current)
  if (asked.state === 'accepted' || asked.state === 'refused')
    tell(`quote.${asked.state}`, quote.decidedOn as Day, current)
  askApproval(pen, quote, lines, asked)
  return { quote, lines }
}

function writeVersion(pen: Pen, quoteId: string, number: number, lines: Line[], on: Day, sentOn: Day | null): number {
  const { net, tax, total, cost } = totalsOf(lines, taxIncluded.fallback)
  const at = pen.at(on)
  pen.facts.versions.push({
    quoteId,
    number,
    contactId: pen.account.fact.contacts[0]?.id ?? null,
    lines,
    taxIncluded: taxIncluded.fallback,
    netFen: net,
    taxFen: tax,
    fen: total,
    costFen: cost,
    currency: 'CNY',
    validDays: validDays.fallback,
    terms: pen.say('paper.terms', on),
    termsEn: TERMS_EN,
    byId: pen.by.id,
    at,
    sentOn,
    sentAt: sentOn ? pen.firm.at(sentOn, 17 * 60 + 45) : null,
    sentBy: sentOn && pen.by.id,
  })
  return total
}

/** T7: what lies beyond the limits goes to the superior, who says yes, or what is to be changed. */
function askApproval(pen: Pen, quote: Quote, lines: readonly Line[], { state, on }: Asked): void {
  const { facts, by, superior } = pen
  const reasons = approvalReasons(judgedOf(lines, taxIncluded.fallback), approvalLimits.fallback)
  if (reasons.length === 0 || state === 'draft') return
  const askedAt = pen.at(on)
  const decision = state === 'awaiting' ? null : state === 'returned' ? 'returned' : 'approved'
  facts.approvals.push({
    id: pen.id(askedAt),
    quoteId: quote.id,
    number: quote.current,
    reasons,
    askedBy: by.id,
    askedAt,
    decision,
    note: decision && pen.say(decision === 'approved' ? 'boss.approves' : 'boss.returns', on),
    decidedBy: decision && superior.id,
    decidedAt: decision && pen.firm.at(on, 18 * 60),
  })
}

/** Numbers the quotes of each year without gaps, in the order in which they were made. */
export function numberQuotes({ quotes, numbers }: DealFacts): void {
  quotes.sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1))
  const last = new Map<number, number>()
  for (const quote of quotes) {
    const year = Number(quote.createdAt.toISOString().slice(0, 4))
    const next = (last.get(year) ?? 0) + 1
    last.set(year, next)
    quote.number = `Q${year}-${String(next).padStart(4, '0')}`
  }
  for (const [year, count] of last) numbers.push({ kind: 'quote', year, last: count })
}
