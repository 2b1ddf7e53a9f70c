import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { wallOf } from './clock.ts'
import { habitsOf } from './habits.ts'
import { BUILT_IN, type Kind, outwardName } from './kinds.ts'
import { type Facts, proposeTimes, type Rules } from './propose.ts'
import { readWishes } from './wishes.ts'

const HOUR = 3_600_000
const DAY = 86_400_000
const ZONE = 'Asia/Shanghai'
// Monday 2026-06-01, ten in the morning in Shanghai.
const NOW = Date.parse('2026-06-01T02:00:00Z')
const RULES: Rules = {
  meals: [
    [690, 810],
    [1050, 1140],
  ],
  decent: [480, 1200],
  stepMinutes: 30,
  count: 5,
}
const nothing = habitsOf([], ZONE, 5)
const at = (text: string) => Date.parse(text)
const office = Array.from({ length: 5 }, (_, n) => ({
  start: at('2026-06-01T01:00:00Z') + n * DAY,
  end: at('2026-06-01T10:00:00Z') + n * DAY,
}))
const facts = (more: Partial<Facts> = {}): Facts => ({
  now: NOW,
  from: NOW,
  to: NOW + 5 * DAY,
  medium: 'call',
  minutes: 30,
  before: 5,
  after: 5,
  noticeMinutes: 120,
  zone: ZONE,
  free: [office],
  taken: [],
  visits: [],
  wishes: [],
  habits: nothing,
  dayKind: () => ({ work: true, why: 'plain', name: null, known: true }),
  ...more,
})
const words = (more: Partial<Facts> = {}, rules: Partial<Rules> = {}) =>
  proposeTimes(facts(more), { ...RULES, ...rules }).times.map((t) => wallOf(more.zone ?? ZONE, t.startsAt))

describe('A2: wishes in a contact’s own words', () => {
  test.each([
    ['周二上午', 'good', [{ kind: 'good', weekday: 2, from: 540, to: 720 }]],
    ['下午3点后', 'good', [{ kind: 'good', weekday: null, from: 900, to: 1080 }]],
    ['下午三点以后', 'good', [{ kind: 'good', weekday: null, from: 900, to: 1080 }]],
    ['午休别打', 'good', [{ kind: 'bad', weekday: null, from: 690, to: 810 }]],
    ['午休', 'bad', [{ kind: 'bad', weekday: null, from: 690, to: 810 }]],
    ['周三', 'bad', [{ kind: 'bad', weekday: 3, from: 0, to: 1440 }]],
    ['Tue 10:00-11:00', 'good', [{ kind: 'good', weekday: 2, from: 600, to: 660 }]],
    ['下午2点到4点', 'good', [{ kind: 'good', weekday: null, from: 840, to: 960 }]],
    ['after 3pm', 'good', [{ kind: 'good', weekday: null, from: 900, to: 1080 }]],
    ['随便，老板在就行', 'good', []],
    ['', 'good', []],
    [null, 'good', []],
  ] as const)('%s (%s)', (text, kind, read) => expect(readWishes(text, kind)).toEqual(read))

  test('周二至周四上午 names three days', () =>
    expect(readWishes('周二至周四上午', 'good').map((w) => w.weekday)).toEqual([2, 3, 4]))
  test('several clauses are read each on its own', () =>
    expect(readWishes('周二上午，午休别打', 'good')).toEqual([
      { kind: 'good', weekday: 2, from: 540, to: 720 },
      { kind: 'bad', weekday: null, from: 690, to: 810 },
    ]))
  test('whatever is written, it is read without fail, and yields spans of a day', () =>
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) =>
        readWishes(text, 'good').every((w) => w.from < w.to && w.from >= 0 && w.to <= 1440 + 60),
      ),
    ))
})

describe('A2: learned habits', () => {
  const calls = (n: number, answered: boolean, when = '2026-05-05T02:30:00Z') =>
    Array.from({ length: n }, (_, k) => ({ at: at(when) - k * 7 * DAY, answered }))
  test('come with the number they rest on, and few are called a guess', () => {
    const habits = habitsOf(calls(4, true), ZONE, 5)
    expect(habits.at(2, 630)).toMatchObject({ observations: 4, guess: true })
    expect(habitsOf(calls(5, true), ZONE, 5).at(2, 630)).toMatchObject({ observations: 5, guess: false })
  })
  test('one lucky call makes no habit', () => {
    const one = habitsOf(calls(1, true), ZONE, 5).at(2, 630).share
    const ten = habitsOf(calls(10, true), ZONE, 5).at(2, 630).share
    expect(one).toBeLessThan(0.75)
    expect(ten).toBeGreaterThan(0.85)
  })
  test('hours at which nobody answered count against them', () => {
    const mixed = [...calls(8, true), ...calls(8, false, '2026-05-07T06:30:00Z')]
    const habits = habitsOf(mixed, ZONE, 5)
    expect(habits.at(4, 870).share).toBeLessThan(0.4)
    const { times } = proposeTimes(facts({ habits }), RULES)
    expect(times[0]?.reasons.find((r) => r.code === 'habit')).toMatchObject({
      guess: false,
      values: { observations: 8 },
    })
    expect(wallOf(ZONE, times[0]?.startsAt ?? 0)).toMatchObject({ weekday: 2 })
  })
  test('a guess is told as a guess, and weighs little', () => {
    const { times } = proposeTimes(facts({ habits: habitsOf(calls(2, true), ZONE, 5) }), { ...RULES, count: 40 })
    const guessed = times.flatMap((t) => t.reasons).filter((r) => r.code === 'guess')
    expect(guessed.length).toBeGreaterThan(0)
    expect(guessed.every((r) => r.guess && r.points < 10)).toBe(true)
    expect(times.flatMap((t) => t.reasons).some((r) => r.code === 'habit')).toBe(false)
  })
})

describe('A2, A3: times proposed', () => {
  test('several, on several days, the best first, each with reasons', () => {
    const { times } = proposeTimes(facts(), RULES)
    expect(times).toHaveLength(5)
    expect(new Set(times.map((t) => wallOf(ZONE, t.startsAt).day)).size).toBeGreaterThanOrEqual(3)
    expect(times.map((t) => t.score)).toEqual(times.map((t) => t.score).toSorted((a, b) => b - a))
    expect(times.every((t) => t.reasons.length > 0)).toBe(true)
  })
  test('never a call at meal times on the customer’s clock, whatever the zone', () =>
    fc.assert(
      fc.property(
        fc.constantFrom(ZONE, 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata'),
        fc.integer({ min: 5, max: 120 }),
        (zone, minutes) => {
          const all = proposeTimes(facts({ zone, minutes, free: [[{ start: NOW, end: NOW + 5 * DAY }]] }), {
            ...RULES,
            count: 500,
          }).times
          return all.every(({ startsAt }) => {
            const { minute } = wallOf(zone, startsAt)
            return RULES.meals.every(([a, b]) => minute >= b || minute + minutes <= a)
          })
        },
      ),
      { numRuns: 12 },
    ))
  test('a visit at a meal is possible and said', () => {
    const free = [[{ start: at('2026-06-02T04:00:00Z'), end: at('2026-06-02T05:00:00Z') }]]
    const { times } = proposeTimes(facts({ medium: 'visit_out', minutes: 60, free }), RULES)
    expect(times[0]?.reasons.map((r) => r.code)).toContain('meal')
    expect(proposeTimes(facts({ minutes: 60, free }), RULES)).toMatchObject({
      times: [],
      leftOut: expect.arrayContaining([expect.objectContaining({ code: 'meal' })]),
    })
  })
  test('stated wishes outweigh what was learned; stated bad times are left out while there are others', () => {
    const wishes = readWishes('周四下午3点到4点；周二别打', 'good')
    const found = words({ wishes })
    expect(found[0]).toMatchObject({ weekday: 4, minute: expect.any(Number) })
    expect(found.every((w) => w.weekday !== 2)).toBe(true)
  })
  test('minimum notice', () => {
    const { times, leftOut } = proposeTimes(facts({ noticeMinutes: 48 * 60 }), RULES)
    expect(times.every((t) => t.startsAt - NOW >= 48 * HOUR)).toBe(true)
    expect(leftOut).toContainEqual(expect.objectContaining({ code: 'notice', values: { hours: 48 } }))
  })
  test('25 minutes from an earlier visit are not enough where the way takes 40, and it is said', () => {
    const visit = { start: at('2026-06-02T01:00:00Z'), end: at('2026-06-02T02:05:00Z'), travelMinutes: 40, seen: true }
    const free = [[{ start: at('2026-06-02T02:30:00Z'), end: at('2026-06-02T03:00:00Z') }]]
    const tight = proposeTimes(facts({ medium: 'visit_out', visits: [visit], free }), RULES)
    expect(tight.times).toEqual([])
    expect(tight.leftOut).toContainEqual(expect.objectContaining({ code: 'travel', values: { minutes: 25 } }))
    const enough = proposeTimes(facts({ medium: 'visit_out', visits: [{ ...visit, travelMinutes: 20 }], free }), RULES)
    expect(enough.times).toHaveLength(1)
  })
  test('S1: around a visit out of the asker’s sight the way is kept and nothing is told of it', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5 * 48 }), fc.integer({ min: 1, max: 300 }), (half, travelMinutes) => {
        const start = NOW + half * 30 * 60_000
        const visit = { start, end: start + HOUR, travelMinutes, seen: false }
        const taken = [{ start, end: visit.end }]
        const all = { ...RULES, count: 500 }
        const { times, leftOut } = proposeTimes(facts({ medium: 'visit_out', visits: [visit], taken }), all)
        const told = [...times.flatMap((t) => t.reasons), ...leftOut].map(({ code }) => code)
        expect(told).not.toContain('travel')
        expect(told).not.toContain('near')
        const way = travelMinutes * 60_000
        expect(times.every((t) => t.endsAt + way <= start || t.startsAt >= visit.end + way)).toBe(true)
      }),
      { numRuns: 40 },
    ))
  test('holidays are told by name, and a year not yet published is said', () => {
    const name = { zh: '端午节', en: 'Dragon Boat Festival' }
    const off = proposeTimes(facts({ dayKind: () => ({ work: false, why: 'holiday', name, known: false }) }), RULES)
    expect(off.times[0]?.reasons.map((r) => r.code)).toEqual(expect.arrayContaining(['holiday', 'unknownYear']))
  })
  test('nothing that overlaps what is taken, buffers included; always inside everybody’s free time', () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 5 * 24 * 4 }), fc.integer({ min: 1, max: 24 })), { maxLength: 12 }),
        fc.integer({ min: 0, max: 60 }),
        (blocks, buffer) => {
          const taken = blocks.map(([from, length]) => ({
            start: NOW + from * 15 * 60_000,
            end: NOW + (from + length) * 15 * 60_000,
          }))
          const { times } = proposeTimes(facts({ taken, before: buffer, after: buffer }), { ...RULES, count: 100 })
          return times.every(
            (t) =>
              office.some((o) => o.start <= t.startsAt && t.endsAt <= o.end) &&
              taken.every((b) => b.end <= t.startsAt - buffer * 60_000 || b.start >= t.endsAt + buffer * 60_000),
          )
        },
      ),
      { numRuns: 60 },
    ))
  test('over the days on which clocks change, nothing is offered in the night', () => {
    const zone = 'America/New_York'
    const from = at('2026-03-07T00:00:00Z')
    const { times } = proposeTimes(
      facts({ now: from, from, to: from + 4 * DAY, zone, free: [[{ start: from, end: from + 4 * DAY }]] }),
      { ...RULES, count: 100 },
    )
    expect(times.length).toBeGreaterThan(5)
    expect(times.every((t) => wallOf(zone, t.startsAt).minute >= 480)).toBe(true)
  })
})

test('A1, A5: to the customer a visit is said from where they stand; a company’s own name for a kind is kept', () => {
  const [visit] = BUILT_IN as [Kind, ...Kind[]]
  expect([outwardName(visit, 'zh'), outwardName(visit, 'en')]).toEqual(['我们上门拜访', 'our visit to you'])
  expect(outwardName({ ...visit, zh: '看样会', en: 'Sample review' }, 'zh')).toBe('看样会')
})
