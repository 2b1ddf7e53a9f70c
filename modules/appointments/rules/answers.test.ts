import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Answer, KnownInvitation } from '../../calendars/rules/answer.ts'
import { ANSWERS, verdictOn } from './answers.ts'
import { type Matter, matterText } from './matters.ts'

const UID = 'a@main.jinke'
const known = (more: Partial<KnownInvitation> = {}): KnownInvitation => ({
  uid: UID,
  sequence: 2,
  startsAt: '2026-06-05T07:00:00.000Z',
  over: false,
  attendees: [{ address: 'wang@kehu.cn' }],
  ...more,
})
const answer = (more: Partial<Answer> = {}): Answer => ({
  method: 'REPLY',
  uid: UID,
  recurrenceId: null,
  attendee: 'Wang@kehu.cn',
  says: 'declined',
  sequence: 2,
  dtstamp: '2026-06-01T02:00:00.000Z',
  comment: '',
  counter: null,
  ...more,
})
const answered = (sequence: number) =>
  known({ attendees: [{ address: 'wang@kehu.cn', answered: { sequence, dtstamp: '2026-06-01T01:00:00.000Z' } }] })
const counter = { startsAt: '2026-06-06T07:00:00.000Z', endsAt: null }

describe('A6: an answer by mail is taken from who was invited, and asked about where that is not clear', () => {
  test.each<[string, KnownInvitation, Answer, boolean, string]>([
    ['their own', known(), answer(), true, 'taken'],
    ['somebody else’s no', known(), answer(), false, 'unclear_declined'],
    ['somebody else’s yes', known(), answer({ says: 'accepted' }), false, 'unclear_accepted'],
    ['somebody else’s other time', known(), answer({ method: 'COUNTER', counter }), false, 'unclear_countered'],
    ['their own other time', known(), answer({ method: 'COUNTER', counter }), true, 'taken'],
    ['a no to what it was', known(), answer({ sequence: 1 }), true, 'older_declined'],
    ['a no to what it was, answered then', answered(1), answer({ sequence: 1 }), true, 'older_declined'],
    ['a no to what it was, answered since', answered(2), answer({ sequence: 1 }), true, 'dropped'],
    ['somebody else’s no to what it was', known(), answer({ sequence: 1 }), false, 'unclear_declined'],
    ['a yes to what it was', known(), answer({ sequence: 1, says: 'accepted' }), true, 'dropped'],
    ['a no to what is not out yet', known(), answer({ sequence: 3 }), true, 'unclear_declined'],
    ['a no of who was not invited', known(), answer({ attendee: 'li@kehu.cn' }), false, 'unclear_declined'],
    ['a yes of who was not invited', known(), answer({ attendee: 'li@kehu.cn', says: 'accepted' }), false, 'dropped'],
    ['a no once it is over', known({ over: true }), answer({ sequence: 1 }), true, 'dropped'],
    ['to another invitation', known(), answer({ uid: 'b@main.jinke' }), true, 'dropped'],
    ['the same once more', answered(2), answer({ dtstamp: '2026-06-01T01:00:00.000Z' }), true, 'dropped'],
  ])('%s', (_title, invitation, given, own, verdict) => expect(verdictOn(invitation, given, own)).toBe(verdict))

  test('nothing is ever taken from an address that is not theirs, and no open no is lost', () => {
    const some = fc.record({
      method: fc.constantFrom('REPLY' as const, 'COUNTER' as const),
      says: fc.constantFrom('accepted' as const, 'declined' as const, 'tentative' as const, 'nothing' as const),
      attendee: fc.constantFrom('wang@kehu.cn', 'li@kehu.cn'),
      sequence: fc.integer({ min: 0, max: 4 }),
      counter: fc.constantFrom(null, counter),
    })
    fc.assert(
      fc.property(some, (given) => {
        expect(verdictOn(known(), answer(given), false)).not.toBe('taken')
        if (given.method === 'REPLY' && given.says === 'declined')
          for (const own of [true, false]) expect(verdictOn(known(), answer(given), own)).not.toBe('dropped')
      }),
    )
  })
})

test('T11, A6: on the day’s list each says what to ask, and never that a doubtful one is a no', () => {
  const told = (code: Matter['answer'], locale: 'zh' | 'en') =>
    matterText(
      {
        code: 'answer_waiting',
        appointmentId: 'a',
        kind: { zh: '拜访', en: 'Visit' },
        startsAt: '2026-06-05T07:00:00.000Z',
        endsAt: '2026-06-05T08:00:00.000Z',
        waiting: 'mail_answer',
        askedFor: null,
        answer: code,
        what: null,
        dueOn: null,
        count: 0,
      },
      { today: '2026-06-01', zone: 'Asia/Shanghai', now: new Date('2026-06-01T02:00:00Z'), locale },
    )
  expect(told('declined', 'zh')).toBe('客户回复来不了：6月5日 15:00 拜访')
  expect(told('older_declined', 'zh')).toBe('客户对改之前的邀请答复来不了，请问一下：6月5日 15:00 拜访')
  expect(told('older_declined', 'en')).toBe('They say no to an earlier invitation; ask them about Visit, 5 Jun 15:00')
  for (const code of ANSWERS.filter((each) => each.startsWith('unclear'))) {
    expect(told(code, 'zh')).toBe('有人替客户答复了邀请，请问本人：6月5日 15:00 拜访')
    expect(told(code, 'en')).toBe('Somebody else answered for them; ask them about Visit, 5 Jun 15:00')
  }
})
