import { describe, expect, test } from 'vitest'
import { aboveOf, spotOf, stepped } from './place.ts'

const COLUMNS = [
  { key: 'a', cards: ['1', '2', '3'] },
  { key: 'b', cards: [] },
  { key: 'c', cards: ['4'] },
]

describe('a card carried by the arrows', () => {
  test.each([
    ['2', { column: 'a', at: 1 }, 'ArrowUp', { column: 'a', at: 0 }],
    ['2', { column: 'a', at: 0 }, 'ArrowUp', { column: 'a', at: 0 }],
    ['2', { column: 'a', at: 1 }, 'ArrowDown', { column: 'a', at: 2 }],
    ['2', { column: 'a', at: 2 }, 'ArrowDown', { column: 'a', at: 2 }],
    ['3', { column: 'a', at: 2 }, 'ArrowRight', { column: 'b', at: 0 }],
    ['3', { column: 'b', at: 0 }, 'ArrowRight', { column: 'c', at: 0 }],
    ['3', { column: 'c', at: 1 }, 'ArrowRight', { column: 'c', at: 1 }],
    ['1', { column: 'a', at: 0 }, 'ArrowLeft', { column: 'a', at: 0 }],
    ['4', { column: 'c', at: 0 }, 'ArrowLeft', { column: 'b', at: 0 }],
  ])('%s from %o by %s comes to %o', (card, spot, arrow, next) => {
    expect(stepped(COLUMNS, card, spot, arrow)).toEqual(next)
  })

  test('where it stands, and which card it will stand under', () => {
    expect(spotOf(COLUMNS, '3')).toEqual({ column: 'a', at: 2 })
    expect(spotOf(COLUMNS, '9')).toBeNull()
    expect(aboveOf(COLUMNS, '1', { column: 'a', at: 1 })).toBe('2')
    expect(aboveOf(COLUMNS, '1', { column: 'c', at: 1 })).toBe('4')
    expect(aboveOf(COLUMNS, '1', { column: 'a', at: 0 })).toBeNull()
  })
})
