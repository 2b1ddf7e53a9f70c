import { addDays, type Day } from '../../../shared/calendar.ts'
import type { State, Tier } from '../../customers/rules/stages.ts'
import type { Known } from './knowledge.ts'
import type { Ties } from './proof.ts'
import type { Asked } from './questions.ts'
import { type RankThresholds, type SupplierRank, supplierRank } from './supplier.ts'
import { neglects, promises, type TrustEntry, type TrustKind } from './trust.ts'

// What happened with a customer, and what of it belongs to which pair of a colleague and a contact.

export interface ContactFact {
  id: string
  main: boolean
  /** Says of itself that it decides (a field of block 1). */
  decides: boolean
  leftOn: Day | null
}

export interface TouchFact {
  id: string
  people: string[]
  contactIds: string[]
  day: Day
  inbound: boolean
  effective: boolean
  nextOn: Day | null
}

export interface OrderFact {
  on: Day
  big: boolean
  /** Who decided on the need behind it, where that is known. */
  contactId: string | null
  dueOn: Day | null
  deliveredOn: Day | null
}

export interface TrustFact {
  kind: TrustKind
  on: Day
  personId: string
  contactId: string | null
}

export interface CustomerFacts {
  id: string
  ownerId: string | null
  since: Day
  tier: Tier | null
  state: State
  needDeciderId: string | null
  members: string[]
  contacts: ContactFact[]
  knowledge: Known[]
  asked: Asked[]
  touches: TouchFact[]
  orders: OrderFact[]
  holdings: { ownerId: string; from: Day; to: Day | null }[]
  trust: TrustFact[]
  share: { ours: number; rivals: number[] } | null
  reviewedOn: Day | null
}

/** D2: who decides there: who says so, else who decided on the last need, else the main contact. */
export function deciderOf({
  contacts,
  needDeciderId,
}: Pick<CustomerFacts, 'contacts' | 'needDeciderId'>): string | null {
  const there = contacts.filter(({ leftOn }) => leftOn === null)
  const decider =
    there.find(({ decides }) => decides) ??
    there.find(({ id }) => id === needDeciderId) ??
    there.find(({ main }) => main) ??
    there[0]
  return decider?.id ?? null
}

/** Whose customer it was on a day. What happened before it stood in the books belongs to whoever brought it in. */
export function ownerOn({ holdings, ownerId }: Pick<CustomerFacts, 'holdings' | 'ownerId'>, day: Day): string | null {
  const [first] = holdings
  if (!first) return ownerId
  if (day < first.from) return first.ownerId
  const held = holdings.findLast(({ from, to }) => from <= day && (to === null || day <= to))
  return held?.ownerId ?? null
}

export interface Pair {
  personId: string
  contactId: string | null
}

/** D2, D7: whose distance to whom is worth knowing: the owner's to each contact, and each colleague's who had to do with one. */
export function pairsOf(facts: CustomerFacts, ownerId: string | null): Pair[] {
  const there = facts.contacts.filter(({ leftOn }) => leftOn === null).map(({ id }) => id)
  const found = new Map<string, Pair>()
  const add = (personId: string, contactId: string | null) =>
    found.set(`${personId} ${contactId}`, { personId, contactId })
  if (ownerId) for (const contactId of there.length > 0 ? there : [null]) add(ownerId, contactId)
  const decider = deciderOf(facts)
  for (const member of facts.members) add(member, decider)
  for (const { people, contactIds } of facts.touches)
    for (const person of people) for (const id of contactIds) if (there.includes(id)) add(person, id)
  for (const { personId, contactId } of facts.trust)
    if (contactId === null || there.includes(contactId)) add(personId, contactId ?? decider)
  return [...found.values()]
}

export interface TieRules {
  today: Day
  neglectDays: number
  ranks: RankThresholds
}

/** What ties a colleague to a contact. What nobody said about whom belongs to the one who decides. */
export function tiesOf(facts: CustomerFacts, { personId, contactId }: Pair, rules: TieRules): Ties {
  const decider = deciderOf(facts)
  const isTheirs = (id: string | null) => (id ?? decider) === contactId
  const ordered = facts.orders.filter(({ on, contactId: by }) => ownerOn(facts, on) === personId && isTheirs(by))
  const touches = facts.touches.filter(
    ({ people, contactIds }) =>
      people.includes(personId) && (contactIds.length === 0 ? isTheirs(null) : contactIds.includes(contactId ?? '')),
  )
  const told = facts.trust.filter(
    (event) => event.personId === personId && (event.contactId ?? contactId) === contactId,
  )
  const touchDays = facts.touches.map(({ day }) => day)
  const promised = touches.flatMap(({ day, nextOn }) => (nextOn && nextOn > day ? [{ on: day, for: nextOn }] : []))
  return {
    orders: ordered,
    inbound: touches.filter(({ inbound }) => inbound).map(({ day }) => day),
    trust: [
      ...told,
      ...promises(promised, touchDays, rules.today),
      ...deliveries(ordered, rules.today),
      ...neglected(facts, personId, rules),
    ],
    rank: rankOf(facts.share, rules.ranks),
  }
}

export const rankOf = (share: CustomerFacts['share'], thresholds: RankThresholds): SupplierRank | null =>
  share && supplierRank(share.ours, share.rivals, thresholds)

/** R2: an order that came in time, or late. */
function deliveries(orders: readonly OrderFact[], today: Day): TrustEntry[] {
  return orders.flatMap(({ dueOn, deliveredOn }): TrustEntry[] => {
    if (dueOn === null) return []
    if (deliveredOn !== null && deliveredOn <= dueOn) return [{ kind: 'on_time', on: deliveredOn }]
    return (deliveredOn ?? today) > dueOn ? [{ kind: 'delay', on: addDays(dueOn, 1) }] : []
  })
}

/** D4: only who holds a customer can neglect it, and only while it is pursued. */
function neglected(facts: CustomerFacts, personId: string, { today, neglectDays }: TieRules): TrustEntry[] {
  if (facts.state !== 'active' || ownerOn(facts, today) !== personId) return []
  const since = facts.holdings.findLast(({ ownerId, to }) => ownerId === personId && to === null)?.from ?? facts.since
  const effective = facts.touches.filter((touch) => touch.effective).map(({ day }) => day)
  return neglects(effective, since, today, neglectDays)
}
