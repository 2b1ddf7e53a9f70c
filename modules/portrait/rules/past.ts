import type { Day } from '../../../shared/calendar.ts'
import type { Known } from './knowledge.ts'
import { type CustomerFacts, ownerOn } from './ties.ts'

/** What happened with a customer, with all that was known of it before, the first first, and its shares, the latest first. */
export interface Past extends Omit<CustomerFacts, 'knowledge' | 'share'> {
  learnt: readonly Known[]
  shares: readonly (NonNullable<CustomerFacts['share']> & { on: Day })[]
}

/** D4: the facts as they were on a day: nothing that came later, and whoever held the customer then holds it still. */
export function asOf(past: Past, day: Day): CustomerFacts {
  const ownerId = ownerOn(past, day)
  return {
    ...past,
    ownerId,
    state: ownerId ? 'active' : past.state,
    knowledge: latestOf(past.learnt.filter(({ confirmedOn }) => confirmedOn <= day)),
    touches: past.touches.filter((touch) => touch.day <= day),
    orders: past.orders
      .filter(({ on }) => on <= day)
      .map((order) =>
        order.deliveredOn !== null && order.deliveredOn > day ? { ...order, deliveredOn: null } : order,
      ),
    holdings: past.holdings
      .filter(({ from }) => from <= day)
      .map((held) => (held.to !== null && held.to > day ? { ...held, to: null } : held)),
    trust: past.trust.filter(({ on }) => on <= day),
    share: past.shares.find(({ on }) => on <= day) ?? null,
  }
}

/** The day before which nothing was known of a customer and nothing had happened; null where that is so to this day. */
export const beginsOn = ({ learnt, touches, orders, trust }: Past): Day | null =>
  [
    ...learnt.map(({ confirmedOn }) => confirmedOn),
    ...touches.map(({ day }) => day),
    ...orders.map(({ on }) => on),
    ...trust.map(({ on }) => on),
  ].reduce<Day | null>((first, day) => (first === null || day < first ? day : first), null)

const latestOf = (learnt: readonly Known[]): Known[] => [
  ...new Map(learnt.map((known) => [`${known.field} ${known.contactId}`, known])).values(),
]
