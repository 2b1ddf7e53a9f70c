import { addDays, type Day, daysBetween } from '../../../../shared/calendar.ts'
import type { Account, Colleague, Firm, PlacedOrder, Story } from '../firm.ts'
import { idAt, type Random } from '../random.ts'
import type { DealFacts, ProductFact } from './facts.ts'
import { linesOf } from './lines.ts'
import { diagnose, lose, type Way, writeNeed } from './needs.ts'
import { fulfil } from './orders.ts'
import { type Pen, penFor } from './pen.ts'
import { numberQuotes, writeQuote } from './quotes.ts'

/** A need that is explicit makes the cadence short (T3): only of those who are looked after is one told. */
const LOOKED_AFTER = 24
/** Before these days orders were not written down with their needs. */
const KEPT_SINCE = 330

/** Writes down what was wished for, quoted and delivered in the year, as its conversations tell. */
export function writeDeals(firm: Firm): DealFacts {
  const random = firm.random.apart('deals')
  const facts: DealFacts = {
    products: catalogueOf(firm, random),
    needs: [],
    moves: [],
    people: [],
    diagnoses: [],
    losses: [],
    quotes: [],
    versions: [],
    approvals: [],
    told: [],
    deliveries: [],
    payments: [],
    numbers: [],
  }
  const products = new Map(facts.products.map((product) => [product.code ?? '', product]))
  const reached = stagesOf(firm)
  for (const account of firm.accounts) {
    const by = sellerOf(firm, account)
    if (!by) continue
    const pen = penFor(firm, account, by, random, facts, products)
    const days = reached.get(account.fact.id) ?? new Map<number, Day>()
    for (const [n, order] of account.orders.entries()) ofOrder(pen, order, n === 0 ? days : null)
    if (account.orders.length === 0 && account.lost) ofLoss(pen, days)
    else ofOpen(pen, days)
  }
  numberQuotes(facts)
  return facts
}

const catalogueOf = ({ plan, facts }: Firm, random: Random): ProductFact[] => {
  const createdAt = facts.teams[0]?.createdAt ?? plan.now
  return plan.catalogue.map((entry) => ({ ...entry, id: idAt(createdAt, random), createdAt }))
}

/** When each customer came to each stage of the funnel (Q1). */
function stagesOf({ facts }: Firm): Map<string, Map<number, Day>> {
  const reached = new Map<string, Map<number, Day>>()
  for (const { customerId, toStage, onDay } of facts.stages) {
    const days = reached.get(customerId) ?? new Map()
    if (!days.has(toStage)) days.set(toStage, onDay)
    reached.set(customerId, days)
  }
  return reached
}

/** Who sells to it, or did last. */
function sellerOf({ people }: Firm, { owner, holdings }: Account): Colleague | null {
  return owner ?? people.find((person) => person.id === holdings.at(-1)?.ownerId) ?? null
}

/** An order of the year with its need, its quote, what has gone out and come in. */
function ofOrder(pen: Pen, order: PlacedOrder, days: ReadonlyMap<number, Day> | null): void {
  const { firm, random } = pen
  const { fact, story } = order
  if (daysBetween(fact.orderedOn, firm.plan.today) > KEPT_SINCE) {
    fulfil(pen, order, linesOf(pen, story, fact.recordedAt, 0, false))
    return
  }
  const earlier = (on: Day | undefined, ago: number): Day =>
    on && on <= fact.orderedOn ? on : addDays(fact.orderedOn, -ago)
  const quotedOn = earlier(days?.get(4), random.between(2, 6))
  const explicitOn = min(earlier(days?.get(3), random.between(7, 14)), quotedOn)
  const way: Way = [
    ['brewing', addDays(explicitOn, -random.between(3, 20))],
    ['explicit', explicitOn],
    ['quoted', quotedOn],
    ['won', fact.orderedOn],
  ]
  const need = writeNeed(pen, story, way)
  if (random.chance(0.7)) diagnose(pen, need, explicitOn)
  const { quote, lines } = writeQuote(pen, need, story, {
    state: 'accepted',
    on: quotedOn,
    sentOn: quotedOn,
    decidedOn: fact.orderedOn,
    ...(random.chance(0.2) && { before: explicitOn }),
  })
  Object.assign(fact, { needId: need.id, quoteId: quote.id })
  fulfil(pen, order, lines)
  need.fen = fact.fen
}

/** What was asked for and bought elsewhere, or given up. */
function ofLoss(pen: Pen, days: ReadonlyMap<number, Day>): void {
  const { account, random } = pen
  const [explicitOn, quotedOn] = [days.get(3), days.get(4)]
  const closedOn = account.lastEffectiveOn ?? account.lastDay
  if (!explicitOn || !closedOn || closedOn < explicitOn) return
  const isQuoted = quotedOn !== undefined && quotedOn <= closedOn
  const outcome = random.chance(0.85) ? 'lost' : 'dropped'
  const need = writeNeed(pen, account.story, [
    ['explicit', explicitOn],
    ...(isQuoted ? [['quoted', quotedOn] as const] : []),
    [outcome, closedOn],
  ])
  if (random.chance(0.3)) diagnose(pen, need, explicitOn)
  if (isQuoted)
    writeQuote(pen, need, account.story, { state: 'refused', on: quotedOn, sentOn: quotedOn, decidedOn: closedOn })
  lose(pen, need, account.story)
}

/** What is being talked about now. */
function ofOpen(pen: Pen, days: ReadonlyMap<number, Day>): void {
  const { account, firm, random } = pen
  const { today } = firm.plan
  const since = account.lastEffectiveOn
  if (account.fact.state !== 'active' || !account.owner || !since) return
  const { story } = account
  const [explicitOn, quotedOn] = [days.get(3), days.get(4)]
  if (account.orders.length > 0) {
    if (account.wantsOn && daysBetween(today, account.wantsOn) < 30 && random.chance(0.6))
      writeNeed(pen, story, [[random.chance(0.5) ? 'brewing' : 'latent', since]])
    return
  }
  if (!explicitOn) {
    if (account.fact.stage >= 2 && random.chance(0.22))
      writeNeed(pen, story, [
        ['latent', since],
        ...(random.chance(0.35) ? [['brewing', addDays(since, Math.min(3, daysBetween(since, today)))] as const] : []),
      ])
    return
  }
  if (daysBetween(since, today) > LOOKED_AFTER) {
    writeNeed(pen, story, [
      ['explicit', explicitOn],
      ['brewing', max(since, explicitOn)],
    ])
    return
  }
  if (quotedOn) {
    ofQuoted(pen, story, explicitOn, quotedOn)
    return
  }
  const need = writeNeed(pen, story, [
    ['brewing', addDays(explicitOn, -random.between(2, 12))],
    ['explicit', explicitOn],
  ])
  if (random.chance(0.65)) diagnose(pen, need, explicitOn)
  if (random.chance(0.45))
    writeQuote(pen, need, story, {
      state: random.pick(['draft', 'draft', 'awaiting', 'returned']),
      on: since,
      sentOn: null,
    })
}

/** T3: quoted and open. What was sent may have expired, or be on its way to the next version. */
function ofQuoted(pen: Pen, story: Story, explicitOn: Day, quotedOn: Day): void {
  const { random, account } = pen
  const need = writeNeed(pen, story, [
    ['explicit', explicitOn],
    ['quoted', max(quotedOn, explicitOn)],
  ])
  if (random.chance(0.75)) diagnose(pen, need, explicitOn)
  const state = random.weighted([
    ['sent', 60],
    ['awaiting', 12],
    ['approved', 8],
    ['returned', 7],
    ['draft', 7],
    ['accepted', 6],
  ] as const)
  const since = max(account.lastEffectiveOn ?? quotedOn, quotedOn)
  if (state === 'sent') writeQuote(pen, need, story, { state, on: quotedOn, sentOn: quotedOn })
  else if (state === 'accepted')
    writeQuote(pen, need, story, { state, on: quotedOn, sentOn: quotedOn, decidedOn: since })
  else writeQuote(pen, need, story, { state, on: since, sentOn: null, before: quotedOn })
}

const min = (a: Day, b: Day): Day => (a < b ? a : b)
const max = (a: Day, b: Day): Day => (a > b ? a : b)
