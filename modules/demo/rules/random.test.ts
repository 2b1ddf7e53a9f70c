import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { idAt, randomFrom } from './random.ts'

describe('chance that can be lived again', () => {
  test('the same seed draws the same, another seed something else', () => {
    const draws = (seed: string) => Array.from({ length: 20 }, randomFrom(seed).next)
    expect(draws('a')).toEqual(draws('a'))
    expect(draws('a')).not.toEqual(draws('b'))
  })

  test('what is drawn lies within its bounds, and what weighs nothing is never drawn', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: -50, max: 50 }), fc.nat(100), (seed, low, width) => {
        const random = randomFrom(seed)
        const drawn = random.between(low, low + width)
        expect(drawn).toBeGreaterThanOrEqual(low)
        expect(drawn).toBeLessThanOrEqual(low + width)
        expect(
          random.weighted([
            ['never', 0],
            ['always', 1],
          ]),
        ).toBe('always')
        expect(random.shuffled([3, 1, 2]).sort()).toEqual([1, 2, 3])
      }),
    )
  })

  test('ids are uuids of version 7, and sort by their instant', () => {
    const random = randomFrom('ids')
    const ids = ['2025-01-01', '2025-06-30', '2026-02-17'].map((day) => idAt(new Date(day), random))
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect([...ids].sort()).toEqual(ids)
  })
})
