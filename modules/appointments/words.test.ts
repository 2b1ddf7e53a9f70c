import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Answer, type Caller, openApp, type TestApp } from '../../testing/app.ts'
import { appointing, hour, nextDay, TEN, THREE } from '../../testing/appointing.ts'
import { connectSending } from '../../testing/mail.ts'
import { addContact } from '../customers/contract.ts'
import * as contract from './contract.ts'
import { linkMark, nameMark, whyNotSend } from './rules/ownWords.ts'

let app: TestApp
let zhang: Caller
let it: ReturnType<typeof appointing>
beforeAll(async () => {
  app = await openApp()
  zhang = await app.person('rep', { name: '张三' })
  it = appointing(app)
  await connectSending(app.admin)
})
afterAll(() => app.close())

const LINK = linkMark('zh')
const reason = async (refused: Promise<Answer>) => (await refused).body.reason

describe('A1: what a message must tell, however it is worded', () => {
  const needs = { link: LINK, times: ['6月2日 星期二 10:00–11:00'] }
  const text = `您好，${needs.times[0]} 可以吗？${LINK}`
  const rows: [string, string, string, string | undefined][] = [
    ['all of it', '约', text, undefined],
    ['broken into lines', '约', text.replace(' 星期二 ', '\n星期二\n'), undefined],
    ['the time in the subject', needs.times[0] as string, LINK, undefined],
    ['without the link', '约', text.replace(LINK, ''), 'letter_without_link'],
    ['another time', '约', text.replace('10:00', '10:30'), 'letter_without_times'],
  ]
  for (const [what, subject, words, code] of rows)
    test(what, () => expect(whyNotSend({ subject, text: words }, needs)?.kind.reason).toBe(code))
})

const preview = (id: string, body: object) =>
  zhang.call(contract.previewAppointmentMessage, { params: { id }, body: body as never })

test('A1: times offered: the message as it goes out, in the language chosen; worded otherwise it goes out so', async () => {
  const day = nextDay()
  const times = [hour(day, TEN), hour(day, THREE)]
  const a = await it.appointment(zhang, { locale: 'en' })
  const { letter } = await preview(a.id, { what: 'offer', times })
  expect(letter.text).toMatch(/^Dear 王工,/)
  expect(letter.text).toContain(linkMark('en'))
  expect(letter.needs.times).toHaveLength(2)
  for (const time of letter.needs.times) expect(letter.text).toContain(time)

  const plain = await it.offer(zhang, a, times)
  expect(plain.told?.text).toBe(letter.text.replaceAll(linkMark('en'), plain.told?.link ?? ''))

  const own = { subject: 'Shall we meet?', text: `Hi!\n${letter.needs.times.join('\n')}\nHere: ${linkMark('en')}` }
  const { told } = await it.offer(zhang, a, times, { letter: own })
  expect(told).toMatchObject({ sentTo: ['王工'], subject: 'Shall we meet?' })
  expect(told?.text).toBe(own.text.replace(linkMark('en'), told?.link ?? ''))
  const mails = await it.mails(a.id)
  expect(mails.at(-1)).toMatchObject({ subject: 'Shall we meet?' })
  expect(mails.at(-1)?.body).toContain('Hi!')
})

test('A1: own words without the link, or with another time, are not sent; nothing is offered', async () => {
  const day = nextDay()
  const times = [hour(day, TEN)]
  const a = await it.appointment(zhang)
  const { letter } = await preview(a.id, { what: 'offer', times })
  const send = (text: string) =>
    reason(
      zhang.refusal(contract.offerTimes, { params: { id: a.id }, body: { times, letter: { subject: '约', text } } }),
    )
  expect(await send(letter.text.replace(LINK, ''))).toBe('letter_without_link')
  expect(await send(letter.text.replace('10:00', '10:15'))).toBe('letter_without_times')
  expect(await it.show(zhang, a.id)).toMatchObject({ offered: [] })
  expect(await it.mails(a.id)).toEqual([])
})

test('A1: to several, each is named and gets a link of their own; who gets it by hand is not', async () => {
  const day = nextDay()
  const c = await it.customer(zhang)
  const { contacts } = await zhang.call(addContact, {
    params: { id: c.id },
    body: { name: '李总', mails: ['li.own.words@kehu.test'] },
  })
  const a = await it.appointment(zhang, { customerId: c.id, contactIds: contacts.map(({ id }) => id) })
  const times = [hour(day, TEN)]
  const { letter } = await preview(a.id, { what: 'offer', times })
  expect(letter.text).toContain(nameMark('zh'))
  const own = { subject: letter.subject, text: `${letter.text}\n盼复` }
  await it.offer(zhang, a, times, { letter: own })
  const bodies = (await it.mails(a.id)).map(({ body }) => body)
  expect(bodies.map((body) => body.slice(0, 2)).toSorted()).toEqual(['李总', '王工'])
  expect(new Set(bodies.map((body) => /\/a\/main\/\S+/.exec(body)?.[0])).size).toBe(2)
  const { told } = await it.offer(zhang, a, times, { letter: own, mail: false })
  expect(told?.text).toMatch(/^您好：/)
  expect(told?.text).not.toContain('【')
})

test('A5: moved and called off: read before and worded otherwise, with the new time or the one that falls out', async () => {
  const day = nextDay()
  const a = await it.appointment(zhang)
  await it.book(zhang, a, hour(day, TEN))
  const moved = await preview(a.id, { what: 'book', times: [hour(day, THREE)] })
  expect(moved.letter.subject).toContain('改到')
  expect(moved.letter.text).toContain('15:00')
  const text = `对不住，改到 ${moved.letter.needs.times[0]}：${LINK}`
  const done = await zhang.call(contract.bookAppointment, {
    params: { id: a.id },
    body: { startsAt: hour(day, THREE), letter: { subject: '改时间', text } },
  })
  expect(done.told?.text).toContain('对不住')
  expect((await it.mails(a.id)).at(-1)?.calendar?.ics).toContain('SEQUENCE:2')

  const off = await preview(a.id, { what: 'cancel', reason: '样品没到' })
  expect(off.letter.text).toContain('样品没到')
  expect(off.letter.needs).toMatchObject({ link: null })
  const cancel = (words: string) => ({
    params: { id: a.id },
    body: { reason: '样品没到', letter: { subject: '取消', text: words } },
  })
  expect(await reason(zhang.refusal(contract.cancelAppointment, cancel('改天再约')))).toBe('letter_without_times')
  const told = await zhang.call(contract.cancelAppointment, cancel(`${off.letter.needs.times[0]} 不来了，改天再约`))
  expect(told.told?.text).toMatch(/改天再约$/)
  expect(
    await reason(zhang.refusal(contract.previewAppointmentMessage, { params: { id: a.id }, body: { what: 'offer' } })),
  ).toBe('appointment_not_open')
})

test('A1: thought of only: the message of a time that is agreed, before there is an appointment', async () => {
  const { id } = await it.customer(zhang)
  const at = hour(nextDay(), TEN)
  const draft = await zhang.call(contract.draftAppointment, {
    body: { customerId: id, kind: 'call', offer: [at], book: true },
  })
  expect(draft.letter.subject).toContain('已约定')
  expect(draft.letter.needs.times).toHaveLength(1)
})
