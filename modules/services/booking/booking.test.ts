import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Caller, NOW, openApp, type TestApp } from '../../../testing/app.ts'
import { appointing } from '../../../testing/appointing.ts'
import { connectSending } from '../../../testing/mail.ts'
import { sign } from '../../../testing/secrecy.ts'
import { serving } from '../../../testing/services.ts'
import { changeContact, showCustomer } from '../../customers/contract.ts'
import { hideCustomer } from '../../customers/secret/contract.ts'
import * as contract from '../contract.ts'

let app: TestApp
let zhang: Caller
let it: ReturnType<typeof serving>
let with_: ReturnType<typeof appointing>
beforeAll(async () => {
  app = await openApp()
  zhang = await app.person('rep', { name: '张三' })
  it = serving(app)
  with_ = appointing(app)
  await connectSending(app.admin)
})
afterAll(() => app.close())
beforeEach(() => app.clock.set(NOW))

const KEY = (n: number) => String(n).padStart(43, 'k')
let keys = 0
const form = (at: string, more: Record<string, string> = {}) => ({
  key: KEY(++keys),
  at,
  name: '陈师傅',
  phone: `138${String(10_000_000 + keys)}`,
  ...more,
})
const TUESDAY = '2026-06-02T01:00:00.000Z'
const text = async (path: string, headers = {}) => (await it.get(path, { headers })).text()
const count = async (table: string) =>
  Number((await app.query<{ count: string }>(`select count(*) from ${table}`))[0]?.count)

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

describe('A10: the public page', () => {
  test('GET and HEAD of every page and link of it: nothing changes', async () => {
    const { page } = await it.service(zhang.id, { capacity: 2, aboutZh: '看色\n看套印' })
    const before = await everything()
    const seen = new Set<string>()
    const toSee = [page]
    for (let next = toSee.pop(); next !== undefined && seen.size < 150; next = toSee.pop()) {
      if (seen.has(next)) continue
      seen.add(next)
      expect((await it.get(next, { method: 'HEAD' })).status).toBe(200)
      const found = await text(next)
      for (const [, href] of found.matchAll(/(?:href|action|src)="([^"]*)"/g)) {
        const url = new URL((href as string).replaceAll('&#38;', '&').replaceAll('&amp;', '&'), `${app.url}${next}`)
        expect(url.origin).toBe(new URL(app.url).origin)
        toSee.push(url.pathname + url.search)
      }
      for (const [, name, value] of found.matchAll(/name="(\w+)" value="([^"]*)"/g))
        toSee.push(`${next.split('?')[0]}?${name}=${value}`)
    }
    expect(seen.size).toBeGreaterThan(60)
    expect(await everything()).toEqual(before)
  }, 120_000)

  test('no script, no cookie; both languages; a closed service and one that is not there say so', async () => {
    const { page, id, nameEn } = await it.service(zhang.id)
    const reply = await it.get(page, { headers: { 'accept-language': 'en-GB' } })
    expect(reply.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(reply.headers.get('set-cookie')).toBeNull()
    const found = await reply.text()
    expect(found).toContain(nameEn)
    expect(found).not.toContain('<script')
    expect(await text(`${page}?at=${TUESDAY}&lang=zh`)).toContain('您怎么称呼')
    await app.admin.call(contract.changeService, { params: { id }, body: { state: 'closed' } })
    expect(await text(page)).toContain('现在不能在网上预约')
    expect(await (await it.post(page, form(TUESDAY))).text()).toContain('现在不能在网上预约')
    expect((await it.get('/book/main/no-such')).status).toBe(404)
    expect((await it.get('/book/nobody/press')).status).toBe(404)
  })

  test('sent twice, at once or later, it is one booking and leads to the same page, where it is moved and called off', async () => {
    const { page, id } = await it.service(zhang.id, { capacity: 9 })
    const sent = form(TUESDAY, { mail: 'chen@guest.test', note: '对色' })
    const before = await count('appointment')
    const replies = await Promise.all(Array.from({ length: 6 }, () => it.post(page, sent)))
    const paths = new Set(replies.map((r) => r.headers.get('location')))
    expect([...new Set(replies.map((r) => r.status))]).toEqual([303])
    expect(paths.size).toBe(1)
    expect((await it.post(page, sent)).headers.get('location')).toBe([...paths][0])
    expect(await count('appointment')).toBe(before + 1)
    const path = [...paths][0] as string
    expect(await text(path)).toContain('已经约好了')
    const moving = await text(`${path}?move=1`)
    expect(moving).toContain('2026-06-02T02:00:00.000Z')
    expect(moving).not.toContain('2026-06-02T02:10')
    await it.post(path, { do: 'pick', at: '2026-06-02T02:00:00.000Z' })
    const left = async (at: string) => (await it.slots(zhang, id)).find((s) => s.startsAt === at)?.left
    expect([await left(TUESDAY), await left('2026-06-02T02:00:00.000Z')]).toEqual([9, 8])
    await it.post(path, { do: 'cancel' })
    expect(await left('2026-06-02T02:00:00.000Z')).toBe(9)
    const mails = await app.query<{ subject: string; to: string; ics: string | null }>(
      `select x.subject, x.people->0->>'address' as to, x.calendar->>'method' as ics from mail_outgoing o join mail_outgoing_text x on x.outgoing_id = o.id
        where x.people->0->>'address' = 'chen@guest.test' order by o.queued_at, o.id`,
    )
    expect(mails.map((m) => m.ics)).toEqual(['REQUEST', 'REQUEST', 'CANCEL'])
    expect(mails[0]?.subject).toContain('上机看样')
  })

  test('a full slot says so and offers the nearest, one tap away, with all that was typed', async () => {
    const { page } = await it.service(zhang.id)
    expect((await it.post(page, form(TUESDAY))).status).toBe(303)
    const late = await it.post(page, form(TUESDAY, { name: '周工', note: '急' }))
    expect(late.status).toBe(409)
    const shown = await late.text()
    expect(shown).toContain('这个时段刚刚约满了')
    expect(shown).toContain('value="周工"')
    expect(shown).not.toContain('陈师傅')
    const again = /name="at" value="([^"]+)"/.exec(shown)?.[1] as string
    expect(again).toBe('2026-06-01T05:30:00.000Z'.length === again.length ? again : '')
    expect((await it.post(page, form(again, { name: '周工' }))).status).toBe(303)
  })

  test('64 strangers at one slot: as many as it has places, and of the others nothing is kept', async () => {
    const { page, id } = await it.service(zhang.id, { capacity: 3 })
    const before = await count('customer')
    const replies = await Promise.all(
      Array.from({ length: 64 }, (_, n) => it.post(page, form(TUESDAY, { name: `客 ${n}` }))),
    )
    const statuses = replies.map((r) => r.status)
    expect(statuses.filter((s) => s === 303)).toHaveLength(3)
    expect(statuses.filter((s) => s === 409)).toHaveLength(61)
    expect(await count('customer')).toBe(before + 3)
    expect((await it.slots(zhang, id)).find((s) => s.startsAt === TUESDAY)?.left).toBe(0)
  }, 120_000)

  test('more places than are left are told, not cut; the confirmation says how many were taken', async () => {
    const { page, id } = await it.service(zhang.id, { capacity: 3 })
    const many = await it.post(page, form(TUESDAY, { places: '99', note: '留住我' }))
    const shown = await many.text()
    expect([many.status, shown.includes('只剩 3 个名额'), shown.includes('留住我')]).toEqual([422, true, true])
    const left = async () => (await it.slots(zhang, id)).find((s) => s.startsAt === TUESDAY)?.left
    expect(await left()).toBe(3)
    const two = await it.post(page, form(TUESDAY, { places: '2', mail: 'two@guest.test' }))
    expect(await text(two.headers.get('location') ?? '')).toMatch(/<dt>几位（或几件）<\/dt><dd>2<\/dd>/)
    const [mail] = await app.query<{ body: string }>(
      `select body from mail_outgoing_text where people->0->>'address' = 'two@guest.test'`,
    )
    expect(mail?.body).toContain('几位（或几件）：2')
    expect(await left()).toBe(1)
  })

  test('one number, or one address, has only so many bookings to come, however it is written', async () => {
    const { page } = await it.service(zhang.id, { capacity: 50 })
    const again = (more: Record<string, string>) => it.post(page, form(TUESDAY, more))
    for (const phone of ['13900001111', '139 0000 1111', '139-0000-1111'])
      expect((await again({ phone, mail: 'often@guest.test' })).status).toBe(303)
    const fourth = await again({ phone: '13900001111' })
    expect([fourth.status, (await fourth.text()).includes('请直接联系我们')]).toEqual([422, true])
    expect((await again({ phone: '', mail: 'Often@guest.test' })).status).toBe(422)
    expect((await again({})).status).toBe(303)
  })

  test('what is missing or wrong is said in words and nothing typed is lost; an advertisement is no name', async () => {
    const { page } = await it.service(zhang.id)
    const tries: [Record<string, string>, string][] = [
      [{ name: '' }, '请填写您怎么称呼'],
      [{ name: '买房 http://x.test' }, '请填写您怎么称呼'],
      [{ phone: '' }, '填一个就行'],
      [{ phone: 'abc' }, '电话号码看不懂'],
      [{ mail: 'not a mail' }, '邮箱地址不对'],
    ]
    for (const [more, words] of tries) {
      const reply = await it.post(page, form(TUESDAY, { note: '留住我', ...more }))
      const shown = await reply.text()
      expect([reply.status, shown.includes(words), shown.includes('留住我')]).toEqual([422, true, true])
    }
    const soon = await it.post(page, form('2026-06-01T01:00:00.000Z'))
    expect(soon.status).toBe(409)
  })

  test('what no database keeps is left out of what was typed', async () => {
    const { page } = await it.service(zhang.id)
    const booked = await it.post(page, form(TUESDAY, { name: '陈\0师傅', mail: 'odd\0@guest.test', note: '\0看色' }))
    expect(booked.status).toBe(303)
    expect(await app.query(`select name, mail from appointment_guest where mail = 'odd@guest.test'`)).toEqual([
      { name: '陈师傅', mail: 'odd@guest.test' },
    ])
  })

  test('an address books six times a minute at most', async () => {
    const { page } = await it.service(zhang.id, { capacity: 50 })
    const from = { 'x-forwarded-for': '198.51.100.77' }
    const statuses: number[] = []
    for (let n = 0; n < 7; n++) statuses.push((await it.post(page, form(TUESDAY), from)).status)
    expect(statuses).toEqual([303, 303, 303, 303, 303, 303, 429])
  })
})

describe('A10: whose booking it is', () => {
  const PHONE = '13900000001'

  test('a number that is known lands on its customer, and nothing tells the one who books', async () => {
    const { page, id } = await it.service(zhang.id, { capacity: 9 })
    const wang = await with_.customer(zhang, { name: '机密名字厂' })
    await zhang.call(changeContact, { params: { id: wang.id, contactId: wang.contactId }, body: { phones: [PHONE] } })
    const before = await count('customer')
    const known = await it.post(page, form(TUESDAY, { phone: `+86 ${PHONE}`, name: '某人', mail: 'other@guest.test' }))
    const unknown = await it.post(page, form(TUESDAY, { name: '某人', mail: 'third@guest.test' }))
    expect(await count('customer')).toBe(before + 1)
    const plain = async (r: Response) =>
      (await text(r.headers.get('location') as string)).replaceAll(/\/a\/main\/[\w-]{43}/g, '')
    const told = await plain(known)
    expect(told).toBe(await plain(unknown))
    expect(told).not.toContain('机密')
    expect(told).not.toContain('王工')
    const day = await zhang.call(contract.showServiceDay, { query: { day: '2026-06-02' } })
    const mine = day.bookings.filter((b) => b.serviceId === id)
    expect(mine.map((b) => b.customer?.name).toSorted()).toEqual(['某人', '机密名字厂'].toSorted())
    const lead = mine.find((b) => b.customer?.name === '某人')?.customer?.id ?? ''
    expect(await zhang.call(showCustomer, { params: { id: lead } })).toMatchObject({
      source: '在线预约',
      owner: { id: zhang.id },
    })
    // Who is known hears nothing at an address that was not theirs, and nobody else at theirs.
    const mails = await app.query<{ body: string; to: string }>(
      `select x.body, x.people->0->>'address' as to from mail_outgoing o join mail_outgoing_text x on x.outgoing_id = o.id where o.kind = 'notice' and x.people->0->>'address' like '%guest.test'
        and x.subject like '%上机看样%' order by o.queued_at desc, o.id desc limit 2`,
    )
    expect(mails.map((m) => m.to).toSorted()).toEqual(['other@guest.test', 'third@guest.test'])
    expect(mails.every((m) => !m.body.includes('机密') && !m.body.includes('王工'))).toBe(true)
  })

  test('S1: a hidden customer is not betrayed: the entry comes in as any other, and who answers for it is shown the match', async () => {
    const head = await app.person('manager', { name: '主管' })
    await sign(head)
    const { page } = await it.service(zhang.id, { capacity: 9 })
    const hidden = await with_.customer(head, { name: '藏着的厂' })
    await head.call(changeContact, {
      params: { id: hidden.id, contactId: hidden.contactId },
      body: { phones: ['13900000002'] },
    })
    await head.call(hideCustomer, { params: { id: hidden.id }, body: { hidden: true, reason: '试' } })
    const before = await count('customer')
    expect((await it.post(page, form(TUESDAY, { phone: '13900000002', name: '探子' }))).status).toBe(303)
    expect(await count('customer')).toBe(before + 1)
    const proposed = await app
      .query('select 1 from duplicate_proposal where $1 in (one_id, other_id)', [hidden.id])
      .catch(() => null)
    if (proposed) expect(proposed.length).toBe(1)
  })

  test('two at once with one unknown number are one customer', async () => {
    const { page } = await it.service(zhang.id, { capacity: 9 })
    const before = await count('customer')
    const replies = await Promise.all(
      ['2026-06-02T01:00:00.000Z', '2026-06-02T02:00:00.000Z'].map((at) =>
        it.post(page, form(at, { phone: '13900000003' })),
      ),
    )
    expect(replies.map((r) => r.status)).toEqual([303, 303])
    expect(await count('customer')).toBe(before + 1)
  })
})
