export interface Load {
  id: string
  /** Customers held now. */
  held: number
}

/** Gives customers to people in turn. The same input always gives the same plan. */
export function roundRobin(
  customerIds: readonly string[],
  people: readonly Load[],
): { customerId: string; ownerId: string }[] {
  return customerIds.map((customerId, i) => ({ customerId, ownerId: people[i % people.length]?.id ?? '' }))
}

/** T9: gives each customer to whoever then holds the fewest, the first named where several do. */
export function byLoad(
  customerIds: readonly string[],
  people: readonly Load[],
): { customerId: string; ownerId: string }[] {
  const loads = people.map((p) => ({ ...p }))
  return customerIds.map((customerId) => {
    const lightest = loads.reduce((least, p) => (p.held < least.held ? p : least))
    lightest.held += 1
    return { customerId, ownerId: lightest.id }
  })
}
