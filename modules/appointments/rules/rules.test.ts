import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { wallOf } from './clock.ts'
import { habitsOf } from './habits.ts'
import { BUILT_IN, type Kind, outwardName } from './kinds.ts'
import { type Facts, judgeTime, proposeTimes, type Rules } from './propose.ts'
import { meets, wishesIn } from './wishes.ts'

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
  worked: [office],
  taken: [],
  visits: [],
  wishes: [],
  habits: nothing,
  dayKind: () => ({ work: true, why: 'plain', name: null, known: true }),
  ...(more.free ? { worked: more.free } : {}),
  ...more,
})
const words = (more: Partial<Facts> = {}, rules: Partial<Rules> = {}) =>
  proposeTimes(facts(more), { ...RULES, ...rules }).times.map((t) => wallOf(more.zone ?? ZONE, t.startsAt))

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
      values: { observations: 8, answered: 8 },
    })
    expect(wallOf(ZONE, times[0]?.startsAt ?? 0)).toMatchObject({ weekday: 2 })
  })
  test('mostly needs two of three: a half is no habit, and the number told says how many of how many', () => {
    const mixed = (answered: number, silent: number) =>
      habitsOf([...calls(answered, true), ...calls(silent, false, '2026-03-03T02:30:00Z')], ZONE, 5)
    const told = (answered: number, silent: number) =>
      judgeTime(at('2026-06-02T02:30:00Z'), facts({ habits: mixed(answered, silent) }), RULES)
        .reasons.filter((r) => ['habit', 'guess', 'unanswered'].includes(r.code))
        .map(({ code, values }) => [code, values.answered, values.observations])
    expect(told(3, 3)).toEqual([])
    expect(told(5, 5)).toEqual([])
    expect(told(2, 2)).toEqual([])
    expect(told(7, 3)).toContainEqual(['habit', 7, 10])
    expect(told(3, 7)).toContainEqual(['unanswered', 3, 10])
    expect(told(3, 1)).toContainEqual(['guess', 3, 4])
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
    const wishes = wishesIn('周四下午3点到4点；周二别打', 'good')
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
    expect(tight.leftOut).toContainEqual(expect.objectContaining({ code: 'travel', gaps: [25] }))
    const enough = proposeTimes(facts({ medium: 'visit_out', visits: [{ ...visit, travelMinutes: 20 }], free }), RULES)
    expect(enough.times).toHaveLength(1)
  })
  test('each gap too short is told, and nights are counted apart', () => {
    const visit = { start: at('2026-06-02T03:00:00Z'), end: at('2026-06-02T04:00:00Z'), travelMinutes: 90, seen: true }
    const { leftOut } = proposeTimes(
      facts({ medium: 'visit_out', minutes: 60, visits: [visit], noticeMinutes: 0 }),
      RULES,
    )
    expect(leftOut.find((l) => l.code === 'travel')?.gaps).toEqual([0, 30, 60])
    // Five days of 48 half hours; of a working day of nine hours seventeen begin a whole one, but of the first two are past.
    const counts = new Map(leftOut.map(({ code, count }) => [code, count]))
    expect(counts.has('busy')).toBe(false)
    expect(counts.get('offHours')).toBeGreaterThan(100)
  })
  test('A2: a contact’s own meals rule out calls, on their day, as the company’s do', () => {
    const wishes = [{ kind: 'meal', weekday: 2, from: 570, to: 660 } as const]
    const all = words({ wishes, minutes: 30 }, { count: 500 })
    expect(all.some(({ weekday, minute }) => weekday === 2 && minute > 540 && minute < 660)).toBe(false)
    expect(all.some(({ weekday, minute }) => weekday === 3 && minute > 540 && minute < 660)).toBe(true)
    expect(judgeTime(at('2026-06-02T02:00:00Z'), facts({ wishes, medium: 'visit_out' }), RULES).whyNot).toBeNull()
  })
  test('what was said to be bad is not proposed while there is anything else', () =>
    fc.assert(
      fc.property(
        fc.constantFrom(
          '午休 12 点到 2 点',
          '周一上午开例会',
          '接孩子，4 点半到 5 点半',
          '下午',
          '周三',
          '11 点半到 1 点半',
        ),
        (bad) => {
          const wishes = wishesIn(bad, 'bad')
          const { times } = proposeTimes(facts({ wishes, minutes: 45 }), { ...RULES, count: 500 })
          const touched = times.filter(({ startsAt }) => {
            const wall = wallOf(ZONE, startsAt)
            return wishes.some((w) => meets(w, wall.weekday, wall.minute, wall.minute + 45))
          })
          expect(times.length).toBeGreaterThan(0)
          expect(touched).toEqual([])
        },
      ),
    ))
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
