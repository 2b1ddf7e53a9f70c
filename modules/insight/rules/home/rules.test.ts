import { assert, constantFrom, integer, option, property, record, shuffledSubarray } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { HELP, type HelpCode, type HelpFacts, NEEDS, type Pile, rankHelp, reasonsOf } from './help.ts'
import { pathOf, tellColleague, tellHelp } from './words.ts'

const TODAY = '2026-06-03'
const pile = (count: number, name = '甲厂', on = '2026-06-05'): Pile => ({
  count,
  first: { id: `id-${name}`, name },
  on,
})

const facts = (name: string, more: Partial<HelpFacts> = {}): HelpFacts => ({
  person: { id: `p-${name}`, name },
  stepIns: {},
  falls: null,
  undecided: null,
  recalls: null,
  unsigned: 0,
  quota: null,
  weakest: null,
  stuck: 0,
  reviews: 0,
  ...more,
})

/** Each reason alone. */
const EACH: Record<HelpCode, Partial<HelpFacts>> = {
  big_order: { stepIns: { big_order: pile(1) } },
  asked: { stepIns: { asked: pile(1) } },
  tenth_touch: { stepIns: { tenth_touch: pile(1) } },
  fall: { falls: pile(1) },
  undecided: { undecided: pile(3, '乙厂', '2026-05-30') },
  recall: { recalls: pile(2) },
  unsigned: { unsigned: 1 },
  quota: { quota: { reached: 3, quota: 20, expected: 8, newcomer: true } },
  weakest: { weakest: { principle: 'time', score: 20, text: '最弱的是时间：名下 10 位客户，8 位逾期' } },
  stuck: { stuck: 2 },
  review: { reviews: 4 },
}
const codes = (one: HelpFacts) => reasonsOf(one).map(({ code }) => code)
const tell = (one: HelpFacts, locale: 'zh' | 'en' = 'zh') =>
  reasonsOf(one).map((reason) => tellHelp(one, reason, { today: TODAY, locale }))

describe('whom to help first', () => {
  test('T7, I1 before T6 and S2, before Q3, G1, D6 and D5: each reason stands where waiting costs', () => {
    const all = HELP.map((code, n) => facts(`${n}`, EACH[code]))
    expect(rankHelp(all.toReversed()).map(({ reasons }) => reasons[0]?.code)).toEqual([...HELP])
    expect(rankHelp(all).map(({ need }) => need)).toEqual(
      rankHelp(all)
        .map(({ need }) => need)
        .toSorted((a, b) => NEEDS.indexOf(a) - NEEDS.indexOf(b)),
    )
  })

  test('of two with the same first reason the heavier, then who has the graver next one', () => {
    const more = facts('b', { recalls: pile(5) })
    const fewer = facts('a', { recalls: pile(2) })
    expect(rankHelp([fewer, more]).map(({ facts }) => facts.person.name)).toEqual(['b', 'a'])
    const weak = facts('c', { recalls: pile(2), ...EACH.quota })
    expect(rankHelp([fewer, weak]).map(({ facts }) => facts.person.name)).toEqual(['c', 'a'])
  })

  test('who has no reason is left out', () => {
    expect(rankHelp([facts('a'), facts('b', EACH.stuck)]).map(({ facts }) => facts.person.name)).toEqual(['b'])
  })

  const some = record({
    name: constantFrom('安', '博', '陈', '丁', '方', '高'),
    has: shuffledSubarray([...HELP]),
    recalls: option(integer({ min: 1, max: 9 }), { nil: null }),
  })

  test('the same people in any order give the same list', () => {
    assert(
      property(shuffledSubarray(['安', '博', '陈', '丁', '方', '高']), some, (names, { has, recalls }) => {
        const all = names.map((name, n) =>
          facts(name, {
            ...Object.assign({}, ...has.slice(n % Math.max(1, has.length)).map((code) => EACH[code])),
            ...(recalls !== null && { recalls: pile(recalls) }),
          }),
        )
        expect(rankHelp(all.toReversed())).toEqual(rankHelp(all))
      }),
    )
  })

  test('one more reason never puts somebody further down', () => {
    assert(
      property(some, constantFrom(...HELP), ({ has }, added) => {
        const base = Object.assign({}, ...has.map((code) => EACH[code]))
        const before = facts('a', base)
        const after = facts('b', {
          ...base,
          ...EACH[added],
          ...(base.stepIns && { stepIns: { ...base.stepIns, ...EACH[added].stepIns } }),
        })
        const rest = facts('z', EACH.review)
        const at = (one: HelpFacts) => rankHelp([rest, one]).findIndex(({ facts }) => facts === one)
        if (codes(before).length > 0) expect(at(after)).toBeLessThanOrEqual(at(before))
      }),
    )
  })
})

describe('in plain words', () => {
  test('one is named, several are counted', () => {
    expect(tell(facts('安', EACH.asked))).toEqual(['请您支援：甲厂'])
    expect(tell(facts('安', { stepIns: { tenth_touch: pile(4) } }))).toEqual([
      '4 位跟了十次还没成交，请您介入：甲厂 等',
    ])
    expect(tell(facts('安', EACH.undecided))).toEqual(['3 件介入等着定夺，最久的等了 4 天：乙厂'])
    expect(tell(facts('安', EACH.quota))).toEqual(['新人，这周新联系上 3 位，到昨天该有 8 位（一周 20 位）'])
    expect(tell(facts('安', { recalls: pile(1, '甲厂', TODAY) }))).toEqual(['甲厂 今天就要被收回'])
    expect(tell(facts('安', { recalls: pile(1) }), 'en')).toEqual(['甲厂 will be recalled in 2 d'])
    expect(tell(facts('安', EACH.weakest))).toEqual(['最弱的是时间：名下 10 位客户，8 位逾期'])
  })

  test('no placeholder is left open, in either language, and the colleague’s message is whole', () => {
    for (const code of HELP)
      for (const locale of ['zh', 'en'] as const)
        for (const count of [1, 3]) {
          const one = facts('安', structuredClone(EACH[code]))
          const { asked, big_order, tenth_touch } = one.stepIns
          for (const found of [asked, big_order, tenth_touch, one.falls, one.recalls]) if (found) found.count = count
          const message = tellColleague(one, reasonsOf(one), locale)
          expect([...tell(one, locale), message].join()).not.toMatch(/[{}]|undefined|null/)
          expect(message.split('\n')).toHaveLength(2)
        }
  })
})

test('each reason leads to where it is worked on', () => {
  expect(pathOf(facts('安', EACH.asked), 'asked')).toBe('/?customer=id-甲厂')
  expect(pathOf(facts('安', { stepIns: { asked: pile(2) } }), 'asked')).toBe('/team?show=step-ins&person=p-安')
  expect(pathOf(facts('安', EACH.weakest), 'weakest')).toBe('/diagnosis/people/p-安')
})
