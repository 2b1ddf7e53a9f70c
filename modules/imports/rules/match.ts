// G4: which customer a row means. Automatic only where names are equal after folding and a number is equal;
// anything looser is proposed to people.

/** A customer as matching sees it: from the database, or made by an earlier row of the same import. */
export interface Known {
  id: string
  /** Every spelling it is known under. */
  names: readonly string[]
  fold: readonly string[]
  phones: readonly string[]
  /** Only named by touches or orders so far. */
  namedOnly: boolean
  kind: 'organisation' | 'person'
}

export interface Sought {
  name: string
  fold: string
  loose: string
  phones: readonly string[]
  kind: 'organisation' | 'person'
}

export type Match =
  | { is: 'same'; id: string; by: 'name_and_phone' | 'completes' | 'name_without_numbers' }
  | { is: 'new'; like: { id: string; evidence: ('name' | 'phone' | 'loose_name')[] }[] }

const shares = (one: readonly string[], other: readonly string[]): boolean => one.some((value) => other.includes(value))

/** Which of the known customers a row of a ledger means, or which it is like. `candidates` share its fold, a number or its loose name. */
export function matchCustomer(row: Sought, candidates: readonly Known[]): Match {
  const sameName = candidates.filter((c) => c.fold.includes(row.fold))
  const sure = sameName.find((c) => shares(c.phones, row.phones))
  if (sure) return { is: 'same', id: sure.id, by: 'name_and_phone' }

  const named = sameName.filter((c) => c.namedOnly)
  const exact = named.filter((c) => c.names.includes(row.name))
  const completed = exact.length === 1 ? exact[0] : named.length === 1 && sameName.length === 1 ? named[0] : undefined
  if (completed) return { is: 'same', id: completed.id, by: 'completes' }

  // Two rows of one firm in a ledger that keeps no numbers at all; people share names too often for that.
  const numberless = sameName.filter(
    (c) => c.phones.length === 0 && c.names.includes(row.name) && c.kind === 'organisation',
  )
  if (row.phones.length === 0 && row.kind === 'organisation' && numberless.length === 1 && numberless[0])
    return { is: 'same', id: numberless[0].id, by: 'name_without_numbers' }

  return {
    is: 'new',
    like: candidates.map((c) => ({
      id: c.id,
      evidence: [
        ...(c.fold.includes(row.fold)
          ? (['name'] as const)
          : (['loose_name'] as const).filter(() => !shares(c.phones, row.phones))),
        ...(shares(c.phones, row.phones) ? (['phone'] as const) : []),
      ],
    })),
  }
}

export type NameMatch = { is: 'one'; id: string } | { is: 'none' } | { is: 'several' }

/** Which customer a touch or an order names: the exact name, then a unique fold. */
export function matchName(name: string, fold: string, candidates: readonly Known[]): NameMatch {
  const exact = candidates.filter((c) => c.names.includes(name))
  if (exact.length === 1 && exact[0]) return { is: 'one', id: exact[0].id }
  if (exact.length > 1) return { is: 'several' }
  const folded = candidates.filter((c) => c.fold.includes(fold))
  if (folded.length === 1 && folded[0]) return { is: 'one', id: folded[0].id }
  return { is: folded.length > 1 ? 'several' : 'none' }
}
