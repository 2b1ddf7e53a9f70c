import { expect, test } from 'vitest'
import { readYuan, typeYuan } from './Amount.tsx'

test.each([
  ['1280.5', 0, 128_050],
  ['1,280.50', 0, 128_050],
  ['０．０３５', 4, 3.5],
  ['¥ 19.99', 0, 1999],
  ['0.29', 0, 29],
  ['', 0, null],
  ['-', 0, Number.NaN],
  ['-5', 0, Number.NaN],
  ['.', 0, Number.NaN],
  ['十块', 0, Number.NaN],
])('%s yuan with %i more decimals are %s fen', (typed, places, fen) => {
  expect(readYuan(typed, places)).toBe(fen)
})

test.each([
  [128_050, '1280.5'],
  [3.5, '0.035'],
  [1999, '19.99'],
  [null, ''],
])('%s fen are typed as %s', (fen, typed) => {
  expect(typeYuan(fen)).toBe(typed)
})
