/** Where a card is to stand: in a column, after so many of its cards (the card itself not counted). */
export interface Spot {
  readonly column: string
  readonly at: number
}

interface ColumnKeys {
  readonly key: string
  readonly cards: readonly string[]
}

/** Where a card stands now. */
export function spotOf(columns: readonly ColumnKeys[], card: string): Spot | null {
  for (const { key, cards } of columns) if (cards.includes(card)) return { column: key, at: cards.indexOf(card) }
  return null
}

const others = (column: ColumnKeys | undefined, card: string): string[] =>
  column?.cards.filter((one) => one !== card) ?? []

/** The next spot in the direction of an arrow; the same at the board's edge. */
export function stepped(columns: readonly ColumnKeys[], card: string, spot: Spot, arrow: string): Spot {
  const at = columns.findIndex(({ key }) => key === spot.column)
  if (arrow === 'ArrowUp') return { ...spot, at: Math.max(0, spot.at - 1) }
  if (arrow === 'ArrowDown') return { ...spot, at: Math.min(others(columns[at], card).length, spot.at + 1) }
  const next = columns[arrow === 'ArrowLeft' ? at - 1 : at + 1]
  return next ? { column: next.key, at: Math.min(spot.at, others(next, card).length) } : spot
}

/** The card right above a spot; null on top. */
export const aboveOf = (columns: readonly ColumnKeys[], card: string, { column, at }: Spot): string | null =>
  others(
    columns.find(({ key }) => key === column),
    card,
  )[at - 1] ?? null
