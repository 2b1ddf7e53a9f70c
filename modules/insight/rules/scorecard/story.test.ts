import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changeOf, type Weeks, wayOf } from './change.ts'
import { FIGURE_KEYS, type FigureKey, NOTHING, type Tally } from './figures.ts'
import { tellWeek, type WeekFacts } from './story.ts'
import { lastWeeks } from './weeks.ts'

const counted = (of: number, more: Partial<Tally> = {}): Tally => ({ ...NOTHING, of, ...more })
const weeks = (now: Tally, before: Tally): Weeks => ({ now, before })

const facts = (figures: Partial<Record<FigureKey, Weeks>>, more: Partial<WeekFacts> = {}): WeekFacts => ({
  figures: new Map(Object.entries(figures) as [FigureKey, Weeks][]),
  people: [],
  month: null,
  currency: 'CNY',
  ...more,
})

const busy = { effectiveTouches: weeks(counted(20), counted(17)), newContacts: weeks(counted(4), counted(5)) }

describe('G2: a week in plain sentences', () => {
  test('what was done, and what came of it', () => {
    const told = facts({
      ...busy,
      orders: weeks(counted(2), counted(2)),
      amount: weeks(counted(2, { sum: 1_234_567 }), counted(2, { sum: 1_000_000 })),
    })
    expect(tellWeek(told, 'zh')).toEqual([
      '有效跟进 20 次，比前一周多 3；新接触客户 4 位，比前一周少 1。',
      '拿下 2 个订单，合计 ¥12,346；前一周 2 个，¥10,000。',
      '各项指标和前一周差不多。',
    ])
    expect(tellWeek(told, 'en')[1]).toBe('Orders: 2, ¥12,346 in all; the week before 2, ¥10,000.')
  })
  test.each([
    [
      'nothing was done',
      { effectiveTouches: weeks(NOTHING, counted(9)) },
      0,
      '一次有效跟进也没有，前一周有 9 次；新接触客户 0 位。',
    ],
    ['orders were only before', { ...busy, orders: weeks(NOTHING, counted(1)) }, 1, '没有新订单，前一周有 1 个，¥0。'],
    ['there were none in either', busy, 1, '连着两周没有新订单。'],
    [
      'something fell back',
      { ...busy, firstAnswer: weeks(counted(8, { median: 9 }), counted(8, { median: 4 })) },
      2,
      '退步最大的是“首次答复时间”：前一周 4 小时，上周 9 小时，先看这一项。',
    ],
    [
      'nothing fell back, something gained',
      { ...busy, cadenceKept: weeks(counted(10, { fine: 8 }), counted(10, { fine: 5 })) },
      2,
      '没有明显退步的，进步最大的是“节奏合适”：前一周 50%，上周 80%。',
    ],
  ])('%s', (_when, figures, at, sentence) => {
    expect(tellWeek(facts(figures), 'zh')[at]).toBe(sentence)
  })
  test('few cases prove no change', () => {
    expect(changeOf('cadenceKept', weeks(counted(4), counted(4, { fine: 4 })))).toBeNull()
    expect(changeOf('cadenceKept', weeks(counted(5), counted(5, { fine: 5 })))).toBe(-10)
  })
  test('what came of it falls back too: an amount that shrank to a third is not "nothing fell back"', () => {
    const figures = {
      ...busy,
      distanceMoved: weeks(counted(9, { sum: 12 }), counted(4, { sum: 4 })),
      orders: weeks(counted(2), counted(2)),
      amount: weeks(counted(2, { sum: 18_287_700 }), counted(2, { sum: 51_490_950 })),
    }
    expect(tellWeek(facts(figures), 'zh')[2]).toBe(
      '退步最大的是“订单金额”：前一周 ¥514,910，上周 ¥182,877，先看这一项。',
    )
    expect(tellWeek(facts(figures), 'en')[2]).toBe(
      'What fell back most is “Order amount”, from ¥514,910 to ¥182,877: look there first.',
    )
  })
  test.each([
    ['all had some', [3, 1], '人人都有有效跟进，最多的是甲（3 次），最少的是乙（1 次）。'],
    ['all had as many', [2, 2], '人人都有 2 次有效跟进。'],
    ['some had none', [3, 0, 0], '有效跟进最多的是甲（3 次）；乙、丙一次也没有，问问是什么原因。'],
    ['many had none', [3, 0, 0, 0, 0], '有效跟进最多的是甲（3 次）；乙、丙、丁等 4 人一次也没有，问问是什么原因。'],
  ])('of the people: %s', (_when, touches, sentence) => {
    const people = touches.map((n, at) => ({ name: '甲乙丙丁戊'[at] ?? '', touches: n }))
    expect(tellWeek(facts(busy, { people }), 'zh')[3]).toBe(sentence)
  })
  test.each([
    [80, 60, '走在前面'],
    [65, 60, '跟得上'],
    [40, 60, '落后了'],
  ])('the month: %i %% of the target when %i %% of it are gone', (reached, gone, verdict) => {
    const month = { figure: 'orders' as const, day: '2026-05-17', value: 4, reached, gone }
    expect(tellWeek(facts(busy, { month }), 'zh').at(-1)).toContain(verdict)
  })
  test('of two weeks without records it says how they come to be', () => {
    expect(tellWeek(facts({}), 'zh')).toEqual([expect.stringContaining('没有记录')])
  })
  test('whatever the facts: three to five sentences, the same each time, no word left to fill', () => {
    const tally = fc.record({ of: fc.nat(30), fine: fc.nat(30), sum: fc.integer({ min: -30, max: 1e6 }) })
    const all = fc.array(fc.tuple(tally, tally), { minLength: FIGURE_KEYS.length, maxLength: FIGURE_KEYS.length })
    fc.assert(
      fc.property(all, fc.array(fc.nat(9), { maxLength: 6 }), fc.constantFrom('zh', 'en'), (pairs, touches, locale) => {
        const figures = Object.fromEntries(
          FIGURE_KEYS.map((key, at) => {
            const [now, before] = pairs[at] ?? [NOTHING, NOTHING]
            return [key, weeks(counted(now.of + 1, { ...now, of: now.of + 1 }), counted(before.of, before))]
          }),
        )
        const told = facts(figures, { people: touches.map((n, at) => ({ name: `人${at}`, touches: n })) })
        const sentences = tellWeek(told, locale)
        expect(sentences.length).toBeGreaterThanOrEqual(3)
        expect(sentences.length).toBeLessThanOrEqual(5)
        expect(sentences.join('')).not.toMatch(/[{}]|undefined|NaN/)
        expect(tellWeek(told, locale)).toEqual(sentences)
        // Sentence and arrows go by one rule.
        const ways = [...told.figures].map(([key, each]) => wayOf(changeOf(key, each) ?? 0))
        expect(/退步最大|fell back most/.test(sentences.join(''))).toBe(ways.includes('worse'))
        expect(/没有明显退步|Nothing fell back/.test(sentences.join(''))).toBe(
          !ways.includes('worse') && ways.includes('better'),
        )
      }),
    )
  })
})

describe('G2: the last whole week', () => {
  test.each([
    ['a Monday', '2026-06-01', '2026-05-25'],
    ['a Sunday, which is not over', '2026-06-07', '2026-05-25'],
    ['the Monday after it', '2026-06-08', '2026-06-01'],
  ])('seen from %s', (_day, day, monday) => {
    const { week, before } = lastWeeks(day)
    expect([week.from, before.from]).toEqual([monday, expect.any(String)])
    expect(before.to < week.from && week.to < day).toBe(true)
  })
})
