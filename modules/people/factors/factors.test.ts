import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ADMIN, NOW, openApp, type TestApp } from '../../../testing/app.ts'
import { type Browser, browse, goOn, keepPassword, signIn } from '../../../testing/browser.ts'
import { changeSettings } from '../../company/contract.ts'
import { addPerson } from '../contract.ts'
import { removeFactorsOf, startTotp } from './contract.ts'

let app: TestApp
beforeAll(async () => {
  app = await openApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  at(0)
  await app.query('delete from sign_in_failure')
  await app.query('delete from setting where key like $1', ['people.%'])
})

const PASSWORD = 'correct horse'
/** So many seconds after NOW. */
const at = (seconds: number) => app.clock.set(new Date(Date.parse(NOW) + seconds * 1000).toISOString())
const codeAt = (secret: string, seconds: number) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.parse(NOW) + seconds * 1000 })

const demandFrom = (who: 'managers' | 'all') =>
  app.admin.call(changeSettings, { body: { values: { 'people.factor_demanded_from': who } } })

let added = 0
async function colleague(role: 'rep' | 'manager' = 'rep') {
  const n = ++added
  const email = `factor${n}@example.com`
  const { id } = await app.admin.call(addPerson, { body: { name: `同事 ${n}`, role, email, password: PASSWORD } })
  await keepPassword(app, id)
  return { id, email }
}
const post = async (browser: Browser, path: string, body?: unknown, method = 'POST') => {
  const response = await browser.fetch(path, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
  const text = await response.text()
  return { status: response.status, body: text === '' ? {} : JSON.parse(text) }
}
/** Signs in and sets the app up, confirmed by the code of `NOW`. */
async function withApp() {
  const who = await colleague()
  const browser = await signIn(app, who.email, PASSWORD)
  const { secret } = (await post(browser, '/me/totp')).body
  const { recoveryCodes } = (await post(browser, '/me/totp', { code: codeAt(secret, 0) }, 'PUT')).body
  return { ...who, browser, secret: secret as string, recoveryCodes: recoveryCodes as string[] }
}

describe('G4: an authenticator app', () => {
  test('counts once a code has confirmed it; its secret is sealed in the database and told once', async () => {
    const { email } = await colleague()
    const browser = await signIn(app, email, PASSWORD)
    const { uri, secret } = (await post(browser, '/me/totp')).body
    expect(uri).toMatch(/^otpauth:\/\/totp\/.*secret=/)
    expect((await post(browser, '/me/totp', { code: '000000' }, 'PUT')).body.reason).toBe('wrong_code')
    expect((await signIn(app, email, PASSWORD)).body.wants).toBeNull()
    const { body } = await post(browser, '/me/totp', { code: codeAt(secret, 0) }, 'PUT')
    expect(body.recoveryCodes).toHaveLength(10)
    expect((await post(browser, '/me/totp')).body.reason).toBe('totp_there')
    const [kept] = await app.query<{ all: string }>(
      `select (select string_agg(t::text, '') from totp t) || (select string_agg(r::text, '') from recovery_code r) as all`,
    )
    expect(kept?.all).not.toContain(secret)
    for (const code of body.recoveryCodes) expect(kept?.all).not.toContain(code.replace('-', ''))
    expect(kept?.all.match(/\$argon2id\$/g)?.length).toBeGreaterThanOrEqual(10)
  })

  test('after the password a code is awaited: before it nothing is answered, with it the sign-in is done', async () => {
    const { id, email, secret } = await withApp()
    at(60)
    const begun = await signIn(app, email, PASSWORD)
    expect(begun).toMatchObject({ status: 201, body: { id, wants: { code: true, passkey: false } } })
    expect(begun.cookie).toMatch(/^jinke_attempt=/)
    expect((await begun.fetch('/me')).status).toBe(401)
    const done = await goOn(app, begun, '/sessions/code', { code: codeAt(secret, 60) })
    expect(done).toMatchObject({ status: 201, body: { id, wants: null } })
    expect(done.cookie).toMatch(/^jinke_session=/)
    expect((await done.fetch('/me')).status).toBe(200)
    expect((await goOn(app, begun, '/sessions/code', { code: codeAt(secret, 90) })).body.reason).toBe('attempt_over')
  })

  test('a code counts once, and none older than it; one step early or late is taken, two are not', async () => {
    const { email, secret } = await withApp()
    const tried = async (seconds: number) => {
      const begun = await signIn(app, email, PASSWORD)
      return (await goOn(app, begun, '/sessions/code', { code: codeAt(secret, seconds) })).status
    }
    expect(await tried(0)).toBe(422)
    at(300)
    expect(await tried(300 - 60)).toBe(422)
    expect(await tried(300 + 60)).toBe(422)
    expect(await tried(300 - 30)).toBe(201)
    expect(await tried(300 - 30)).toBe(422)
    expect(await tried(300 + 30)).toBe(201)
    expect(await tried(300)).toBe(422)
    const [one, two] = await Promise.all([signIn(app, email, PASSWORD), signIn(app, email, PASSWORD)])
    at(600)
    const code = codeAt(secret, 600)
    const both = await Promise.all([one, two].map((begun) => goOn(app, begun as Browser, '/sessions/code', { code })))
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 422])
  })

  test('eight wrong codes lock it, though the password is right each time and each sign-in is a new one', async () => {
    const { email, secret } = await withApp()
    at(60)
    for (let i = 0; i < 8; i++) {
      const begun = await signIn(app, email, PASSWORD)
      expect((await goOn(app, begun, '/sessions/code', { code: '000000' })).status).toBe(422)
    }
    const begun = await signIn(app, email, PASSWORD)
    const locked = await goOn(app, begun, '/sessions/code', { code: codeAt(secret, 60) })
    expect(locked).toMatchObject({ status: 429, body: { reason: 'locked_out' } })
  })

  test('a sign-in that has begun is over after ten minutes, and for one who has left', async () => {
    const { id, email, secret } = await withApp()
    const [late, gone] = [await signIn(app, email, PASSWORD), await signIn(app, email, PASSWORD)]
    at(601)
    expect((await goOn(app, late, '/sessions/code', { code: codeAt(secret, 601) })).body.reason).toBe('attempt_over')
    at(60)
    await app.query(`update person set state = 'left' where id = $1`, [id])
    expect((await goOn(app, gone, '/sessions/code', { code: codeAt(secret, 60) })).body.reason).toBe('attempt_over')
  })

  test('a recovery code stands in for it, once, in any writing; new ones replace the old', async () => {
    const { email, browser, recoveryCodes } = await withApp()
    const enter = async (code: string) => {
      const begun = await signIn(app, email, PASSWORD)
      return (await goOn(app, begun, '/sessions/code', { code })).status
    }
    const [first = '', second = '', third = ''] = recoveryCodes
    expect(await enter(first.toLowerCase().replace('-', ' '))).toBe(201)
    expect(await enter(first)).toBe(422)
    expect((await (await browser.fetch('/me/factors')).json()).recoveryLeft).toBe(9)
    expect(await enter(second)).toBe(201)
    const renewed = (await post(browser, '/me/recovery-codes')).body.recoveryCodes
    expect(renewed).toHaveLength(10)
    expect(await enter(third)).toBe(422)
    expect(await enter(renewed[0])).toBe(201)
  })

  test('turned off, the password alone lets in again, and recovery codes are gone', async () => {
    const { id, email, browser } = await withApp()
    expect((await post(browser, '/me/totp', undefined, 'DELETE')).status).toBe(204)
    expect((await signIn(app, email, PASSWORD)).body.wants).toBeNull()
    expect(await app.query('select from recovery_code where person_id = $1', [id])).toEqual([])
    expect((await post(browser, '/me/recovery-codes')).body.reason).toBe('no_factor')
  })

  test('an API key sets up nothing', async () => {
    expect((await app.admin.refusal(startTotp)).body.reason).toBe('only_in_browser')
  })
})

describe('G4: who has lost a factor', () => {
  test('an admin takes it off: noted, sessions end, and the person is told until it is read', async () => {
    const { id, email, browser } = await withApp()
    const director = await app.person('director')
    expect((await director.refusal(removeFactorsOf, { params: { id } })).status).toBe(403)
    const admin = await app.inBrowser(app.admin)
    await admin.call(removeFactorsOf, { params: { id } })
    expect((await admin.refusal(removeFactorsOf, { params: { id } })).body.reason).toBe('nothing_to_remove')
    expect((await browser.fetch('/me')).status).toBe(401)
    const again = await signIn(app, email, PASSWORD)
    const removedAt = async () => (await (await again.fetch('/me')).json()).factorsRemovedAt
    expect(Date.parse(await removedAt())).toBe(Date.parse(NOW))
    expect((await post(again, '/me/factors/removal', undefined, 'DELETE')).status).toBe(204)
    expect(await removedAt()).toBeNull()
    const noted = await app.query(
      `select actor_id from event where type = 'people.factors_removed' and subject_id = $1`,
      [id],
    )
    expect(noted).toEqual([{ actor_id: app.admin.id }])
  })
})

describe('G4: a second factor that the company demands', () => {
  test('leads to setting it up at the next sign-in, on the server too; sessions that were open go on', async () => {
    const { email } = await colleague('manager')
    const open = await signIn(app, email, PASSWORD)
    await demandFrom('managers')
    expect((await open.fetch('/customers')).status).toBe(200)
    const next = await signIn(app, email, PASSWORD)
    expect(await (await next.fetch('/me')).json()).toMatchObject({ mustSetUpFactor: true })
    const refused = await next.fetch('/customers')
    expect([refused.status, (await refused.json()).reason]).toEqual([403, 'factor_demanded'])
    const { secret } = (await post(next, '/me/totp')).body
    await post(next, '/me/totp', { code: codeAt(secret, 0) }, 'PUT')
    expect(await (await next.fetch('/me')).json()).toMatchObject({ mustSetUpFactor: false })
    expect((await next.fetch('/customers')).status).toBe(200)
    expect((await post(next, '/me/totp', undefined, 'DELETE')).body.reason).toBe('last_factor')
  })

  test('of managers: not of a rep; of all: of a rep too', async () => {
    const { email } = await colleague()
    const mustSetUp = async () =>
      (await (await (await signIn(app, email, PASSWORD)).fetch('/me')).json()).mustSetUpFactor
    await demandFrom('managers')
    expect(await mustSetUp()).toBe(false)
    await demandFrom('all')
    expect(await mustSetUp()).toBe(true)
  })
})

describe('G4: proving once more who one is', () => {
  test('a quarter of an hour after signing in it is asked before a key is handed out; then the secret is a new one', async () => {
    const { email } = await colleague()
    const browser = await signIn(app, email, PASSWORD)
    expect((await post(browser, '/keys', { name: '一' })).status).toBe(201)
    at(15 * 60 + 1)
    const refused = await post(browser, '/keys', { name: '二' })
    expect([refused.status, refused.body.reason]).toEqual([423, 'prove_again'])
    expect((await post(browser, '/me/proof', { password: 'wrong' })).body.reason).toBe('wrong_proof')
    const proved = await browse(app, '/me/proof', { password: PASSWORD }, browser)
    expect(proved.status).toBe(204)
    expect(proved.cookie).toMatch(/^jinke_session=/)
    expect(proved.cookie).not.toBe(browser.cookie)
    expect((await post(proved, '/keys', { name: '二' })).status).toBe(201)
    at(15 * 60 + 20)
    expect((await browser.fetch('/me')).status).toBe(401)
    expect((await (await proved.fetch('/sessions')).json()).items).toHaveLength(1)
  })

  test('who has a second factor proves by it, not by the password; and wrong proofs lock', async () => {
    const { browser, secret } = await withApp()
    at(3600)
    expect((await post(browser, '/me/totp', undefined, 'DELETE')).body.reason).toBe('prove_again')
    expect((await post(browser, '/me/proof', { password: PASSWORD })).body.reason).toBe('factor_wanted')
    const proved = await browse(app, '/me/proof', { code: codeAt(secret, 3600) }, browser)
    expect((await post(proved, '/me/totp', undefined, 'DELETE')).status).toBe(204)
    for (let i = 0; i < 8; i++) await post(proved, '/me/proof', { password: `guess ${i}` })
    expect((await post(proved, '/me/proof', { password: PASSWORD })).body.reason).toBe('locked_out')
  })

  test('the admin’s own screen, left open, takes nobody’s factors off, and nobody’s way in over', async () => {
    const { id } = await withApp()
    const admin = await signIn(app, ADMIN.email, ADMIN.password)
    at(3600)
    expect((await post(admin, `/people/${id}/factors`, undefined, 'DELETE')).body.reason).toBe('prove_again')
    for (const change of [{ email: 'mine@example.com' }, { mobile: '13900000000' }, { role: 'admin' }])
      expect((await post(admin, `/people/${id}`, change, 'PATCH')).body.reason).toBe('prove_again')
    expect((await post(admin, `/people/${id}`, { joinedOn: '2026-01-01' }, 'PATCH')).status).toBe(200)
  })
})
