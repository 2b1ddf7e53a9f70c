import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { rateOf } from './interval.ts'
import { chiSquareTail } from './normal.ts'
import { chanceIfAlike, differenceOf, leadsToTellApart } from './twoRates.ts'

const data = '../shared/data/5-survey-stats'
const here = existsSync(data)
const rowsOf = (file: string): Record<string, string>[] =>
  here ? parse(readFileSync(`${data}/${file}`), { columns: true }) : []

/** To half a unit of the last digit that was published. */
function expectPublished(value: number, published: string | undefined, decimals: string | undefined) {
  const digits = Math.max(Number(decimals), published?.includes('e') ? 0 : (published?.split('.')[1]?.length ?? 0))
  expect(Math.abs(value - Number(published))).toBeLessThanOrEqual(0.5 * 10 ** -digits + 1e-15)
}

describe.skipIf(!here)(`Q1, Q4: published figures, to all their digits${here ? '' : ` (skipped: no ${data})`}`, () => {
  const intervals = rowsOf('proportion_ci_reference.csv')
  const tests = rowsOf('two_sample_and_sample_size_reference.csv')
  const rate = (x: string | undefined, n: string | undefined) => {
    const it = rateOf(Number(x), Number(n), 0.95)
    if (!it) throw new Error('nobody was asked')
    return it
  }

  test.each(intervals.filter((row) => row.kind === 'wilson'))('Wilson: $x1 of $n1', (row) => {
    const { lower, upper } = rate(row.x1, row.n1)
    expectPublished(lower, row.lower95, row.decimals)
    expectPublished(upper, row.upper95, row.decimals)
  })

  test.each(intervals.filter((row) => row.kind === 'newcombe_diff'))('Newcombe: $x1 of $n1 less $x2 of $n2', (row) => {
    const { lower, upper } = differenceOf(rate(row.x1, row.n1), rate(row.x2, row.n2))
    expectPublished(lower, row.lower95, row.decimals)
    expectPublished(upper, row.upper95, row.decimals)
  })

  test.each(tests.filter((row) => row.kind === 'size_2p'))('sample size: $input', ({ input, value, decimals }) => {
    const [p1 = 0, p2 = 0, power = 0, significance = 0] = Array.from(input?.matchAll(/=([\d.]+)/g) ?? [], (m) =>
      Number(m[1]),
    )
    expectPublished(leadsToTellApart(p1, p2, power, significance), value, decimals)
  })

  test.each(tests.filter((row) => row.kind === 'fisher'))('Fisher: $input', ({ input, value, decimals }) => {
    const [[a, b], [c, d]] = JSON.parse(input ?? '') as [[number, number], [number, number]]
    expectPublished(chanceIfAlike({ count: a, of: a + b }, { count: c, of: c + d }), value, decimals)
  })

  test.each(tests.filter((row) => row.kind === 'chisq'))('chi-square: $input', ({ input, value, decimals }) => {
    const table = JSON.parse(input ?? '') as number[][]
    const sum = (of: readonly number[]) => of.reduce((x, y) => x + y, 0)
    const columns = (table[0] ?? []).map((_, j) => sum(table.map((row) => row[j] ?? 0)))
    const statistic = sum(
      table.flatMap((row) =>
        row.map((seen, j) => {
          const expected = (sum(row) * (columns[j] ?? 0)) / sum(columns)
          return (seen - expected) ** 2 / expected
        }),
      ),
    )
    expectPublished(chiSquareTail(statistic, (table.length - 1) * (columns.length - 1)), value, decimals)
  })

  test('all of them are there', () => {
    expect(intervals.length).toBeGreaterThanOrEqual(7)
    expect(tests.filter((row) => row.kind === 'size_2p').length).toBeGreaterThanOrEqual(4)
  })
})
