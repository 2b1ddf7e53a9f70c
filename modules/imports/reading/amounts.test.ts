import { expect, test } from 'vitest'
import { readAmountIn } from './amounts.ts'

test.each([
  ['3', 30_000_00],
  ['1.25', 12_500_00],
  ['3万', 30_000_00],
  ['一万二', 12_000_00],
  ['￥12,000.50', 12_000_50],
  ['12,000元', 12_000_00],
  ['0.3亿', 30_000_000_00],
  ['￥1.2', 12_000_00],
  ['￥800.00', 800_00],
  ['9,999', 99_990_000_00],
  ['12,000', 'unclear'],
  ['36800', 'unclear'],
  ['面议', null],
] as const)('G4 under 金额（万元）%s is %s fen', (cell, fen) => expect(readAmountIn(cell, 10_000)).toBe(fen))

test('G4 without a unit in the heading every number is itself', () => expect(readAmountIn('36800', 1)).toBe(36_800_00))
