import { expect, test } from 'vitest'
import { chancesIn } from './chances.ts'
import type { Measure } from './rules/measures.ts'

const rhythm = (early: number, late: number): Measure => ({
  key: 'rhythm',
  principle: 'time',
  value: 0.5,
  of: 20,
  score: 30,
  told: { early, late, open: early + late },
})

test.each([
  [3, 9, 'comeInTime', 9, 'late'],
  [9, 3, 'leaveInPeace', 9, 'early'],
])('G1: of %i touches too early and %i too late the greater fault is spoken of', (early, late, key, count, only) => {
  const path = `/diagnosis/people/p?measure=rhythm&only=${only}`
  const spoken = chancesIn([rhythm(early, late)], '/diagnosis/people/p').filter((one) =>
    ['comeInTime', 'leaveInPeace'].includes(one.key),
  )
  expect(spoken).toEqual([{ key, count, path }])
})
