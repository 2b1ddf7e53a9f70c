import fc from 'fast-check'
import MailComposer from 'nodemailer/lib/mail-composer/index.js'
import { describe, expect, test } from 'vitest'
import { type Answer, type KnownInvitation, whyNotTakeAnswer } from '../rules/answer.ts'
import { answerOf, readAnswer } from './answer.ts'
import { type Invitation, invitation, invitationPart } from './invitation.ts'
import { messageOf } from './message.ts'

const INVITED: Invitation = {
  method: 'REQUEST',
  uid: '0198c0de-0000-7000-8000-000000000001@jinke',
  sequence: 2,
  stampedAt: new Date('2026-06-01T02:00:00Z'),
  startsAt: new Date('2026-06-03T01:00:00Z'),
  endsAt: new Date('2026-06-03T02:00:00Z'),
  summary: '拜访锦程印刷：看样、谈交期; 带色卡, 纸样',
  description: '议题\n1. 看样\n2. 谈交期',
  location: '苏州工业园区星湖街 1 号\n三楼会议室',
  organizer: { name: '李雷 "华东"', address: 'sales@example.com' },
  attendees: [
    { name: '王小明', address: 'wang@example.com' },
    { name: 'Chen, Li', address: 'chen@example.com', optional: true },
  ],
  locale: 'zh',
}
const linesOf = (ics: string) => ics.replace(/\r\n[ \t]/g, '').split('\r\n')

describe('invitations that Outlook, Google and Apple show as such (A6)', () => {
  test('a request: UID, SEQUENCE, who asks, who is asked, in UTC', () => {
    const lines = linesOf(invitation(INVITED))
    expect(lines).toEqual(
      expect.arrayContaining([
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'PRODID:-//Jinke//Jinke//ZH',
        'METHOD:REQUEST',
        `UID:${INVITED.uid}`,
        'SEQUENCE:2',
        'DTSTAMP:20260601T020000Z',
        'DTSTART:20260603T010000Z',
        'DTEND:20260603T020000Z',
        'STATUS:CONFIRMED',
        'SUMMARY;LANGUAGE=zh-CN:拜访锦程印刷：看样、谈交期\\; 带色卡\\, 纸样',
        'ORGANIZER;CN="李雷  华东":mailto:sales@example.com',
      ]),
    )
    expect(lines.filter((line) => line.startsWith('ATTENDEE')).map((line) => line.replace(/MAILTO/, 'mailto'))).toEqual(
      [
        'ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE;CN="王小明":mailto:wang@example.com',
        'ATTENDEE;ROLE=OPT-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE;CN="Chen, Li":mailto:chen@example.com',
      ],
    )
  })

  test('a cancellation: the same UID, a higher SEQUENCE, no answer asked', () => {
    const lines = linesOf(invitation({ ...INVITED, method: 'CANCEL', sequence: 3 }))
    expect(lines).toEqual(
      expect.arrayContaining(['METHOD:CANCEL', `UID:${INVITED.uid}`, 'SEQUENCE:3', 'STATUS:CANCELLED']),
    )
    expect(lines.join('\n')).not.toContain('RSVP=TRUE')
  })

  test('whatever is typed, every line ends in CRLF, holds 75 bytes, and says the same when it is read', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), (summary, personName) => {
        const ics = invitation({
          ...INVITED,
          summary,
          description: `${summary}\r\nATTENDEE:mailto:evil@example.com`,
          organizer: { name: personName, address: 'sales@example.com' },
        })
        expect(ics.endsWith('END:VCALENDAR\r\n')).toBe(true)
        expect(ics.split('\r\n').filter((line) => Buffer.byteLength(line) > 75 || /[\r\n]/.test(line))).toEqual([])
        const { events } = messageOf({ text: ics, zone: 'UTC' })
        expect(events).toMatchObject([{ uid: INVITED.uid, sequence: 2, organizer: 'sales@example.com' }])
        expect(events[0]?.attendees.map(({ address }) => address)).toEqual(['wang@example.com', 'chen@example.com'])
      }),
    ))

  test('mail carries it beside the text, with its method, and as a file', async () => {
    const ics = invitation(INVITED)
    const mail = new MailComposer({
      from: 'sales@example.com',
      to: 'wang@example.com',
      subject: '邀请',
      text: '请见邀请',
      icalEvent: invitationPart(INVITED, ics),
    })
    const message = (await mail.compile().build()).toString()
    expect(message).toMatch(/Content-Type: multipart\/mixed/)
    expect(message).toMatch(/Content-Type: multipart\/alternative/)
    expect(message).toMatch(/Content-Type: text\/calendar; charset=utf-8; method=REQUEST/)
    expect(message).toMatch(/Content-Disposition: attachment; filename=invite\.ics/)
  })
})

const reply = (more: string[], method = 'REPLY') =>
  [
    'BEGIN:VCALENDAR',
    'PRODID:-//Google Inc//Google Calendar 70.9054//EN',
    'VERSION:2.0',
    `METHOD:${method}`,
    'BEGIN:VEVENT',
    `UID:${INVITED.uid}`,
    'DTSTAMP:20260601T030000Z',
    'DTSTART:20260603T010000Z',
    'DTEND:20260603T020000Z',
    'SEQUENCE:2',
    'ORGANIZER:mailto:sales@example.com',
    ...more,
    'END:VEVENT',
    'END:VCALENDAR',
  ].join('\r\n')
const WANG = 'ATTENDEE;PARTSTAT=ACCEPTED;CN=王小明:mailto:Wang@Example.com'

describe('answers (A6)', () => {
  test('a REPLY tells who answers what to which version', async () =>
    expect(await readAnswer(reply([WANG, 'COMMENT:一定到']))).toEqual({
      method: 'REPLY',
      uid: INVITED.uid,
      recurrenceId: null,
      attendee: 'wang@example.com',
      says: 'accepted',
      sequence: 2,
      dtstamp: '2026-06-01T03:00:00.000Z',
      comment: '一定到',
      counter: null,
    } satisfies Answer))

  test('a REPLY need not repeat when it is; a COUNTER that names no time proposes none', async () => {
    const short = (method: string) => reply([WANG], method).replace(/DT(START|END):.*\r\n/g, '')
    expect(await readAnswer(short('REPLY'))).toMatchObject({
      says: 'accepted',
      attendee: 'wang@example.com',
      counter: null,
    })
    expect(await readAnswer(short('COUNTER'))).toBeNull()
  })

  test('a COUNTER tells the time that is proposed; of several named it is the sender’s', async () => {
    const counter = reply([WANG, 'ATTENDEE:mailto:chen@example.com'], 'COUNTER').replace(
      'DTSTART:20260603T010000Z',
      'DTSTART;TZID=China Standard Time:20260604T150000',
    )
    expect(await readAnswer(counter, 'Chen@Example.com')).toMatchObject({
      method: 'COUNTER',
      attendee: 'chen@example.com',
      counter: { startsAt: '2026-06-04T07:00:00.000Z' },
    })
    expect(await readAnswer(counter, 'someone@example.com')).toBeNull()
  })

  test('what is no answer is none: other methods, nobody, several at once, no calendar at all', async () => {
    expect(await readAnswer(reply([WANG], 'REQUEST'))).toBeNull()
    expect(await readAnswer(reply([]))).toBeNull()
    expect(
      await readAnswer(reply([WANG, 'END:VEVENT', 'BEGIN:VEVENT', 'UID:x', 'DTSTART:20260603T010000Z'])),
    ).toBeNull()
    expect(await readAnswer('hello')).toBeNull()
    expect(answerOf({ method: null, events: [] })).toBeNull()
  })

  const known: KnownInvitation = {
    uid: INVITED.uid,
    sequence: 2,
    startsAt: '2026-06-03T01:00:00.000Z',
    over: false,
    attendees: [
      { address: 'wang@example.com' },
      { address: 'chen@example.com', answered: { sequence: 2, dtstamp: '2026-06-01T05:00:00.000Z' } },
    ],
  }
  const answer: Answer = {
    method: 'REPLY',
    uid: INVITED.uid,
    recurrenceId: null,
    attendee: 'wang@example.com',
    says: 'accepted',
    sequence: 2,
    dtstamp: '2026-06-01T03:00:00.000Z',
    comment: '',
    counter: null,
  }

  test.each<[string, Partial<KnownInvitation>, Partial<Answer>, string | null]>([
    ['the answer of who is invited is taken', {}, {}, null],
    ['whatever case the address is written in', {}, { attendee: 'WANG@example.com' }, null],
    ['one that names the occurrence by our start', {}, { recurrenceId: '2026-06-03T01:00:00.000Z' }, null],
    ['of another occurrence', {}, { recurrenceId: '2026-06-10T01:00:00.000Z' }, 'other_occurrence'],
    ['of another invitation', {}, { uid: 'else' }, 'other_invitation'],
    ['of somebody who is not invited', {}, { attendee: 'evil@example.com' }, 'not_invited'],
    ['to an older version', {}, { sequence: 1 }, 'older_version'],
    ['to a version that we never sent', {}, { sequence: 3 }, 'unknown_version'],
    ['to what is cancelled', { over: true }, {}, 'cancelled'],
    ['one that says nothing', {}, { says: 'nothing' }, 'says_nothing'],
    ['stamped before the last', {}, { attendee: 'chen@example.com' }, 'answered_since'],
    ['the same once more', {}, { attendee: 'chen@example.com', dtstamp: '2026-06-01T05:00:00.000Z' }, 'answered_since'],
    ['stamped after the last', {}, { attendee: 'chen@example.com', dtstamp: '2026-06-01T05:00:01.000Z' }, null],
    ['without a stamp, where one was taken', {}, { attendee: 'chen@example.com', dtstamp: null }, 'answered_since'],
    ['without a stamp, the first', {}, { dtstamp: null }, null],
    ['a counter without a time', {}, { method: 'COUNTER' }, 'says_nothing'],
  ])('%s', (_, changedKnown, changedAnswer, why) =>
    expect(whyNotTakeAnswer({ ...known, ...changedKnown }, { ...answer, ...changedAnswer })).toBe(why),
  )
})
