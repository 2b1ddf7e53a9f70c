import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeLink, revokeLinks } from '../modules/appointments/contract.ts'
import { makeFeed, revokeFeed } from '../modules/calendars/contract.ts'
import { revokeKey } from '../modules/people/contract.ts'
import { depart } from '../modules/pool/contract.ts'
import { type Caller, NOW, openApp, type TestApp } from '../testing/app.ts'
import { appointing, hour, nextDay, TEN } from '../testing/appointing.ts'
import { signIn } from '../testing/browser.ts'
import { openForeign } from '../testing/foreign.ts'
import { connectSending } from '../testing/mail.ts'
import { serving } from '../testing/services.ts'
import { pages } from './web.ts'

// The other part of the matrix of permissions: every way in that needs no person's own sign-in, and the ways in of those who
// have one, by how what is shown at the door stands: good, made up, somebody else's, revoked, over, of one who has left.
// There are no webhooks: nothing is called from outside but these.

let app: TestApp
let rep: Caller
let left: Caller
let links: ReturnType<typeof appointing>
let services: ReturnType<typeof serving>
const MADE_UP = 'A'.repeat(43)
const A_YEAR_ON = '2027-06-02T02:00:00Z'

beforeAll(async () => {
  app = await openApp()
  rep = await app.person('rep')
  left = await app.person('rep')
  links = appointing(app)
  services = serving(app)
  await connectSending(app.admin)
})
afterAll(() => app.close())

const feedOf = async (who: Caller) => (await who.call(makeFeed)).path
/** An appointment that is agreed, and the link to it that its contact has. */
async function booked() {
  const a = await links.appointment(rep)
  return { ...a, ...(await links.book(rep, a, hour(nextDay(), TEN), false)) }
}
const linkTo = async () => {
  const a = await booked()
  const { link } = await rep.call(makeLink, { params: { id: a.id }, body: { contactId: a.contactId } })
  return { id: a.id, path: new URL(link).pathname }
}
const revoked = async () => {
  const { id, path } = await linkTo()
  await rep.call(revokeLinks, { params: { id } })
  return path
}
const withKey = (key: string) => app.fetch('/me', { headers: { authorization: `Bearer ${key}` } })
/** What it is answered later. */
async function later(asked: () => Promise<Response>): Promise<Response> {
  app.clock.set(A_YEAR_ON)
  try {
    return await asked()
  } finally {
    app.clock.set(NOW)
  }
}
const get = (path: string) => services.get(path)
const post = (path: string) => services.post(path, { do: 'cancel' })
const elsewhere = (path: string) => path.replace('/main/', '/other/')

interface Door {
  door: string
  what: string
  status: number
  ask(): Promise<Response>
}
const door = (of: string, what: string, status: number, ask: Door['ask']): Door => ({ door: of, what, status, ask })

const PAGE = '/a/:company/:token'
const FILE = `${PAGE}/appointment.ics`
const BOOKING = '/book/:company/:slug'

const DOORS: readonly Door[] = [
  door('feed', 'good', 200, async () => get(await feedOf(rep))),
  door('feed', 'made up', 404, () => get(`/api/v1/feeds/main/${MADE_UP}.ics`)),
  door('feed', 'of another company', 404, async () => get(elsewhere(await feedOf(rep)))),
  door('feed', 'followed by another', 404, async () => {
    const before = await feedOf(rep)
    await feedOf(rep)
    return get(before)
  }),
  door('feed', 'revoked', 404, async () => {
    const path = await feedOf(rep)
    await rep.call(revokeFeed)
    return get(path)
  }),
  door('feed', 'of one who has left', 404, async () => {
    const gone = await app.person('rep')
    const path = await feedOf(gone)
    await app.admin.call(depart, { params: { id: gone.id }, body: {} })
    return get(path)
  }),

  ...(
    [
      [`GET ${PAGE}`, get, ''],
      [`GET ${FILE}`, get, '/appointment.ics'],
      [`POST ${PAGE}`, post, ''],
    ] as const
  ).flatMap(([of, ask, file]) => [
    door(of, 'good', of.startsWith('POST') ? 303 : 200, async () => ask(`${(await linkTo()).path}${file}`)),
    door(of, 'made up', 404, () => ask(`/a/main/${MADE_UP}${file}`)),
    door(of, 'of another company', 404, async () => ask(`${elsewhere((await linkTo()).path)}${file}`)),
    door(of, 'revoked', 404, async () => ask(`${await revoked()}${file}`)),
    door(of, 'over', 404, async () => {
      const { path } = await linkTo()
      return later(() => ask(`${path}${file}`))
    }),
    door(of, 'a calendar’s instead', 404, async () => ask(`/a/main/${(await feedOf(rep)).slice(-47, -4)}${file}`)),
  ]),

  door(`GET ${BOOKING}`, 'open', 200, async () => get(`/book/main/${(await services.service(rep.id)).slug}`)),
  door(`GET ${BOOKING}`, 'closed, and says so', 200, async () =>
    get(`/book/main/${(await services.service(rep.id, { state: 'closed' })).slug}`),
  ),
  door(`GET ${BOOKING}`, 'made up', 404, () => get('/book/main/nothing')),
  door(`GET ${BOOKING}`, 'of another company', 404, async () =>
    get(`/book/other/${(await services.service(rep.id)).slug}`),
  ),
  door(`POST ${BOOKING}`, 'open, and nothing filled in', 409, async () =>
    post(`/book/main/${(await services.service(rep.id)).slug}`),
  ),
  door(`POST ${BOOKING}`, 'closed', 409, async () =>
    post(`/book/main/${(await services.service(rep.id, { state: 'closed' })).slug}`),
  ),
  door(`POST ${BOOKING}`, 'made up', 404, () => post('/book/main/nothing')),

  door('key', 'good', 200, () => withKey(rep.key)),
  door('key', 'made up', 401, () => withKey(`jk_main_${MADE_UP}`)),
  door('key', 'of another company', 401, () => withKey(rep.key.replace('jk_main_', 'jk_other_'))),
  door('key', 'revoked', 401, async () => {
    const { id, key } = await app.keyFor(rep.id)
    await rep.call(revokeKey, { params: { id } })
    return withKey(key)
  }),
  door('key', 'over', 401, async () => {
    const { key } = await app.keyFor(rep.id, { expiresAt: new Date('2026-06-02T16:00:00Z') })
    return later(() => withKey(key))
  }),
  door('key', 'of one who has left', 401, async () => {
    await app.admin.call(depart, { params: { id: left.id }, body: {} })
    return withKey(left.key)
  }),
  door('key', 'a calendar’s instead', 401, async () => withKey(`jk_main_${(await feedOf(rep)).slice(-47, -4)}`)),

  door('session', 'good', 200, async () => (await signIn(app, 'admin@example.com', 'only for tests')).fetch('/me')),
  door('session', 'ended', 401, async () => {
    const browser = await signIn(app, 'admin@example.com', 'only for tests')
    await browser.fetch('/sessions/current', { method: 'DELETE' })
    return browser.fetch('/me')
  }),
  door('session', 'over', 401, async () => {
    const browser = await signIn(app, 'admin@example.com', 'only for tests')
    return later(() => browser.fetch('/me'))
  }),
]

describe('who comes to a door without a sign-in of one’s own', () => {
  test('every public page has its rows, for looking and for acting', () => {
    const told = new Set(DOORS.map((row) => row.door))
    const there = pages.flatMap(({ path, act }) => [`GET ${path}`, ...(act ? [`POST ${path}`] : [])])
    expect(there.filter((page) => !told.has(page))).toEqual([])
  })

  test('is let in with what is good, and learns otherwise not even whether there was something', async () => {
    await openForeign(app)
    const found: string[] = []
    for (const { door: of, what, ask } of DOORS) {
      const response = await ask()
      await response.arrayBuffer()
      found.push(`${of}, ${what}: ${response.status}`)
    }
    expect(found).toEqual(DOORS.map(({ door: of, what, status }) => `${of}, ${what}: ${status}`))
  }, 60_000)

  test('finds behind a link its own alone', async () => {
    const [one, other] = [await booked(), await booked()]
    const { link } = await rep.call(makeLink, { params: { id: one.id }, body: { contactId: one.contactId } })
    const file = await (await get(`${new URL(link).pathname}/appointment.ics`)).text()
    expect(file).toContain(`UID:${one.id}@`)
    expect(file).not.toContain(other.id)
    const mate = await app.person('rep')
    const feeds = [await (await get(await feedOf(rep))).text(), await (await get(await feedOf(mate))).text()]
    expect(feeds.map((text) => text.includes(one.id))).toEqual([true, false])
  })
})
