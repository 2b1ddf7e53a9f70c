import type { Money } from '../../../shared/money.ts'
import type { NeedStage } from '../rules/board.ts'
import type { Board, NeedItem } from './types.ts'

type Column = Board['columns'][number]

const plus = (sums: readonly Money[], amount: Money | null, sign: 1 | -1): Money[] => {
  if (!amount) return [...sums]
  const rest = sums.filter((sum) => sum.currency !== amount.currency)
  const fen = (sums.find((sum) => sum.currency === amount.currency)?.fen ?? 0) + sign * amount.fen
  return [...rest, ...(fen > 0 ? [{ fen, currency: amount.currency }] : [])].sort((a, b) =>
    a.currency < b.currency ? -1 : 1,
  )
}

const without = (column: Column, need: NeedItem): Column => ({
  ...column,
  items: column.items.filter(({ id }) => id !== need.id),
  count: column.count - 1,
  sums: plus(column.sums, need.amount, -1),
})

function placed(column: Column, need: NeedItem, below: string | null): Column {
  const at = below === null ? 0 : column.items.findIndex(({ id }) => id === below) + 1
  return {
    ...column,
    items: [...column.items.slice(0, at), need, ...column.items.slice(at)],
    count: column.count + 1,
    sums: plus(column.sums, need.amount, 1),
  }
}

/** The board as it will stand once a need has been put below another card of a column. */
export function withMoved(board: Board, need: NeedItem, to: NeedStage, below: string | null): Board {
  const columns = board.columns.map((column) => {
    const rest = column.stage === need.stage ? without(column, need) : column
    return rest.stage === to ? placed(rest, { ...need, stage: to }, below) : rest
  })
  return { ...board, columns }
}

/**
 * The board once the move of a need to a column was refused: it goes back below the card under which it stood. What was
 * moved meanwhile stays where it was put, and a board that was read anew stays as it was read.
 */
export function withTakenBack(board: Board, need: NeedItem, from: NeedStage, below: string | null): Board {
  const column = board.columns.find(({ stage }) => stage === from)
  const isThere = column?.items.some(({ id }) => id === need.id) ?? false
  return isThere ? withMoved(board, { ...need, stage: from }, need.stage, below) : board
}

/** The board with the next page of a column. */
export const withMore = (
  board: Board,
  stage: NeedStage,
  page: { items: NeedItem[]; nextCursor: string | null },
): Board => ({
  ...board,
  columns: board.columns.map((column) =>
    column.stage === stage
      ? { ...column, items: [...column.items, ...page.items], nextCursor: page.nextCursor }
      : column,
  ),
})

/** The card right above a need; null on top. */
export function aboveNow(board: Board, need: NeedItem): string | null {
  const items = board.columns.find(({ stage }) => stage === need.stage)?.items ?? []
  return items[items.findIndex(({ id }) => id === need.id) - 1]?.id ?? null
}
