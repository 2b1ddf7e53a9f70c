import type { Cadence } from './cadence.ts'
import type { Tier } from './stages.ts'

// T3 as sentences, for the rule, its SQL and the screens. Days are counted from the last effective touch of the
// pursuit, or from the pursuit's first day where there was none.

export interface CadenceRow {
  name: string
  window: { early: number; due: number; overdue: number }
  touched: boolean
  tier: Tier | null
  ordered: boolean
  openNeed: boolean
}

const plain = { touched: true, tier: null, ordered: false, openNeed: false }
const row = (name: string, days: [number, number, number], facts: Partial<CadenceRow>): CadenceRow => ({
  name,
  window: { early: days[0], due: days[1], overdue: days[2] },
  ...plain,
  ...facts,
})

/** The rows of T3's table: which window applies to whom. */
export const CADENCE_ROWS: readonly CadenceRow[] = [
  row('an open need', [0, 3, 7], { openNeed: true }),
  row('an open need after an order of a VVIP', [0, 3, 7], { openNeed: true, ordered: true, tier: 'VVIP' }),
  row('an open need of one not touched yet', [0, 3, 7], { openNeed: true, touched: false }),
  row('a VVIP after an order', [7, 14, 21], { ordered: true, tier: 'VVIP' }),
  row('an A after an order', [15, 30, 45], { ordered: true, tier: 'A' }),
  row('a B after an order', [30, 60, 75], { ordered: true, tier: 'B' }),
  row('a C after an order', [45, 75, 89], { ordered: true, tier: 'C' }),
  row('no tier after an order', [45, 75, 89], { ordered: true }),
  row('a VVIP after an order, not touched in this pursuit', [7, 14, 21], {
    ordered: true,
    tier: 'VVIP',
    touched: false,
  }),
  row('not touched yet', [0, 0, 3], { touched: false }),
  row('a VVIP not touched yet, without an order', [0, 0, 3], { touched: false, tier: 'VVIP' }),
  row('touched, without an order', [10, 15, 30], {}),
  row('a VVIP touched, without an order', [10, 15, 30], { tier: 'VVIP' }),
]

/** What the table says after n days without an attempt, in METHOD's own words. */
export function expectedAfter({ early, due, overdue }: CadenceRow['window'], n: number): Cadence {
  if (n >= overdue) return 'overdue'
  if (n >= due) return 'due'
  return n < early ? 'early' : 'ok'
}

/** The days at which a row's answer may turn: one before each, and each. */
export const boundariesOf = ({ window: { early, due, overdue } }: CadenceRow): number[] =>
  [...new Set([0, early - 1, early, due - 1, due, overdue - 1, overdue, overdue + 1])]
    .filter((n) => n >= 0)
    .sort((a, b) => a - b)

export interface AttemptCase {
  row: string
  /** Days of attempts without answer; a day named twice had two. */
  attempts: readonly number[]
  /** The state at the end of these days. */
  states: Readonly<Record<number, Cadence>>
}

const attempts = (on: readonly number[], of: string, states: Record<number, Cadence>): AttemptCase => ({
  row: of,
  attempts: on,
  states,
})

/** An attempt without answer makes the day after it the due day, at most twice in a row; it never moves the overdue day. */
export const ATTEMPT_CASES: readonly AttemptCase[] = [
  attempts([5], 'touched, without an order', { 4: 'early', 5: 'early', 6: 'due', 9: 'due', 10: 'due', 30: 'overdue' }),
  attempts([15], 'touched, without an order', { 14: 'ok', 15: 'ok', 16: 'due', 29: 'due', 30: 'overdue' }),
  attempts([15, 16], 'touched, without an order', { 15: 'ok', 16: 'ok', 17: 'due' }),
  attempts([15, 16, 17], 'touched, without an order', { 16: 'ok', 17: 'due', 18: 'due' }),
  attempts([15, 15], 'touched, without an order', { 15: 'ok', 16: 'due' }),
  attempts([15, 15, 16, 17], 'touched, without an order', { 15: 'ok', 16: 'ok', 17: 'due' }),
  attempts([15, 20], 'touched, without an order', { 16: 'due', 19: 'due', 20: 'ok', 21: 'due' }),
  attempts([2, 3, 4], 'touched, without an order', { 2: 'early', 3: 'early', 4: 'due', 5: 'due' }),
  attempts([29], 'touched, without an order', { 29: 'ok', 30: 'overdue' }),
  attempts([30], 'touched, without an order', { 29: 'due', 30: 'overdue', 31: 'overdue' }),
  attempts([0], 'not touched yet', { 0: 'ok', 1: 'due', 3: 'overdue' }),
  attempts([0, 1], 'not touched yet', { 0: 'ok', 1: 'ok', 2: 'due', 3: 'overdue' }),
  attempts([0, 1, 2], 'not touched yet', { 1: 'ok', 2: 'due', 3: 'overdue' }),
  attempts([2], 'not touched yet', { 1: 'due', 2: 'ok', 3: 'overdue' }),
  attempts([3], 'an open need', { 2: 'ok', 3: 'ok', 4: 'due', 7: 'overdue' }),
  attempts([7], 'an open need', { 6: 'due', 7: 'overdue', 8: 'overdue' }),
  attempts([14], 'a VVIP after an order', { 13: 'ok', 14: 'ok', 15: 'due', 21: 'overdue' }),
  attempts([3], 'a VVIP after an order', { 3: 'early', 4: 'due', 7: 'due', 21: 'overdue' }),
  attempts([88, 89], 'a C after an order', { 88: 'ok', 89: 'overdue' }),
]
