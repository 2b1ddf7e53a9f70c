import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, addMonths } from '../../../shared/calendar.ts'
import { heightOf, RUNGS, type Rung } from '../../customers/rules/rungs.ts'
import {
  confidenceWeights,
  proofRules as proofSetting,
  rungThresholds,
  stuckRules,
  trustRules as trustSetting,
} from '../settings.ts'
import { inversions, shortOf, upperBound } from './bound.ts'
import { CATALOGUE } from './catalogue.ts'
import { distanceOf } from './distance.ts'
import { BLOCKS, type Field, fits, SEALED_BLOCKS } from './fields.ts'
import { EMPTY, type Fill, fillOf, type Known, worthOf } from './knowledge.ts'
import { asOf, beginsOn, type Past } from './past.ts'
import { provenRung, type Ties, trusted } from './proof.ts'
import { questionsFor } from './questions.ts'
import { heldBy, isStuck, successors } from './stuck.ts'
import { mismatch, rankExpected, supplierRank, wayToSole } from './supplier.ts'
import { deciderOf, ownerOn } from './ties.ts'
import { traceFrom } from './trace.ts'
import { neglects, promises, type TrustKind, trustOf, weightOf } from './trust.ts'

const TODAY = '2026-06-01'
const THRESHOLDS = rungThresholds.fallback
const CONFIDENCE = confidenceWeights.fallback
const PROOF = proofSetting.fallback
const TRUST = trustSetting.fallback
const ago = (days: number) => addDays(TODAY, -days)
const NO_TIES: Ties = { orders: [], inbound: [], trust: [], rank: null }
const anyRung = fc.constantFrom(...RUNGS)
const anyDay = fc.integer({ min: -2000, max: 2000 }).map((days) => addDays(TODAY, days))

describe('D1: knowledge ages', () => {
  test.each([
    ['within its period it counts whole', '2026-03-02', 3, 1],
    ['on the day its period ends it counts half', '2026-03-01', 3, 0.5],
    ['within the next period still half', '2025-12-02', 3, 0.5],
    ['after twice its period not at all', '2025-12-01', 3, 0],
    ['what never ages counts whole for ever', '1996-01-01', null, 1],
  ] as const)('%s', (_, confirmedOn, months, worth) => {
    expect(worthOf(confirmedOn, months, TODAY)).toBe(worth)
  })
  test('as days pass it never counts more, until it is confirmed', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 60 }), fc.nat(2000), (confirmedOn, months, later) => {
        expect(worthOf(confirmedOn, months, addDays(TODAY, later))).toBeLessThanOrEqual(
          worthOf(confirmedOn, months, TODAY),
        )
        expect(worthOf(addDays(TODAY, later), months, addDays(TODAY, later))).toBe(1)
      }),
    )
  })
})

describe('D1: the catalogue', () => {
  test('has every block, a question for every field in both languages, and choices where one chooses', () => {
    expect(new Set(CATALOGUE.map(({ block }) => block))).toEqual(new Set(BLOCKS))
    expect(CATALOGUE.length).toBeGreaterThanOrEqual(40)
    expect(new Set(CATALOGUE.map(({ key }) => key)).size).toBe(CATALOGUE.length)
    for (const { ask, kind, choices } of CATALOGUE) {
      expect(ask.zh).toMatch(/\p{Script=Han}/u)
      expect(ask.en).toMatch(/[a-z]/)
      if (kind === 'choice') expect(choices?.length).toBeGreaterThan(1)
    }
  })
  test.each([
    ['text', '月饼', true],
    ['text', '   ', false],
    ['text', 12, false],
    ['number', 120, true],
    ['number', '120', false],
    ['number', Number.NaN, false],
    ['date', '2026-02-28', true],
    ['date', '2026-02-30', false],
    ['money', { fen: 100, currency: 'CNY' }, true],
    ['money', { fen: 1.5, currency: 'CNY' }, false],
    ['yes_no', false, true],
    ['yes_no', 'no', false],
    ['choice', 'price', true],
    ['choice', 'luck', false],
    ['person', '李工', true],
    ['person', '长'.repeat(101), false],
  ] as const)('a field of %s holds %j: %s', (kind, value, holds) => {
    expect(fits({ kind, choices: [{ key: 'price', zh: '价格', en: 'Price' }] }, value)).toBe(holds)
  })
})

const field = (key: string, more: Partial<Field> = {}): Field => ({
  key,
  block: 1,
  of: 'customer',
  kind: 'text',
  label: { zh: key, en: key },
  ask: { zh: key, en: key },
  weight: 1,
  months: 12,
  rung: 'doctor',
  ...more,
})
const known = (key: string, more: Partial<Known> = {}): Known => ({
  field: key,
  contactId: null,
  confidence: 'sure',
  confirmedOn: ago(1),
  ...more,
})

describe('D2: how full a block is', () => {
  const fields = [field('a', { weight: 3 }), field('b'), field('c', { of: 'contact' })]
  const fill = (knowledge: Known[], contactId: string | null = 'k') =>
    fillOf(fields, knowledge, contactId, { today: TODAY, confidence: CONFIDENCE })[1]
  test.each([
    ['nothing known is nothing', [], 0],
    ['by weight', [known('a')], 3 / 5],
    ['a guess counts less', [known('a', { confidence: 'guess' })], (3 * 0.4) / 5],
    ['what has aged counts half', [known('a', { confirmedOn: ago(400) })], 1.5 / 5],
    ['of the contact it is about', [known('c', { contactId: 'k' })], 1 / 5],
    ['not of another contact', [known('c', { contactId: 'other' })], 0],
    ['a field that the company dropped counts nothing', [known('gone')], 0],
    ['all of it is all', [known('a'), known('b'), known('c', { contactId: 'k' })], 1],
  ] as const)('%s', (_, knowledge, share) => {
    expect(fill([...knowledge])).toBeCloseTo(share, 10)
  })
  test('more knowledge never makes it emptier', () => {
    const anyKnown = fc.record({
      field: fc.constantFrom('a', 'b', 'c'),
      contactId: fc.constantFrom(null, 'k'),
      confidence: fc.constantFrom('sure', 'likely', 'guess') as fc.Arbitrary<Known['confidence']>,
      confirmedOn: anyDay,
    })
    fc.assert(
      fc.property(fc.array(anyKnown), anyKnown, (some, more) => {
        expect(fill([...some, more])).toBeGreaterThanOrEqual(fill(some))
        expect(fill(some)).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('D2: the portrait gives the upper bound', () => {
  const filled = (...percents: number[]): Fill =>
    Object.fromEntries(BLOCKS.map((block, at) => [block, (percents[at] ?? 0) / 100])) as Fill
  test.each([
    ['nothing known: none', filled(), 'none'],
    ['1 and 2 begun: doctor', filled(30, 20), 'doctor'],
    ['1 begun, 2 not: none', filled(30, 10), 'none'],
    ['1 and 2 well filled, 3 and 4 known: teacher', filled(60, 60, 40, 40), 'teacher'],
    ['1 and 2 well filled, 4 not known: doctor', filled(90, 90, 90, 0), 'doctor'],
    ['and 5: friend', filled(60, 60, 40, 40, 40), 'friend'],
    ['and 6: brother', filled(60, 60, 40, 40, 40, 40), 'brother'],
    ['6 without 5 is no brother and no friend', filled(60, 60, 40, 40, 0, 100), 'teacher'],
    ['depth without the beginnings is nothing', filled(0, 0, 100, 100, 100, 100), 'none'],
  ] as const)('%s', (_, fill, rung) => {
    expect(upperBound(fill, THRESHOLDS)).toBe(rung)
  })
  test('knowing more never lowers it', () => {
    const anyFill = fc.tuple(...BLOCKS.map(() => fc.nat(100))).map((percents) => filled(...percents))
    fc.assert(
      fc.property(anyFill, anyFill, (one, other) => {
        const both = Object.fromEntries(BLOCKS.map((b) => [b, Math.max(one[b], other[b])])) as Fill
        expect(heightOf(upperBound(both, THRESHOLDS))).toBeGreaterThanOrEqual(heightOf(upperBound(one, THRESHOLDS)))
      }),
    )
  })
  test('what is lacking for a rung is told block by block', () => {
    expect(shortOf('teacher', filled(60, 20, 40, 0), THRESHOLDS)).toEqual([
      { block: 2, has: 20, needs: 60 },
      { block: 4, has: 0, needs: 40 },
    ])
    expect(shortOf('none', EMPTY, THRESHOLDS)).toEqual([])
  })
})

describe('D2, D3: what is proven', () => {
  const rung = (ties: Partial<Ties>) => provenRung({ ...NO_TIES, ...ties }, TODAY, PROOF, TRUST).rung
  const small = (n: number) => Array.from({ length: n }, (_, i) => ({ on: ago(10 + i), big: false }))
  const inbound = (n: number) => Array.from({ length: n }, (_, i) => ago(5 + i))
  test.each([
    ['nothing happened: none', {}, 'none'],
    ['one small order: a doctor', { orders: small(1) }, 'doctor'],
    ['they ask us again and again: a doctor', { inbound: inbound(3) }, 'doctor'],
    ['they asked twice: nothing yet', { inbound: inbound(2) }, 'none'],
    ['many small orders alone: still a doctor', { orders: small(9) }, 'doctor'],
    [
      'small orders steadily, and they come by themselves: a teacher',
      { orders: small(4), inbound: inbound(6) },
      'teacher',
    ],
    ['a big order: a teacher', { orders: [{ on: ago(30), big: true }] }, 'teacher'],
    ['preferred at equal terms: a friend', { trust: [{ kind: 'preferred_equal', on: ago(10) }] }, 'friend'],
    [
      'preferred though dearer, and trusted besides: a brother',
      {
        trust: [
          { kind: 'preferred_worse', on: ago(1) },
          { kind: 'promise_kept', on: ago(1) },
        ],
      },
      'brother',
    ],
    ['a referral alone: a doctor', { trust: [{ kind: 'referral', on: ago(1) }] }, 'doctor'],
    [
      'a referral, a big order and a main supplier’s share: a friend',
      { trust: [{ kind: 'referral', on: ago(1) }], orders: [{ on: ago(9), big: true }], rank: 'main' },
      'friend',
    ],
    ['a supplier’s rank alone proves no closeness', { rank: 'sole' }, 'none'],
    ['an order of three years ago proves nothing today', { orders: [{ on: ago(1100), big: true }] }, 'none'],
  ] as const)('%s', (_, ties, proven) => {
    expect(rung(ties as Partial<Ties>)).toBe(proven)
  })

  test('D4: neglect, broken promises and complaints that ended badly take it down again', () => {
    const friend = [{ kind: 'preferred_equal', on: ago(100) }] as const
    const fallen = (...kinds: ('neglect' | 'promise_broken' | 'complaint_unsettled')[]) =>
      rung({
        trust: [...friend, ...kinds.map((kind) => ({ kind, on: ago(1) }))],
        orders: [{ on: ago(200), big: true }],
      })
    expect(rung({ trust: [{ kind: 'preferred_equal', on: ago(1) }] })).toBe('friend')
    expect(fallen('neglect', 'neglect')).toBe('doctor')
    expect(fallen('promise_broken')).toBe('teacher')
    expect(fallen('complaint_unsettled')).toBe('doctor')
    expect(fallen('complaint_unsettled', 'neglect')).toBe('none')
  })

  test('D4: the evidence stays in sight when trust no longer carries it', () => {
    const proof = provenRung(
      { ...NO_TIES, orders: [{ on: ago(20), big: true }], trust: [{ kind: 'complaint_unsettled', on: ago(1) }] },
      TODAY,
      PROOF,
      TRUST,
    )
    expect(proof).toMatchObject({ byEvidence: 'teacher', rung: 'none' })
    expect(proof.trust).toBeLessThan(-4)
  })

  test('D4: less trust never proves more', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -30, max: 30, noNaN: true }),
        fc.double({ min: 0, max: 30, noNaN: true }),
        (trust, less) => {
          expect(heightOf(trusted(trust - less, PROOF))).toBeLessThanOrEqual(heightOf(trusted(trust, PROOF)))
        },
      ),
    )
  })
})

describe('R2: trust accumulates and fades', () => {
  test('after its half-life an event weighs half, after two a quarter; tomorrow’s weighs nothing yet', () => {
    const kept = (days: number) => weightOf({ kind: 'promise_broken', on: ago(days) }, TODAY, TRUST)
    expect(kept(0)).toBe(TRUST.weights.promise_broken)
    expect(kept(TRUST.halfLife)).toBeCloseTo(TRUST.weights.promise_broken / 2, 10)
    expect(kept(2 * TRUST.halfLife)).toBeCloseTo(TRUST.weights.promise_broken / 4, 10)
    expect(kept(-1)).toBe(0)
  })
  test('the whole balance fades as its parts do', () => {
    const entries = fc.array(
      fc.record({ kind: fc.constantFrom<TrustKind>('promise_kept', 'delay', 'referral'), on: fc.nat(700).map(ago) }),
    )
    fc.assert(
      fc.property(entries, fc.nat(900), (ledger, later) => {
        const then = trustOf(ledger, addDays(TODAY, later), TRUST)
        expect(then).toBeCloseTo(trustOf(ledger, TODAY, TRUST) * 2 ** (-later / TRUST.halfLife), 6)
      }),
    )
  })
  test.each([
    ['kept when we came back in time', [ago(6)], [{ kind: 'promise_kept', on: ago(6) }]],
    ['kept on the day after', [ago(4)], [{ kind: 'promise_kept', on: ago(4) }]],
    ['broken when we came back later', [ago(3)], [{ kind: 'promise_broken', on: ago(3) }]],
    ['broken when we never did', [], [{ kind: 'promise_broken', on: ago(3) }]],
    ['a touch on the day of the promise itself keeps nothing', [ago(10)], [{ kind: 'promise_broken', on: ago(3) }]],
  ])('a next step promised for a day is %s', (_, touched, told) => {
    expect(promises([{ on: ago(10), for: ago(5) }], touched, TODAY)).toEqual(told)
  })
  test('a promise whose day is still to come is neither kept nor broken', () => {
    expect(promises([{ on: ago(3), for: addDays(TODAY, 2) }], [], TODAY)).toEqual([])
  })
})

describe('D4: neglect', () => {
  test.each([
    ['nobody called for half a year: three times', [], ago(180), 3],
    ['called in between', [ago(130), ago(75)], ago(180), 1],
    ['looked after', [ago(150), ago(100), ago(50)], ago(180), 0],
    ['held since yesterday', [ago(300)], ago(1), 0],
  ] as const)('%s', (_, days, since, times) => {
    expect(neglects(days, since, TODAY, 60)).toHaveLength(times)
  })
})

describe('D2: the distance is the lower of both sides', () => {
  const rules = { fields: CATALOGUE, confidence: CONFIDENCE, thresholds: THRESHOLDS, proof: PROOF, trust: TRUST }
  const all = CATALOGUE.map((f) => known(f.key, { contactId: f.of === 'contact' ? 'k' : null }))
  const big: Ties = { ...NO_TIES, orders: [{ on: ago(9), big: true }] }
  test('knowing everything proves nothing', () => {
    expect(distanceOf(all, 'k', NO_TIES, TODAY, rules)).toMatchObject({ rung: 'none', bound: 'brother' })
  })
  test('a big order of somebody we know nothing about is no teacher', () => {
    expect(distanceOf([], 'k', big, TODAY, rules)).toMatchObject({
      rung: 'none',
      bound: 'none',
      proof: { rung: 'teacher' },
    })
  })
  test('both together hold', () => {
    expect(distanceOf(all, 'k', big, TODAY, rules).rung).toBe('teacher')
  })
  test('a portrait that nobody confirms sinks by itself', () => {
    expect(distanceOf(all, 'k', big, addMonths(TODAY, 20), rules).bound).not.toBe('brother')
  })
})

describe('D5: what to ask next', () => {
  const rules = { fields: CATALOGUE, thresholds: THRESHOLDS, count: 3, againAfter: 30 }
  const ask = (
    bound: Rung,
    knowledge: Known[],
    asked: { field: string; contactId: string | null; on: string }[] = [],
  ) => {
    const fill = fillOf(CATALOGUE, knowledge, 'k', { today: TODAY, confidence: CONFIDENCE })
    return questionsFor({ bound, fill, contactId: 'k' }, knowledge, asked, TODAY, rules)
  }
  const blocks = (...wanted: number[]) =>
    CATALOGUE.filter(({ block }) => wanted.includes(block)).map((f) =>
      known(f.key, { contactId: f.of === 'contact' ? 'k' : null }),
    )
  test('two or three, the weightiest of what the next rung lacks', () => {
    const questions = ask('none', [])
    expect(questions).toHaveLength(3)
    for (const { field: key } of questions) expect(CATALOGUE.find((f) => f.key === key)?.weight).toBe(3)
    expect(questions.every(({ why }) => why === 'missing')).toBe(true)
  })
  test('not deeper than the next rung: a stranger is not asked about the family', () => {
    for (const { field: key } of ask('none', []))
      expect(SEALED_BLOCKS).not.toContain(CATALOGUE.find((f) => f.key === key)?.block)
  })
  test('towards a friend it asks for depth', () => {
    const questions = ask('teacher', blocks(1, 2, 3, 4))
    expect(questions.map(({ field: key }) => CATALOGUE.find((f) => f.key === key)?.block)).toEqual([5, 5, 5])
  })
  test('what was asked lately is left alone; after a while it comes again', () => {
    const [first] = ask('none', [])
    const asked = (days: number) => [{ field: first?.field ?? '', contactId: first?.contactId ?? null, on: ago(days) }]
    expect(ask('none', [], asked(29)).map((q) => q.field)).not.toContain(first?.field)
    expect(ask('none', [], asked(30)).map((q) => q.field)).toContain(first?.field)
  })
  test('what has aged is asked again', () => {
    const aged = blocks(1, 2, 3, 4).map((k) => (k.field === 'supplier' ? { ...k, confirmedOn: ago(300) } : k))
    expect(ask('teacher', [...aged, ...blocks(5, 6)])).toEqual([{ field: 'supplier', contactId: null, why: 'aged' }])
  })
  test('a block full enough for the next rung still asks for the weighty thing that it lacks', () => {
    const rest = blocks(1, 2, 3, 4, 5, 6).filter((k) => k.field !== 'buying_role')
    for (const bound of ['teacher', 'brother'] as const)
      expect(ask(bound, rest)).toEqual([{ field: 'buying_role', contactId: 'k', why: 'missing' }])
  })
  test('what the next rung lacks comes before what has aged, and that before what else is missing', () => {
    const aged = blocks(1, 2, 3, 4)
      .filter((k) => k.field !== 'buying_role')
      .map((k) => (k.field === 'supplier' ? { ...k, confirmedOn: ago(300) } : k))
    const depth = blocks(5).slice(0, 1)
    const asked = CATALOGUE.filter(({ block, key }) => block === 5 && key !== depth[0]?.field).map(({ key, of }) => ({
      field: key,
      contactId: of === 'contact' ? 'k' : null,
      on: TODAY,
    }))
    const found = ask('teacher', [...aged, ...depth], asked.slice(1)).map(({ field: key }) => key)
    expect(found).toEqual([asked[0]?.field, 'supplier', 'buying_role'])
  })
  test('who is a brother already and fresh in mind is asked nothing', () => {
    expect(ask('brother', blocks(1, 2, 3, 4, 5, 6))).toEqual([])
  })
  test('never more than asked for, never twice, never what is known and fresh', () => {
    fc.assert(
      fc.property(anyRung, fc.subarray(blocks(1, 2, 3, 4, 5, 6)), (bound, knowledge) => {
        const questions = ask(bound, knowledge)
        expect(questions.length).toBeLessThanOrEqual(3)
        expect(new Set(questions.map((q) => q.field)).size).toBe(questions.length)
        for (const { field: key } of questions) expect(knowledge.map((k) => k.field)).not.toContain(key)
      }),
    )
  })
})

describe('D2: the thresholds rise from rung to rung', () => {
  test('as delivered they do', () => {
    expect(inversions(THRESHOLDS)).toEqual([])
  })
  test('a higher rung that asks less of a block is named with the one below', () => {
    const doctor = { ...THRESHOLDS.doctor, 3: 50 }
    expect(inversions({ ...THRESHOLDS, doctor })).toEqual([
      { block: 3, lower: 'doctor', higher: 'teacher', needs: 50, less: 40 },
    ])
  })
})

describe('D4: the trace over time', () => {
  const moves = [
    { on: '2026-03-01', bound: 'doctor', proven: 'none' },
    { on: '2026-04-01', bound: 'doctor', proven: 'friend' },
  ] as const
  test('the rung in force is the lower of both sides, whatever is proven', () => {
    expect(traceFrom(moves, '2026-03-01', '2026-06-01').map(({ rung }) => rung)).toEqual(['none', 'doctor', 'doctor'])
  })
  test('before the first move it stood nowhere, and it stands since the last until today', () => {
    const points = traceFrom(moves, '2026-02-01', '2026-06-01')
    expect(points[0]).toEqual({ on: '2026-02-01', bound: 'none', proven: 'none', rung: 'none' })
    expect(points.at(-1)).toEqual({ on: '2026-06-01', bound: 'doctor', proven: 'friend', rung: 'doctor' })
  })
  test('a customer of one day has a line that ends today', () => {
    const points = traceFrom([{ on: '2026-06-01', bound: 'doctor', proven: 'doctor' }], '2026-05-04', '2026-06-01')
    expect(points.map(({ on, rung }) => [on, rung])).toEqual([
      ['2026-05-04', 'none'],
      ['2026-06-01', 'doctor'],
    ])
  })
  test('who never moved has no trace', () => {
    expect(traceFrom([], '2026-05-04', '2026-06-01')).toEqual([])
  })
})

describe('D6: change the person', () => {
  const stuck = (rung: Rung, days: number, touches: number) =>
    isStuck({ rung, since: ago(days), touches }, TODAY, stuckRules.fallback)
  test.each([
    ['many touches and no movement', 'doctor', 60, 24, true],
    ['not so many yet', 'doctor', 60, 23, false],
    ['many months, and it was tried', 'doctor', 250, 8, true],
    ['many months in which nobody tried is neglect, not personality', 'doctor', 250, 3, false],
    ['teacher to friend above all: half of it is enough', 'teacher', 60, 12, true],
    ['half of the months too', 'teacher', 125, 4, true],
    ['where nothing has begun, months alone say nothing', 'none', 400, 12, false],
    ['above the highest there is nowhere to go', 'brother', 900, 90, false],
  ] as const)('%s', (_, rung, days, touches, told) => {
    expect(stuck(rung, days, touches)).toBe(told)
  })
  test.each([
    ['none', 'friend', 'portrait', 'proven beyond what is written down: fill the portrait'],
    ['doctor', 'teacher', 'portrait', 'one rung beyond it too'],
    ['doctor', 'doctor', 'person', 'both stand at the same rung'],
    ['friend', 'teacher', 'person', 'known well and not come nearer: personality'],
  ] as const)('the portrait allows %s, %s is proven: the %s holds it (%s)', (bound, proven, by, _) => {
    expect(heldBy({ bound, proven })).toBe(by)
  })
  test('chosen by record with like customers; a few lucky ones do not outweigh many', () => {
    const record = (personId: string, like: number, higher: number, ordered = 0) => ({
      personId,
      like,
      higher,
      ordered,
      held: 40,
    })
    const found = successors(
      [
        record('lucky', 3, 3),
        record('proven', 40, 30, 12),
        record('weak', 40, 4),
        record('new', 2, 2),
        record('none', 30, 0),
      ],
      'teacher',
      3,
    )
    expect(found.map((s) => s.personId)).toEqual(['proven', 'lucky', 'weak'])
    expect(successors([record('any', 9, 9)], 'brother', 3)).toEqual([])
  })
})

describe('D8: supplier rank from our share', () => {
  const RANKS = { main: 25, secondary: 10 }
  test.each([
    ['all of it is sole', 100, [], 'sole'],
    ['the largest share is first', 40, [35, 25], 'first'],
    ['as large as another is not the largest', 40, [40, 20], 'main'],
    ['what nobody has told apart may be one rival’s', 30, [], 'main'],
    ['more than all others together is first, whoever they are', 51, [], 'first'],
    ['a part that matters is main', 25, [60], 'main'],
    ['less is secondary', 10, [60], 'secondary'],
    ['a little is backup', 1, [90], 'backup'],
    ['nothing is none', 0, [100], 'none'],
  ] as const)('%s', (_, ours, rivals, rank) => {
    expect(supplierRank(ours, rivals, RANKS)).toBe(rank)
  })
  test.each([
    ['friend', 'main'],
    ['brother', 'first'],
    ['teacher', null],
  ] as const)('a %s should give at least %s', (rung, rank) => {
    expect(rankExpected(rung)).toBe(rank)
  })
  test.each([
    ['a friend who buys little', 'friend', 'secondary', 'buys_too_little'],
    ['a friend with whom we are main', 'friend', 'main', null],
    ['a brother with whom we are only main', 'brother', 'main', 'buys_too_little'],
    ['first with somebody who hardly knows us', 'doctor', 'first', 'closeness_lags'],
    ['a share nobody has looked at', 'brother', null, null],
  ] as const)('a mismatch is shown: %s', (_, rung, rank, told) => {
    expect(mismatch(rung, rank)).toBe(told)
  })
  test('how far from first to sole: what we gain, the largest rival loses', () => {
    expect(wayToSole(30, [50, 20])).toEqual({ toFirst: 11, toSole: 70 })
    expect(wayToSole(60, [40])).toEqual({ toFirst: 0, toSole: 40 })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99 }), (ours) => {
        const { toFirst } = wayToSole(ours, [100 - ours])
        expect(supplierRank(ours + toFirst, [100 - ours - toFirst], RANKS)).toMatch(/first|sole/)
      }),
    )
  })
})

describe('D2: whose distance a customer shows', () => {
  const contact = (id: string, more = {}) => ({ id, main: false, decides: false, leftOn: null, ...more })
  test.each([
    ['who says of themselves that they decide', [contact('a', { main: true }), contact('b', { decides: true })], 'b'],
    ['else who decided on the last need', [contact('a', { main: true }), contact('n')], 'n'],
    ['else the main contact', [contact('a'), contact('b', { main: true })], 'b'],
    ['nobody who has left', [contact('n', { leftOn: ago(3), decides: true }), contact('b')], 'b'],
    ['nobody where there is nobody', [], null],
  ])('%s', (_, contacts, decider) => {
    expect(deciderOf({ contacts, needDeciderId: 'n' })).toBe(decider)
  })
  test('a new owner begins unproven: what was ordered before belongs to the one before', () => {
    const holdings = [
      { ownerId: 'old', from: ago(300), to: ago(20) },
      { ownerId: 'new', from: ago(20), to: null },
    ]
    const facts = { holdings, ownerId: 'new' }
    expect(ownerOn(facts, ago(100))).toBe('old')
    expect(ownerOn(facts, ago(5))).toBe('new')
    expect(ownerOn(facts, ago(400))).toBe('old')
    expect(ownerOn({ holdings: [], ownerId: 'new' }, ago(5))).toBe('new')
    const ended = [{ ownerId: 'old', from: ago(300), to: ago(20) }]
    expect(ownerOn({ holdings: ended, ownerId: null }, ago(5))).toBe(null)
  })
})

describe('D4: as things stood on a day', () => {
  const known = (confirmedOn: string): Known => ({ field: 'job', contactId: 'k', confidence: 'sure', confirmedOn })
  const past: Past = {
    id: 'c',
    ownerId: 'new',
    since: ago(20),
    tier: 'A',
    state: 'active',
    needDeciderId: null,
    members: [],
    contacts: [],
    asked: [],
    learnt: [known(ago(90)), known(ago(10))],
    touches: [80, 15].map((days) => ({
      id: `t${days}`,
      people: ['old'],
      contactIds: ['k'],
      day: ago(days),
      inbound: false,
      effective: true,
      nextOn: null,
    })),
    orders: [{ on: ago(60), big: false, contactId: null, dueOn: ago(40), deliveredOn: ago(41) }],
    holdings: [
      { ownerId: 'old', from: ago(100), to: ago(20) },
      { ownerId: 'new', from: ago(20), to: null },
    ],
    trust: [{ kind: 'complaint', on: ago(30), personId: 'old', contactId: 'k' }],
    shares: [
      { on: ago(25), ours: 40, rivals: [] },
      { on: ago(70), ours: 10, rivals: [90] },
    ],
    reviewedOn: null,
  }

  test('what came later is not known yet, and whoever held the customer holds it still', () => {
    const then = asOf(past, ago(50))
    expect(then).toMatchObject({ ownerId: 'old', knowledge: [known(ago(90))], share: { ours: 10 }, trust: [] })
    expect(then.holdings).toEqual([{ ownerId: 'old', from: ago(100), to: null }])
    expect(then.touches.map(({ id }) => id)).toEqual(['t80'])
    expect(then.orders).toMatchObject([{ on: ago(60), deliveredOn: null }])
  })

  test('today it is as it is: what was learnt last of a thing holds', () => {
    const now = asOf(past, TODAY)
    expect(now).toMatchObject({ ownerId: 'new', knowledge: [known(ago(10))], share: { ours: 40 } })
    expect([now.touches, now.orders, now.trust, now.holdings]).toEqual([
      past.touches,
      past.orders,
      past.trust,
      past.holdings,
    ])
  })

  test('it begins with the first that happened or was learnt', () => {
    expect(beginsOn(past)).toBe(ago(90))
    expect(beginsOn({ ...past, learnt: [], touches: [], orders: [], trust: [] })).toBeNull()
  })
})
