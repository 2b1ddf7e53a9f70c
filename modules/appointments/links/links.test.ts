import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Caller, NOW, openApp, type TestApp } from '../../../testing/app.ts'
import { appointing, hour, nextDay, TEN, THREE } from '../../../testing/appointing.ts'
import { connectSending } from '../../../testing/mail.ts'
import { anonymiseCustomer } from '../../customers/contract.ts'
import * as contract from '../contract.ts'

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
beforeEach(() => app.clock.set(NOW))

const page = async (path: string, headers: Record<string, string> = {}) => (await it.get(path, { headers })).text()

/** Every row that anything behind a link could ever touch. */
const everything = async () => {
  const tables = await app.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = current_schema() and table_type = 'BASE TABLE' order by 1`,
  )
  const digests: string[] = []
  for (const { name } of tables) {
    const [found] = await app.query<{ digest: string | null }>(
      `select md5(string_agg(md5(t::text), '' order by md5(t::text))) as digest from "${name}" t`,
    )
    digests.push(`${name} ${found?.digest ?? ''}`)
  }
  return digests
}

/** Appointments in each state that a link can lead to, with that link. */
async function everyState(): Promise<Record<string, string>> {
  const day = nextDay()
  const offered = await it.offer(zhang, await it.appointment(zhang), [hour(day, TEN), hour(day, THREE)])
  const asked = await it.offer(zhang, await it.appointment(zhang), [hour(nextDay(), TEN)])
  await it.post(asked.path, { do: 'none', words: '下周' })
  const withdrawn = await it.appointment(zhang)
  const gone = await it.offer(zhang, withdrawn, [hour(nextDay(), TEN)])
  await zhang.call(contract.changeAppointment, { params: { id: withdrawn.id }, body: { minutes: 90 } })
  const booked = await it.book(zhang, await it.appointment(zhang), hour(nextDay(), TEN))
  const cancelled = await it.book(zhang, await it.appointment(zhang), hour(nextDay(), TEN))
  await it.post(cancelled.path, { do: 'cancel' })
  const declined = await it.offer(zhang, await it.appointment(zhang), [hour(nextDay(), TEN)])
  await it.post(declined.path, { do: 'decline' })
  return {
    offered: offered.path,
    asked: asked.path,
    withdrawn: gone.path,
    booked: booked.path,
    cancelled: cancelled.path,
    declined: declined.path,
  }
}

describe('A1: a mail scanner opens whatever it finds', () => {
  test('GET and HEAD of every page, and of every link on it, to the last: nothing changes', async () => {
    const states = await everyState()
    const before = await everything()
    const seen = new Set<string>()
    const toSee = Object.values(states)
    // From many places, as scanners are.
    for (let next = toSee.pop(); next !== undefined; next = toSee.pop()) {
      if (seen.has(next)) continue
      seen.add(next)
      const headers = { 'x-forwarded-for': `198.51.100.${seen.size % 250}` }
      expect((await it.get(next, { method: 'HEAD', headers })).status).toBe(200)
      const reply = await it.get(next, { headers })
      expect(reply.status).toBe(200)
      const text = await reply.text()
      for (const [, href] of text.matchAll(/(?:href|action|src)="([^"]*)"/g)) {
        const url = new URL((href as string).replaceAll('&#38;', '&').replaceAll('&amp;', '&'), `${app.url}${next}`)
        expect(url.origin).toBe(new URL(app.url).origin)
        toSee.push(url.pathname + url.search)
      }
      // What a form would send, sent by GET.
      for (const [, name, value] of text.matchAll(/name="(\w+)" value="([^"]*)"/g))
        toSee.push(`${next.split('?')[0]}?${name}=${value}`)
    }
    expect(seen.size).toBeGreaterThan(20)
    expect(await everything()).toEqual(before)
  })

  test('too often from one address: a while to wait; others are let in, and nobody can claim to be another', async () => {
    const { path } = await it.book(zhang, await it.appointment(zhang), hour(nextDay(), TEN))
    const from = (address: string) => it.get(path, { method: 'HEAD', headers: { 'x-forwarded-for': address } })
    // The nearest proxy wrote the last one; what stands before it is anybody's word.
    for (let n = 0; n < 240; n++) expect((await from(`192.0.2.${n}, 203.0.113.9`)).status).toBe(200)
    const refused = await from('192.0.2.250, 203.0.113.9')
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60'])
    expect((await from('203.0.113.10')).status).toBe(200)
    app.clock.set(new Date(Date.parse(NOW) + 60_000))
    expect((await from('203.0.113.9')).status).toBe(200)
  })
})

describe('A1: what a page tells', () => {
  test('each state in both languages, without script; what can be done is a form', async () => {
    const states = await everyState()
    const words: Record<string, [string, string]> = {
      offered: ['哪个时间方便', 'Which time suits you'],
      asked: ['我们会尽快给您新的时间', 'come back with other times'],
      withdrawn: ['发给您的时间有变动', 'The times we sent have changed'],
      booked: ['已经约好了', 'It is agreed'],
      cancelled: ['这次约见已取消', 'This appointment is cancelled'],
      declined: ['这次就不约了', 'not this time'],
    }
    for (const [state, path] of Object.entries(states)) {
      const [zh, en] = words[state] as [string, string]
      expect(await page(`${path}?lang=zh`), state).toContain(zh)
      expect(await page(`${path}?lang=en`), state).toContain(en)
      expect(await page(path), state).not.toMatch(/<script|onclick|javascript:/i)
    }
  })

  test('times that were taken, or have passed, are said to be', async () => {
    const day = nextDay()
    const [one, two] = [await it.appointment(zhang), await it.appointment(zhang)]
    const offer = await it.offer(zhang, one, [hour(day, TEN)])
    await it.book(zhang, two, hour(day, TEN))
    expect(await page(offer.path)).toContain('刚好都被约走了')
    const next = nextDay()
    const times = [hour(next, TEN), hour(next + 2 * 86_400_000, THREE)]
    const soon = await it.offer(zhang, await it.appointment(zhang), times, { days: 60 })
    expect(await page(soon.path)).toContain(times[0])
    app.clock.set(new Date(Date.parse(times[0] as string) + 900_000))
    expect(await page(soon.path)).not.toContain(times[0])
    expect(await page(soon.path)).toContain(times[1])
  })

  test('the least that is needed: nothing of the customer, of other contacts, or of what is ours alone', async () => {
    const c = await it.customer(zhang, { name: '机密印务有限公司' })
    const a = await it.appointment(zhang, {
      customerId: c.id,
      contactIds: [c.contactId],
      place: '科技园 3 栋',
      agenda: '看样定稿',
      cares: '老板在意价格',
      materials: '带竞品样',
    })
    const { path } = await it.book(zhang, a, hour(nextDay(), TEN))
    const text = await page(path)
    expect(text).toContain('科技园 3 栋')
    for (const ours of ['机密印务', '王工', c.mail, '老板在意价格', '带竞品样', a.id, c.id, zhang.id])
      expect(text).not.toContain(ours)
  })

  test('T8: of a customer who was made nameless, every link leads nowhere, by hand or by mail', async () => {
    const a = await it.appointment(zhang)
    const { path } = await it.book(zhang, a, hour(nextDay(), TEN))
    const byHand = await zhang.call(contract.makeLink, { params: { id: a.id }, body: { contactId: a.contactId } })
    expect((await it.get(new URL(byHand.link).pathname)).status).toBe(200)
    await app.admin.call(anonymiseCustomer, { params: { id: a.customerId }, body: { reason: '客户要求' } })
    for (const p of [path, new URL(byHand.link).pathname]) {
      expect((await it.get(p)).status).toBe(404)
      expect((await it.post(p, { do: 'cancel' })).status).toBe(404)
    }
    const [words] = await app.query<{ all: string }>(
      `select t::text as all from appointment_text t where appointment_id = $1`,
      [a.id],
    )
    expect(words?.all).not.toContain('看样')
  })
})

describe('A1: a contact without mail', () => {
  test('gets a link of its own, as text to copy; what was picked by it is theirs', async () => {
    const c = await it.customer(zhang, { mail: false })
    const a = await it.appointment(zhang, { customerId: c.id, contactIds: [c.contactId] })
    const none = await zhang.refusal(contract.makeLink, { params: { id: a.id }, body: { contactId: c.contactId } })
    expect(none.body.reason).toBe('nothing_offered')
    const day = nextDay()
    const { told } = await it.offer(zhang, a, [hour(day, TEN), hour(day, THREE)])
    expect(told).toMatchObject({ sentTo: [], link: expect.stringContaining('/a/main/') })
    const byHand = await zhang.call(contract.makeLink, { params: { id: a.id }, body: { contactId: c.contactId } })
    expect(byHand).toMatchObject({ to: { name: '王工' }, text: expect.stringContaining(byHand.link) })
    expect(byHand.text).toContain('王工，您好')
    expect(byHand.text).toContain('10:00–11:00')
    await it.post(new URL(byHand.link).pathname, { do: 'pick', at: hour(day, THREE) })
    const now = await it.show(zhang, a.id)
    expect(now.moves.at(-1)).toMatchObject({ what: 'booked', byLink: true, contact: { id: c.contactId } })
    const agreed = await zhang.call(contract.makeLink, { params: { id: a.id }, body: { contactId: null } })
    expect(agreed.text).toContain('时间定下来了')
    const stranger = await zhang.refusal(contract.makeLink, {
      params: { id: a.id },
      body: { contactId: (await it.customer(zhang)).contactId },
    })
    expect(stranger.body.reason).toBe('unknown_contact')
  })
})

describe('A5: what the customer asked for is answered', () => {
  test('it stays as it was: said where asked, and nothing waits any more', async () => {
    const a = await it.appointment(zhang)
    const at = hour(nextDay(), TEN)
    const { path } = await it.book(zhang, a, at)
    await it.post(path, { do: 'none', words: '能不能\0晚一天' })
    expect(await it.show(zhang, a.id)).toMatchObject({
      state: 'booked',
      waiting: 'none_fits',
      asked: { what: 'none_fits', note: '能不能晚一天', byLink: true },
    })
    expect(await page(path)).toContain('原来的时间仍有效')
    const { appointment, told } = await zhang.call(contract.keepAppointment, {
      params: { id: a.id },
      body: { notify: true },
    })
    expect(appointment).toMatchObject({ state: 'booked', startsAt: at, waiting: null, asked: null, sequence: 1 })
    expect(told?.sentTo).toEqual(['王工'])
    expect((await it.mails(a.id)).some((m) => m.subject.startsWith('时间不变'))).toBe(true)
    expect(await page(path)).not.toContain('原来的时间仍有效')
  })

  test('who no longer comes hears so, and only they', async () => {
    const c = await it.customer(zhang)
    const a = await it.appointment(zhang, { customerId: c.id, contactIds: [c.contactId] })
    await it.book(zhang, a, hour(nextDay(), TEN))
    await zhang.call(contract.changeAppointment, { params: { id: a.id }, body: { contactIds: [] } })
    const sent = await it.mails(a.id)
    expect(sent.filter((m) => m.calendar?.method === 'CANCEL').map((m) => m.to)).toEqual([c.mail])
  })
})
