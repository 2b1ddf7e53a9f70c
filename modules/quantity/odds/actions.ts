import type { Work } from '../../../platform/work.ts'
import type { InputOf, ReplyOf } from '../../../shared/endpoint.ts'
import { settingOf } from '../../../shared/setting.ts'
import { rateOf } from '../rules/interval.ts'
import { chanceOfAtLeast, learn, meanOf, moreLeadsFor, oddsOfAnOrder } from '../rules/odds.ts'
import { type AddedUp, addedUp, type Prior, priorOf, type Shown, type Trade, without } from '../rules/prior.ts'
import type { Opens } from '../scope/contract.ts'
import { type Seller, sellerSeen, sellersInSight } from '../scope/people.ts'
import {
  confidencePercent,
  ripeMonths,
  tradeHighPercent,
  tradeLeads,
  tradeLowPercent,
  tradeOrders,
  tradeReps,
} from '../settings.ts'
import type * as contract from './contract.ts'
import { ripeUntil } from './past.ts'
import { type History, histories, leadsInHand, pastInSight } from './repo.ts'

/** What the company's past says, and what is counted by it. */
interface Ground {
  trade: Trade
  past: ReadonlyMap<string, History>
  all: AddedUp
  inHand: ReadonlyMap<string, number>
  until: string
  confidence: number
}

/** What the trade tells a company that has little past of its own. */
export const tradeOf = ({ settings }: Work): Trade => ({
  leads: settingOf(settings, tradeLeads),
  orders: settingOf(settings, tradeOrders),
  reps: settingOf(settings, tradeReps),
})

async function ground(work: Work, people: readonly Seller[]): Promise<Ground> {
  const until = ripeUntil(work)
  const past = await histories(work, until)
  const ids = people.map(({ id }) => id)
  return {
    trade: tradeOf(work),
    past: new Map(past.map((one) => [one.ownerId, one])),
    all: addedUp(past),
    inHand: new Map((await leadsInHand(work, ids)).map(({ ownerId, count }) => [ownerId, count])),
    until,
    confidence: settingOf(work.settings, confidencePercent) / 100,
  }
}

/** What everybody who ever held a lead showed, and the trade. */
interface Past {
  trade: Trade
  past: ReadonlyMap<string, Shown>
  /** The past of all of them. */
  all: AddedUp
}

/** What the others' past leads us to expect of somebody: what the person showed is learnt apart, and not counted twice. */
export function priorFor({ past, all, trade }: Past, personId: string | null): Prior {
  const own = personId === null ? undefined : past.get(personId)
  return priorOf(own ? without(all, own) : all, trade)
}

/** The customers behind a prior, as far as they are in sight. */
async function priorShown(work: Work, known: Ground, but: string | null) {
  const seen = await pastInSight(work, known.until, but)
  const opens: Opens = { leadOf: 'anyone', leadTo: known.until, secret: 'no', ...(but !== null && { leadBut: but }) }
  return {
    ...priorFor(known, but),
    trade: known.trade,
    seenLeads: { count: seen.leads, opens },
    seenOrders: { count: seen.orders, opens: { ...opens, won: 'yes' } },
  }
}

export const NO_PAST = { leads: 0, orders: 0, seenLeads: 0, seenOrders: 0 }

function oddsOf(person: Seller, known: Ground) {
  const { past, inHand, until, confidence } = known
  const { leads, orders, seenLeads, seenOrders } = past.get(person.id) ?? NO_PAST
  const belief = learn(priorFor(known, person.id), orders, leads)
  const count = inHand.get(person.id) ?? 0
  const held: Opens = { leadOf: person.id, leadTo: until, secret: 'no' }
  return {
    person: { id: person.id, name: person.name, team: person.team, joinedOn: person.joinedOn },
    inHand: { count, opens: { owner: person.id, state: 'active', maxOrders: '0' } },
    history: {
      leads,
      orders,
      rate: rateOf(orders, leads, confidence),
      seenLeads: { count: seenLeads, opens: held },
      seenOrders: { count: seenOrders, opens: { ...held, won: 'yes' } },
      until,
    },
    belief: { a: belief.a, b: belief.b },
    rate: meanOf(belief),
    odds: chanceOfAtLeast(1, count, belief),
  }
}

/** Q2: every rep in sight, with the rate, its interval, and the odds of the leads in hand. */
export async function listOdds(work: Work): Promise<ReplyOf<typeof contract.listOdds>> {
  const people = await sellersInSight(work)
  const known = await ground(work, people)
  return {
    items: people.map((person) => oddsOf(person, known)),
    prior: await priorShown(work, known, null),
    unlisted: unlisted(known, people),
    ripeMonths: settingOf(work.settings, ripeMonths),
    confidence: known.confidence,
  }
}

/** Those of the company's history who are not listed: they have left, or are out of sight. */
function unlisted({ past }: Ground, people: readonly Seller[]) {
  const others = [...past.values()].filter(({ ownerId }) => !people.some(({ id }) => id === ownerId))
  const sum = (of: (one: History) => number) => others.reduce((total, one) => total + of(one), 0)
  return { reps: others.length, leads: sum((one) => one.leads), orders: sum((one) => one.orders) }
}

/** So many that the straight lines between them look like the curve. */
const POINTS = 160
const SHORTEST_CURVE = 40

/** Q2: one rep's odds with the arithmetic, and what it takes for so many orders at this certainty. */
export async function showOdds(
  work: Work,
  id: string,
  { orders, certainty }: InputOf<typeof contract.showOdds>['query'],
): Promise<ReplyOf<typeof contract.showOdds>> {
  const person = await sellerSeen(work, id)
  const known = await ground(work, [person])
  const found = oddsOf(person, known)
  const { belief } = found
  const leads = found.inHand.count
  const more = moreLeadsFor(orders, certainty, leads, belief)
  const last = Math.max(SHORTEST_CURVE, Math.ceil(1.25 * (leads + (more ?? leads))))
  const points = [...new Set([...Array.from({ length: POINTS + 1 }, (_, n) => Math.round((last * n) / POINTS)), leads])]
  return {
    ...found,
    prior: await priorShown(work, known, id),
    ripeMonths: settingOf(work.settings, ripeMonths),
    confidence: known.confidence,
    asked: { orders, certainty, chance: chanceOfAtLeast(orders, leads, belief), more },
    arithmetic: {
      atBelief: oddsOfAnOrder(leads, meanOf(belief)),
      atLow: oddsOfAnOrder(leads, settingOf(work.settings, tradeLowPercent) / 100),
      atHigh: oddsOfAnOrder(leads, settingOf(work.settings, tradeHighPercent) / 100),
    },
    curve: points.sort((a, b) => a - b).map((n) => ({ leads: n, odds: chanceOfAtLeast(orders, n, belief) })),
  }
}
