import { describe, expect, test } from 'vitest'
import {
  type Draft,
  freshDraft,
  hasWords,
  isBlank,
  keptDraft,
  momentOf,
  outcomeOf,
  saidIn,
  whyNotDraft,
} from './draft.ts'

const AT = { now: new Date('2026-06-01T02:00:00Z'), today: '2026-06-01', zone: 'Asia/Shanghai' }
const draft = (patch: Partial<Draft>): Draft => ({ ...freshDraft(), ...patch })

describe('T1: the outcome follows the channel until someone says otherwise', () => {
  test.each([
    ['a call of ours', { channel: 'phone' }, 'effective'],
    ['a visit', { channel: 'visit_out' }, 'effective'],
    ['a message just sent waits for its answer', { channel: 'wechat' }, 'unreached'],
    ['a message of theirs has reached us', { channel: 'wechat', direction: 'in' }, 'effective'],
    ['chosen, it stays', { channel: 'wechat', outcome: 'effective' }, 'effective'],
    [
      'what the channel does not know falls back',
      { channel: 'email', direction: 'in', outcome: 'unreached' },
      'effective',
    ],
    ['a call of theirs can be missed', { channel: 'phone', direction: 'in', outcome: 'unreached' }, 'unreached'],
  ] as const)('%s', (_, patch, outcome) => {
    expect(outcomeOf(draft(patch))).toBe(outcome)
  })
})

describe('T1: why a draft cannot be recorded, asked of the rule that the server asks', () => {
  test.each([
    ['effective without words', {}, 'nothing_said'],
    ['an attempt without words', { outcome: 'unreached' }, undefined],
    ['a whole day of the past', { summary: '谈了', when: { day: '2026-05-20', time: null } }, undefined],
    ['later today', { summary: '谈了', when: { day: '2026-06-01', time: '18:00' } }, 'in_the_future'],
    ['earlier today', { summary: '谈了', when: { day: '2026-06-01', time: '09:30' } }, undefined],
    ['a slip of the year', { summary: '谈了', when: { day: '1926-05-20', time: null } }, 'too_long_ago'],
    ['a next day before the touch', { summary: '谈了', nextOn: '2026-05-31' }, 'next_in_the_past'],
    ['a next day to come', { summary: '谈了', nextOn: '2026-06-04' }, undefined],
  ] as const)('%s', (_, patch, reason) => {
    expect(whyNotDraft(draft(patch), AT)?.kind.reason).toBe(reason)
  })
})

test('T1: nothing written and nothing chosen is not sent, whatever the key; an attempt that was chosen is', () => {
  expect(isBlank(draft({ channel: 'wechat' }))).toBe(true)
  expect(isBlank(draft({ channel: 'wechat', outcome: 'unreached' }))).toBe(false)
  expect(isBlank(draft({ channel: 'wechat', summary: '发了报价' }))).toBe(false)
})

test('T1: a draft is kept for its words, not for a channel that was tapped', () => {
  expect(hasWords(draft({ channel: 'fax', outcome: 'thin' }))).toBe(false)
  expect(hasWords(draft({ nextStep: '发报价' }))).toBe(true)
})

test('T1: a time is the company’s; without one only the day is known', () => {
  expect(momentOf({ day: '2026-06-01', time: '09:30' }, 'Asia/Shanghai')).toBe('2026-06-01T01:30:00.000Z')
  expect(momentOf({ day: '2026-06-01', time: null }, 'Asia/Shanghai')).toBe('2026-06-01')
})

test('T1: what is sent says who took part, and an attempt without words says that nobody answered', () => {
  const at = { zone: 'Asia/Shanghai', mainContact: 'zhang', wordless: '未接通' }
  expect(saidIn(draft({ outcome: 'unreached' }), at)).toEqual({
    channel: 'phone',
    direction: 'out',
    effective: false,
    summary: '未接通',
    contactIds: ['zhang'],
    nextStep: null,
    nextOn: null,
  })
  expect(saidIn(draft({ summary: ' 谈了 ', contactIds: [] }), at)).toMatchObject({ summary: '谈了', contactIds: [] })
})

describe('a draft that this browser kept', () => {
  const whole = draft({
    summary: '要样品',
    contactIds: ['a'],
    when: { day: '2026-06-01', time: null },
    nextOn: '2026-06-05',
  })
  test('comes back as it was written', () => {
    expect(keptDraft(JSON.parse(JSON.stringify(whole)))).toEqual(whole)
  })
  test('of an older release, which knew no answers, has none', () => {
    const { answers: _, ...older } = whole
    expect(keptDraft(older)).toEqual(whole)
  })
  test.each([
    ['nothing', null],
    ['a word', 'draft'],
    ['an unknown channel', { ...whole, channel: 'pigeon' }],
    ['an unknown outcome', { ...whole, outcome: 'splendid' }],
    ['contacts that are none', { ...whole, contactIds: [7] }],
    ['a day that is none', { ...whole, when: { day: 7 } }],
    ['answers that are none', { ...whole, answers: null }],
  ])('that is %s is none', (_, kept) => {
    expect(keptDraft(kept)).toBeNull()
  })
})
