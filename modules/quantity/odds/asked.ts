import type { Work } from '../../../platform/work.ts'
import { learn, moreLeadsFor } from '../rules/odds.ts'
import { addedUp } from '../rules/prior.ts'
import type { Seller } from '../scope/people.ts'
import { NO_PAST, priorFor, tradeOf } from './actions.ts'
import { pastOf } from './past.ts'

/** Q2: for each of these people, how many leads make one order at this certainty; null where that cannot be told, or a million would not do. */
export async function leadsAsked(
  work: Work,
  people: readonly Seller[],
  certainty: number,
): Promise<Map<string, number | null>> {
  const past = await pastOf(work)
  const known = { trade: tradeOf(work), past, all: addedUp([...past.values()]) }
  return new Map(
    people.map(({ id }) => {
      const { leads, orders } = past.get(id) ?? NO_PAST
      const prior = priorFor(known, id)
      const needed = prior.orders + orders === 0 ? null : moreLeadsFor(1, certainty, 0, learn(prior, orders, leads))
      return [id, needed]
    }),
  )
}
