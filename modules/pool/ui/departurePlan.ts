import { byLoad } from '../rules/spread.ts'

/** Customers by tier, the most important first; null is no tier. */
export interface Held {
  readonly tier: string | null
  readonly customers: number
}

export interface Colleague {
  readonly id: string
  readonly name: string
  readonly team: string
  readonly held: number
}

/** Who takes over: one person, several by load, or one for each tier. */
export type Way =
  | { kind: 'load' | 'one'; ownerIds: readonly string[] }
  | { kind: 'tier'; ownerOf: Readonly<Record<string, string>> }

export const tierKey = (tier: string | null): string => tier ?? 'none'

/** How many each colleague would get; what nobody is named for is `missing`. The server spreads by the same rule. */
export function previewOf(held: readonly Held[], colleagues: readonly Colleague[], way: Way) {
  const all = held.reduce((sum, { customers }) => sum + customers, 0)
  const gets = new Map<string, number>()
  const give = (id: string, count: number) => gets.set(id, (gets.get(id) ?? 0) + count)
  if (way.kind === 'tier') {
    for (const { tier, customers } of held) {
      const ownerId = way.ownerOf[tierKey(tier)]
      if (ownerId) give(ownerId, customers)
    }
  } else {
    const takers = way.ownerIds.flatMap((id) => colleagues.find((colleague) => colleague.id === id) ?? [])
    if (takers.length > 0)
      for (const { ownerId } of byLoad(
        Array.from({ length: all }, (_, at) => String(at)),
        takers,
      ))
        give(ownerId, 1)
  }
  const given = [...gets.values()].reduce((sum, count) => sum + count, 0)
  return { all, gets, missing: all - given }
}
