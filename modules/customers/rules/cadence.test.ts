import { describe, expect, test } from 'vitest'
import { addDays } from '../../../shared/calendar.ts'
import { cadenceWindows } from '../settings.ts'
import { ATTEMPT_CASES, boundariesOf, CADENCE_ROWS, type CadenceRow, expectedAfter } from './cadence.fixture.ts'
import { cadenceDays, cadenceOn } from './cadence.ts'

const SINCE = '2026-01-01'

function cadenceAfter(row: CadenceRow, n: number, attempts: readonly number[] = [], retries = 2) {
  const facts = {
    openNeeds: row.openNeed ? 1 : 0,
    orders: row.ordered ? 1 : 0,
    tier: row.tier,
    pursuitStartedOn: row.touched ? '2025-11-01' : SINCE,
    lastEffectiveOn: row.touched ? SINCE : null,
    attemptDays: attempts.filter((day) => day <= n).map((day) => addDays(SINCE, day)),
  }
  return cadenceOn(addDays(SINCE, n), cadenceDays(facts, cadenceWindows.fallback, retries))
}

describe('T3: the cadence, by its table of boundaries', () => {
  for (const row of CADENCE_ROWS)
    for (const n of boundariesOf(row))
      test(`${row.name}: ${expectedAfter(row.window, n)} after ${n} days`, () =>
        expect(cadenceAfter(row, n)).toBe(expectedAfter(row.window, n)))
})

describe('T3: attempts without answer', () => {
  for (const { row: name, attempts, states } of ATTEMPT_CASES) {
    const row = CADENCE_ROWS.find((r) => r.name === name) as CadenceRow
    for (const [n, state] of Object.entries(states))
      test(`${name}, attempts on ${attempts.join(', ')}: ${state} on day ${n}`, () =>
        expect(cadenceAfter(row, Number(n), attempts)).toBe(state))
  }

  test('without retries, by the setting, an attempt changes nothing', () => {
    const row = CADENCE_ROWS.find((r) => r.name === 'touched, without an order') as CadenceRow
    expect(cadenceAfter(row, 15, [15], 0)).toBe('due')
    expect(cadenceAfter(row, 6, [5], 0)).toBe('early')
  })
})
