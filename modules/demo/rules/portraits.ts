import { addDays, type Day, daysBetween } from '../../../shared/calendar.ts'
import { CATALOGUE } from '../../portrait/rules/catalogue.ts'
import { type Block, type Field, SEALED_BLOCKS } from '../../portrait/rules/fields.ts'
import type { Way } from '../../portrait/rules/knowledge.ts'
import type {
  SeededHandover,
  SeededReview,
  SeededShare,
  SeededSharePlan,
  SeededTrust,
  SeededValue,
} from '../../portrait/rules/seeds.ts'
import type { ContactFact, CustomerFact } from './facts.ts'
import { type Account, bossOf, type Colleague, type Firm, whoAnswersFor } from './firm.ts'
import { handoverSteps, reviewNotes, sharePlans, trustNotes, valueFor } from './portraitWords.ts'
import { idAt, type Random } from './random.ts'
import { sayQuantity } from './values.ts'

export interface PortraitFacts {
  values: SeededValue[]
  trust: SeededTrust[]
  shares: SeededShare[]
  sharePlans: SeededSharePlan[]
  reviews: SeededReview[]
  handovers: SeededHandover[]
}

/** D1–D8: what the year's conversations left behind: portraits of every fullness, and how trust grew or fell. */
export function drawPortraits(firm: Firm): PortraitFacts {
  const facts: PortraitFacts = { values: [], trust: [], shares: [], sharePlans: [], reviews: [], handovers: [] }
  const random = firm.random.apart('portraits')
  const known = firm.accounts.filter((a) => a.owner && a.everEffective && a.fact.state === 'active')
  for (const account of known) {
    const depth = depthOf(account, random)
    learn(firm, account, account.owner as Colleague, depth, random, facts)
    if (account.orders.length > 0) dealings(firm, account, account.owner as Colleague, depth, random, facts)
  }
  const held = firm.random.apart('reviews')
  for (const account of known) reviews(firm, account, account.owner as Colleague, held, facts)
  handOver(firm, known, random, facts)
  return facts
}

/** How much of each block is known of a customer: the more was said and bought, the deeper. */
function depthOf({ fact, orders, effectiveDays, temper }: Account, random: Random): number {
  const talks = Math.min(1, (effectiveDays.size + 4 * orders.length) / 12)
  const important = fact.tier === 'VVIP' ? 0.35 : fact.tier === 'A' ? 0.2 : 0
  return Math.min(1, talks * 0.6 + important + temper.reach * 0.2 + 0.25 * random.next())
}

/** From this depth on something of a block is known; at the second nearly all of it. */
const REACHES: Readonly<Record<Block, readonly [number, number]>> = {
  1: [0, 0.55],
  2: [0.1, 0.75],
  3: [0.2, 0.8],
  4: [0.3, 0.9],
  5: [0.6, 1.05],
  6: [0.7, 1.15],
}

function learn(
  firm: Firm,
  account: Account,
  owner: Colleague,
  depth: number,
  random: Random,
  facts: PortraitFacts,
): void {
  const [first, second] = account.fact.contacts
  const decider = second ?? first
  for (const field of CATALOGUE) {
    const [from, full] = REACHES[field.block]
    if (!random.chance((depth - from) / (full - from))) continue
    const contact = field.of === 'contact' ? (field.key === 'buying_role' ? decider : (first ?? null)) : null
    if (field.of === 'contact' && !contact) continue
    // What deepens closeness is known of the one who decides.
    const about = contact && field.block >= 5 ? (decider ?? contact) : contact
    const value = knownOf(firm, account, field.key, random)
    if (value === null && !isOnRecord(account.fact, field, about ?? null)) continue
    const on = dayKnown(firm, account, random)
    facts.values.push(entry(firm, account, owner, field, about?.id ?? null, value, on, random))
    // Now and then it was something else before.
    const before = random.chance(0.14) ? valueFor(field.key, random) : null
    const earlier = addDays(on, -random.between(40, 160))
    if (before !== null && JSON.stringify(before) !== JSON.stringify(value) && earlier > account.fact.enteredOn)
      facts.values.push(entry(firm, account, owner, field, about?.id ?? null, before, earlier, random))
  }
}

/** D1: what the record holds is only confirmed. */
function isOnRecord({ address }: CustomerFact, { record }: Field, contact: ContactFact | null): boolean {
  switch (record) {
    case 'address':
      return address !== ''
    case 'industry':
      return true
    case 'phone':
      return (contact?.phones.length ?? 0) > 0
    case 'wechat':
      return (contact?.wechats.length ?? 0) > 0
    case 'job':
      return contact !== null
    case 'best_times':
      return contact?.bestTimes !== null && contact !== null
    case 'birthday':
      return contact?.birthday !== null && contact !== null
    default:
      return false
  }
}

/** What the year's story tells of the customer itself, and for the rest something believable. */
function knownOf({ plan }: Firm, { story, fact }: Account, field: string, random: Random): SeededValue['value'] | null {
  const { product, quantity, price, rival } = story
  switch (field) {
    case 'buying_role':
      return 'decides'
    case 'makes':
      return `${fact.industry}，${random.pick(['自有品牌', '代工为主', '自有品牌加代工', '批发和电商'])}`
    case 'buys':
      return `${product.name}，一次${sayQuantity(quantity, product.unit)}`
    case 'spend':
      return { fen: Math.round(quantity * price * random.between(3, 9)) * 100, currency: 'CNY' }
    case 'supplier':
      return random.chance(0.5) ? rival : `${rival}，另有一家本地小厂`
    case 'next_on':
      return addDays(plan.today, random.between(15, 120))
    default:
      return valueFor(field, random)
  }
}

/** Most was learnt when one last spoke; some long ago, so that it has aged. */
function dayKnown({ plan }: Firm, { effectiveDays, fact }: Account, random: Random): Day {
  const days = [...effectiveDays].sort()
  if (days.length > 0 && random.chance(0.7)) return random.pick(days)
  const span = daysBetween(fact.enteredOn, plan.today)
  return addDays(fact.enteredOn, random.between(0, Math.max(0, span - 1)))
}

const WAYS: readonly (readonly [Way, number])[] = [
  ['told', 60],
  ['seen', 16],
  ['colleague', 12],
  ['public', 12],
]

function entry(
  firm: Firm,
  { fact }: Account,
  owner: Colleague,
  field: Field,
  contactId: string | null,
  value: SeededValue['value'],
  learntOn: Day,
  random: Random,
): SeededValue {
  const recordedAt = firm.at(learntOn, random.between(9 * 60, 18 * 60))
  const confidence = random.weighted([
    ['sure', 70],
    ['likely', 22],
    ['guess', 8],
  ] as const)
  return {
    id: idAt(recordedAt, random),
    customerId: fact.id,
    contactId,
    field: field.key,
    sealed: SEALED_BLOCKS.includes(field.block),
    how: random.weighted(WAYS),
    confidence,
    learntOn,
    byId: owner.id,
    recordedAt,
    value,
  }
}

/** R2, D8: what happened with those who buy: trust, and shares with a plan. */
function dealings(
  firm: Firm,
  account: Account,
  owner: Colleague,
  depth: number,
  random: Random,
  facts: PortraitFacts,
): void {
  const { plan } = firm
  const since = account.orders[0]?.fact.orderedOn ?? account.fact.enteredOn
  const span = daysBetween(since, plan.today)
  const someDay = () => addDays(since, random.between(0, Math.max(0, span - 1)))
  const note = (kind: SeededTrust['kind'], on = someDay()) => {
    const recordedAt = firm.at(on, random.between(9 * 60, 18 * 60))
    const contactId = account.fact.contacts[1]?.id ?? account.fact.contacts[0]?.id ?? null
    const words = { customerId: account.fact.id, contactId, personId: owner.id, note: random.pick(trustNotes[kind]) }
    facts.trust.push({ id: idAt(recordedAt, random), kind, on, recordedAt, ...words })
  }
  if (random.chance(0.5)) note('problem_solved')
  if (random.chance(0.25)) note('complaint')
  if (random.chance(0.04)) note('complaint_unsettled')
  if (random.chance(0.12)) note('no_show')
  if (random.chance(0.15)) note('referral')
  if (random.chance(depth * 0.55)) note('preferred_equal', addDays(plan.today, -random.between(5, 120)))
  if (random.chance(depth * 0.18)) note('preferred_worse', addDays(plan.today, -random.between(5, 60)))
  if (random.chance(0.6)) lookAtShare(firm, account, owner, random, facts)
}

/** As people tell it: in whole ten thousands of yuan. */
const ROUND_FEN = 1_000_000

/** What a customer buys a year, told where it buys from us too: what we have of it, and the rest. */
function buysAYear(firm: Firm, account: Account, ours: number): number | null {
  const yearAgo = addDays(firm.plan.today, -365)
  const bought = account.orders
    .filter(({ fact }) => fact.orderedOn > yearAgo)
    .reduce((sum, { fact }) => sum + fact.fen, 0)
  return bought === 0 ? null : Math.ceil((bought * 100) / ours / ROUND_FEN) * ROUND_FEN
}

function lookAtShare(firm: Firm, account: Account, owner: Colleague, random: Random, facts: PortraitFacts): void {
  const last = random.weighted([
    [random.between(5, 20), 4],
    [random.between(20, 45), 4],
    [random.between(45, 75), 2],
    [100, 0.4],
  ])
  const times = random.between(1, 4)
  const yearlyFen = buysAYear(firm, account, last)
  for (let n = times - 1; n >= 0; n--) {
    const on = addDays(firm.plan.today, -n * 85 - random.between(2, 20))
    const ours = Math.max(2, Math.min(100, Math.round(last * (1 - 0.18 * n) * random.about(0.1))))
    const rival = Math.round((100 - ours) * (0.45 + 0.3 * random.next()))
    const recordedAt = firm.at(on, 17 * 60)
    facts.shares.push({
      id: idAt(recordedAt, random),
      customerId: account.fact.id,
      on,
      ours,
      known: random.chance(0.3),
      rivals: ours === 100 ? [] : [{ name: account.story.rival, percent: rival }],
      yearlyFen,
      byId: owner.id,
      recordedAt,
    })
  }
  if (last < 100 && random.chance(0.4))
    facts.sharePlans.push({
      customerId: account.fact.id,
      target: Math.min(100, Math.max(30, last + random.between(10, 25))),
      byDay: addDays(firm.plan.today, random.between(60, 200)),
      steps: random.pick(sharePlans),
      byId: owner.id,
      recordedAt: firm.at(addDays(firm.plan.today, -random.between(3, 40)), 16 * 60),
    })
}

/** D5: how often a portrait of a tier is gone through, in days, and how many of them are not. */
const REVIEWED = { VVIP: [30, 0], A: [61, 0.1], B: [182, 0.15], C: null } as const
const MOST_REVIEWS = 3

/** Most were gone through in time; some have been due for a few weeks. */
function reviews(firm: Firm, account: Account, owner: Colleague, random: Random, facts: PortraitFacts): void {
  const every = account.fact.tier && REVIEWED[account.fact.tier]
  if (!every || random.chance(every[1])) return
  const [days] = every
  let heldOn = addDays(firm.plan.today, -random.between(2, Math.round(days * 1.25)))
  const since = account.holdings.at(-1)?.startedAt ?? account.fact.createdAt
  for (let n = 0; n < MOST_REVIEWS && firm.at(heldOn, 0) > since; n++) {
    review(firm, account, owner, heldOn, random, facts)
    heldOn = addDays(heldOn, -random.between(days - 5, days + 8))
  }
}

function review(
  firm: Firm,
  account: Account,
  owner: Colleague,
  heldOn: Day,
  random: Random,
  facts: PortraitFacts,
): void {
  const manager = whoAnswersFor(firm, account)
  const recordedAt = firm.at(heldOn, 17 * 60 + 30)
  facts.reviews.push({
    id: idAt(recordedAt, random),
    customerId: account.fact.id,
    heldOn,
    people: [...new Set([manager.id, owner.id])],
    found: random.pick(reviewNotes.found),
    askNext: random.pick(reviewNotes.askNext),
    byId: manager.id,
    recordedAt,
  })
}

/** D7: what the boss opened himself goes over to those who look after it now: two plans, half way. */
function handOver(firm: Firm, known: readonly Account[], random: Random, facts: PortraitFacts): void {
  const boss = bossOf(firm)
  const important = known.filter((a) => a.owner !== boss && (a.fact.tier === 'VVIP' || a.fact.tier === 'A'))
  for (const { fact, owner } of random.shuffled(important).slice(0, 2)) {
    if (!owner) continue
    const createdAt = firm.at(addDays(firm.plan.today, -30), 10 * 60)
    facts.handovers.push({
      id: idAt(createdAt, random),
      customerId: fact.id,
      contactId: fact.contacts[1]?.id ?? fact.contacts[0]?.id ?? null,
      fromId: boss.id,
      toId: owner.id,
      createdBy: boss.id,
      createdAt,
      steps: handoverSteps.map((what, n) => ({
        what,
        on: addDays(firm.plan.today, -24 + n * 14),
        doneOn: n < 2 ? addDays(firm.plan.today, -23 + n * 14) : null,
      })),
    })
  }
}
