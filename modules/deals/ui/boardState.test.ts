import { expect, test } from 'vitest'
import { aboveNow, withMoved, withTakenBack } from './boardState.ts'
import type { Board, NeedItem } from './types.ts'

const need = (id: string, stage: NeedItem['stage'], fen: number | null, currency = 'CNY') =>
  ({ id, stage, amount: fen === null ? null : { fen, currency } }) as NeedItem

const A = need('a', 'brewing', 100)
const B = need('b', 'brewing', 50)
const C = need('c', 'explicit', 7, 'USD')
const board: Board = {
  closedFrom: '2026-01-01',
  columns: [
    { stage: 'brewing', count: 2, sums: [{ fen: 150, currency: 'CNY' }], items: [A, B], nextCursor: null },
    { stage: 'explicit', count: 1, sums: [{ fen: 7, currency: 'USD' }], items: [C], nextCursor: null },
  ],
}
const shape = ({ columns }: Board) => columns.map(({ count, sums, items }) => [count, sums, items.map(({ id }) => id)])

test('a card moved to another column takes its place, its count and its amount along', () => {
  expect(shape(withMoved(board, A, 'explicit', 'c'))).toEqual([
    [1, [{ fen: 50, currency: 'CNY' }], ['b']],
    [
      2,
      [
        { fen: 100, currency: 'CNY' },
        { fen: 7, currency: 'USD' },
      ],
      ['c', 'a'],
    ],
  ])
})

test('within its column only the order changes; undone it stands as before', () => {
  const after = withMoved(board, A, 'brewing', 'b')
  expect(shape(after)[0]).toEqual([2, [{ fen: 150, currency: 'CNY' }], ['b', 'a']])
  expect(shape(withMoved(after, A, 'brewing', aboveNow(board, A)))).toEqual(shape(board))
})

test('a refused move goes back where the card stood, and leaves what was moved meanwhile', () => {
  const both = withMoved(withMoved(board, A, 'explicit', 'c'), B, 'explicit', null)
  const back = withTakenBack(both, A, 'explicit', aboveNow(board, A))
  expect(shape(back)).toEqual(shape(withMoved(board, B, 'explicit', null)))
  expect(back.columns[0]?.items).toEqual([A])
})

test('a board that was read anew since stays as it was read', () => {
  expect(withTakenBack(board, A, 'explicit', null)).toBe(board)
})
