import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../../shared/calendar.ts'
import { cadenceWindows } from '../../customers/settings.ts'
import { adviseLoad, type Held, paceOf, roomFor } from './capacity.ts'

const { otherwise, untouched, openNeed, ordered } = cadenceWindows.fallback
const TODAY = '2026-06-28'

const held = (count: number, facts: Partial<Held> = {}): Held[] =>
  Array.from({ length: count }, (_, i) => ({
    id: `${facts.tier ?? 'none'}-${String(i).padStart(3, '0')}`,
    tier: null,
    window: otherwise,
    maySuspend: true,
    lastEffectiveOn: addDays('2026-06-01', i % 28),
    ...facts,
  }))

describe('T9: a rep’s own pace', () => {
  const everyDay = Array.from({ length: 60 }, (_, i) => addDays(TODAY, -i))
  test.each<[string, string[], string | null, number]>([
    ['one touch each day', everyDay, null, 1],
    ['two each day', [...everyDay, ...everyDay], null, 2],
    ['none', [], null, 0],
    ['joined ten days ago: measured over ten days', everyDay.slice(0, 10), addDays(TODAY, -9), 1],
    ['the day after the four weeks no longer counts', [addDays(TODAY, -28)], null, 0],
    ['the first of the four weeks does', [addDays(TODAY, -27)], null, 1 / 28],
  ])('%s', (_sentence, touchedOn, joinedOn, pace) => expect(paceOf(touchedOn, TODAY, 28, joinedOn)).toBe(pace))
})

describe('T9: how many customers a cadence leaves room for', () => {
  test.each([
    ['touched, without an order', otherwise, 20, 30, 58],
    ['an open need', openNeed, 0, 6, 12],
    ['not touched yet', untouched, 0, 2, 4],
    ['a VVIP after an order', ordered.VVIP, 14, 28, 40],
    ['a C after an order', ordered.C, 90, 150, 176],
  ])('%s, at two touches a day', (_sentence, window, fewest, right, most) =>
    expect(roomFor(2, window)).toEqual({ fewest, right, most }),
  )
})

describe('T9: to take leads, or what to let go', () => {
  test.each<[string, number, Held[], unknown]>([
    ['nobody yet: as many leads as the pace carries', 2, [], { kind: 'take', leads: 30 }],
    ['ten short', 2, held(20), { kind: 'take', leads: 10 }],
    ['just right', 2, held(30), { kind: 'right' }],
    ['late, yet none need be overdue', 2, held(58), { kind: 'right' }],
    [
      'two too many: those longest without a touch',
      2,
      held(60),
      { kind: 'let_go', customers: ['none-000', 'none-028'], stillTooMany: false },
    ],
    [
      'the least important first',
      1,
      [...held(29, { tier: 'B' }), ...held(2, { tier: 'C' })],
      { kind: 'let_go', customers: ['C-000', 'C-001'], stillTooMany: false },
    ],
    [
      'only what may rest, and that is not enough',
      1,
      [...held(40, { tier: 'A', maySuspend: false }), ...held(1, { tier: 'C' })],
      { kind: 'let_go', customers: ['C-000'], stillTooMany: true },
    ],
    ['no touches at all', 0, held(3, { maySuspend: false }), { kind: 'let_go', customers: [], stillTooMany: true }],
  ])('%s', (_sentence, pace, customers, expected) => expect(adviseLoad(pace, customers, otherwise)).toEqual(expected))

  const window = fc.constantFrom(otherwise, openNeed, untouched, ordered.VVIP, ordered.A, ordered.B, ordered.C)
  const some = fc.array(
    fc.record({
      window,
      maySuspend: fc.boolean(),
      tier: fc.constantFrom('VVIP' as const, 'A' as const, 'B' as const, 'C' as const, null),
    }),
    { maxLength: 80 },
  )
  test('leads taken fit, what is let go may rest and is needed, and the advice holds once followed', () =>
    fc.assert(
      fc.property(some, fc.double({ min: 0.1, max: 8, noNaN: true }), (facts, pace) => {
        const customers = facts.map((fact, i) => ({ id: String(i).padStart(3, '0'), lastEffectiveOn: null, ...fact }))
        const advice = adviseLoad(pace, customers, otherwise)
        if (advice.kind === 'take') {
          const after = adviseLoad(pace, [...customers, ...held(advice.leads)], otherwise)
          expect(after).toEqual({ kind: 'right' })
        }
        if (advice.kind === 'let_go') {
          const kept = customers.filter((c) => !advice.customers.includes(c.id))
          expect(advice.customers.every((id) => customers[Number(id)]?.maySuspend)).toBe(true)
          if (!advice.stillTooMany) expect(adviseLoad(pace, kept, otherwise).kind).not.toBe('let_go')
        }
      }),
    ))
})
