import type { Work } from '../../../platform/work.ts'
import { learn, moreLeadsFor } from '../rules/odds.ts'
import type { Seller } from '../scope/people.ts'
import { groundOf, NO_PAST, priorFor } from './actions.ts'
import { pastUntil } from './past.ts'

/** Leads that somebody has in hand, and how many one order asks for. */
export interface LeadsAsked {
  inHand: number
  /** Null where the company has no orders yet to learn from, or a million would not do. */
  needed: number | null
}

/** Q2: for each of these people, the leads in hand and how many make one order at this certainty. */
export async function leadsAsked(
  work: Work,
  people: readonly Seller[],
  certainty: number,
): Promise<Map<string, LeadsAsked>> {
  const known = await groundOf(work, people, (until) => pastUntil(work, until))
  const { past, inHand } = known
  return new Map(
    people.map(({ id }) => {
      const { leads, orders } = past.get(id) ?? NO_PAST
      const prior = priorFor(known, id)
      const needed = prior.orders + orders === 0 ? null : moreLeadsFor(1, certainty, 0, learn(prior, orders, leads))
      return [id, { inHand: inHand.get(id) ?? 0, needed }]
    }),
  )
}
