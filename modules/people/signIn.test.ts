import { createHook } from 'node:async_hooks'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ADMIN, NOW, openApp, type TestApp } from '../../testing/app.ts'
import { type Browser, browse, keepPassword, signIn } from '../../testing/browser.ts'
import { addPerson, resetPassword } from './contract.ts'

let app: TestApp
beforeAll(async () => {
  app = await openApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  app.clock.set(NOW)
  await app.query('delete from sign_in_failure')
})

const PASSWORD = 'correct horse'
let added = 0
async function colleague() {
  const n = ++added
  const login = { email: `p${n}@example.com`, mobile: `139${String(n).padStart(8, '0')}` }
  const { id } = await app.admin.call(addPerson, {
    body: { name: `同事 ${n}`, role: 'rep', password: PASSWORD, ...login },
  })
  await keepPassword(app, id)
  return { id, ...login }
}
const json = async (browser: Browser, path: string) => (await browser.fetch(path)).json()

describe('signing in', () => {
  test('by mail or mobile number, in any writing', async () => {
    const { id, email, mobile } = await colleague()
    const spaced = `+86 ${mobile.slice(0, 3)} ${mobile.slice(3, 7)}-${mobile.slice(7)}`
    for (const login of [email, email.toUpperCase(), ` ${email} `, mobile, `86${mobile}`, spaced]) {
      const browser = await signIn(app, login, PASSWORD)
      expect(browser).toMatchObject({ status: 201, body: { id, mustChangePassword: false } })
      expect((await json(browser, '/me')).id).toBe(id)
    }
  })

  test('the cookie is kept from scripts and other sites; its secret is not kept by the server', async () => {
    const { email } = await colleague()
    const { cookie, attributes } = await signIn(app, email, PASSWORD)
    expect(attributes).toEqual(expect.arrayContaining(['httponly', 'samesite=lax', 'path=/']))
    const secret = cookie?.split('.')[1] as string
    expect(secret.length).toBeGreaterThanOrEqual(32)
    const [kept] = await app.query<{ row: string }>(`select string_agg(s::text, '') as row from session s`)
    expect(kept?.row).not.toContain(secret)
  })

  test('a wrong password and an unknown login get the same words', async () => {
    const { email } = await colleague()
    const [known, unknown] = await Promise.all(
      [email, 'nobody@example.com'].map((login) => signIn(app, login, 'wrong password')),
    )
    const told = (answer: typeof known) => [answer?.status, answer?.body.title, answer?.body.reason]
    expect(told(unknown)).toEqual(told(known))
  })

  test('costs as much where nobody has the login: a password is hashed all the same', async () => {
    const { id, email } = await colleague()
    const { email: gone } = await colleague()
    await app.query(`update person set state = 'left' where email = $1`, [gone])
    await app.query('update person set password_hash = null where id = $1', [id])
    const { email: known } = await colleague()
    const work: number[] = []
    for (const login of [known, gone, email, 'nobody@example.com']) {
      let hashed = 0
      // What the hashing library does in its threads bears no name; nothing else here does.
      const hook = createHook({
        init(_id, type) {
          if (type === 'undefined') hashed++
        },
      }).enable()
      await signIn(app, login, 'wrong password')
      hook.disable()
      work.push(hashed)
    }
    expect(work).toEqual([1, 1, 1, 1])
  })

  test('the session is a new one whatever cookie the browser came with, and the one before it ends', async () => {
    const { email } = await colleague()
    const first = await signIn(app, email, PASSWORD)
    const again = await browse(app, '/sessions', { login: email, password: PASSWORD }, first)
    expect(again.cookie).not.toBe(first.cookie)
    expect((await first.fetch('/me')).status).toBe(401)
    expect((await again.fetch('/me')).status).toBe(200)
    const fixed = { cookie: `jinke_session=main.${'A'.repeat(32)}` } as Browser
    const { cookie } = await browse(app, '/sessions', { login: email, password: PASSWORD }, fixed)
    expect(cookie).toMatch(/^jinke_session=main\./)
    expect(cookie).not.toBe(fixed.cookie)
  })

  test('behind https the cookie goes over https only, and only to this host', async () => {
    const { email } = await colleague()
    const https = { 'x-forwarded-proto': 'https' }
    const secure = await browse(app, '/sessions', { login: email, password: PASSWORD }, undefined, https)
    expect(secure.cookie).toMatch(/^__Host-jinke_session=/)
    expect(secure.attributes).toEqual(expect.arrayContaining(['secure', 'httponly', 'samesite=lax', 'path=/']))
    expect(secure.attributes.filter((attribute) => attribute.startsWith('domain'))).toEqual([])
    expect((await secure.fetch('/me', { headers: https })).status).toBe(200)
    const plain = (secure.cookie ?? '').replace('__Host-', '')
    expect((await secure.fetch('/me', { headers: { ...https, cookie: plain } })).status).toBe(401)
  })

  test('one who was only invited, one who left and one without a password do not come in', async () => {
    const bare = await app.admin.call(addPerson, { body: { name: '没密码', role: 'rep', email: 'bare@example.com' } })
    expect((await signIn(app, 'bare@example.com', PASSWORD)).body.reason).toBe('wrong_login')
    const { password } = await (await app.inBrowser(app.admin)).call(resetPassword, {
      params: { id: bare.id },
      body: {},
    })
    expect((await signIn(app, 'bare@example.com', password)).status).toBe(201)
    const { id, email } = await colleague()
    await app.query(`update person set state = 'invited' where id = $1`, [id])
    expect((await signIn(app, email, PASSWORD)).body.reason).toBe('wrong_login')
    await app.query(`update person set state = 'left' where id = $1`, [id])
    expect((await signIn(app, email, PASSWORD)).body.reason).toBe('wrong_login')
  })
})

describe('lock-out', () => {
  test('after eight wrong passwords the right one does not help either, until it is told when', async () => {
    const { email } = await colleague()
    for (let i = 0; i < 8; i++) {
      app.clock.set(`2026-06-01T02:0${i}:00Z`)
      expect((await signIn(app, email, 'wrong')).status).toBe(401)
    }
    const locked = await signIn(app, email, PASSWORD)
    expect(locked).toMatchObject({ status: 429, body: { reason: 'locked_out' } })
    expect(locked.headers.get('retry-after')).toBe(String(8 * 60))
    expect(locked.body.title).toContain('8 minutes')
    app.clock.set('2026-06-01T02:14:59Z')
    expect((await signIn(app, email, PASSWORD)).headers.get('retry-after')).toBe('1')
    app.clock.set('2026-06-01T02:15:00Z')
    expect((await signIn(app, email, PASSWORD)).status).toBe(201)
  })

  test('of forty guesses at once at most eight are tried', async () => {
    const { email } = await colleague()
    const tries = await Promise.all(Array.from({ length: 40 }, (_, i) => signIn(app, email, `guess ${i}`)))
    expect(tries.filter((t) => t.status === 401)).toHaveLength(8)
    expect(tries.filter((t) => t.status === 429)).toHaveLength(32)
  })

  test('an unknown login locks in the same way; the right password in time forgets the wrong ones', async () => {
    for (let i = 0; i < 8; i++) await signIn(app, 'ghost@example.com', 'wrong')
    expect((await signIn(app, 'ghost@example.com', 'wrong')).status).toBe(429)
    const { email } = await colleague()
    for (let round = 0; round < 2; round++) {
      for (let i = 0; i < 7; i++) await signIn(app, email, 'wrong')
      expect((await signIn(app, email, PASSWORD)).status).toBe(201)
    }
  })

  test('an admin’s new password opens it again; an address that guesses many logins locks too', async () => {
    const { id, email } = await colleague()
    for (let i = 0; i < 9; i++) await signIn(app, email, 'wrong')
    const { password } = await (await app.inBrowser(app.admin)).call(resetPassword, { params: { id }, body: {} })
    expect((await signIn(app, email, password)).status).toBe(201)
    await app.query(
      `insert into sign_in_failure (login, ip, at) select 'x' || n, '127.0.0.1', '2026-06-01T01:59:00Z' from generate_series(1, 80) n`,
    )
    expect((await signIn(app, 'fresh@example.com', 'wrong')).status).toBe(429)
  })
})

describe('sessions', () => {
  test('are listed, one’s own alone, and ended', async () => {
    const { email } = await colleague()
    const [one, two] = [await signIn(app, email, PASSWORD), await signIn(app, email, PASSWORD)]
    const other = await signIn(app, (await colleague()).email, PASSWORD)
    const { items } = await json(one, '/sessions')
    expect(items).toHaveLength(2)
    expect(items.filter((s: { current: boolean }) => s.current)).toHaveLength(1)
    expect(JSON.stringify(items)).not.toMatch(/token|hash/i)
    const twos = items.find((s: { current: boolean }) => !s.current).id
    expect((await other.fetch(`/sessions/${twos}`, { method: 'DELETE' })).status).toBe(404)
    expect((await one.fetch(`/sessions/${twos}`, { method: 'DELETE' })).status).toBe(204)
    expect((await two.fetch('/me')).status).toBe(401)
    expect((await one.fetch('/sessions/current', { method: 'DELETE' })).status).toBe(204)
    expect((await one.fetch('/me')).status).toBe(401)
    expect((await other.fetch('/me')).status).toBe(200)
  })

  test('end after thirty days without use, and go on with it', async () => {
    const { email } = await colleague()
    const [used, unused] = [await signIn(app, email, PASSWORD), await signIn(app, email, PASSWORD)]
    app.clock.set('2026-06-21T02:00:00Z')
    expect((await used.fetch('/me')).status).toBe(200)
    app.clock.set('2026-07-01T02:00:01Z')
    expect((await unused.fetch('/me')).status).toBe(401)
    expect((await used.fetch('/me')).status).toBe(200)
  })

  test('end after ninety days however much they are used', async () => {
    const { email } = await colleague()
    const browser = await signIn(app, email, PASSWORD)
    for (const day of ['2026-06-25', '2026-07-20', '2026-08-10', '2026-08-29']) {
      app.clock.set(`${day}T02:00:00Z`)
      expect((await browser.fetch('/me')).status).toBe(200)
    }
    app.clock.set('2026-08-30T02:00:01Z')
    expect((await browser.fetch('/me')).status).toBe(401)
  })

  test('elsewhere are ended at once, this one stays', async () => {
    const { email } = await colleague()
    const [here, there] = [await signIn(app, email, PASSWORD), await signIn(app, email, PASSWORD)]
    const ended = await here.fetch('/sessions', { method: 'DELETE' })
    expect(await ended.json()).toEqual({ ended: 1 })
    expect((await there.fetch('/me')).status).toBe(401)
    expect((await here.fetch('/me')).status).toBe(200)
  })

  test('write only from our own pages: the header that another site cannot send', async () => {
    const { email } = await colleague()
    const browser = await signIn(app, email, PASSWORD)
    const body = JSON.stringify({ locale: 'en' })
    const forged = await fetch(`${app.url}/api/v1/me`, {
      method: 'PATCH',
      headers: { cookie: browser.cookie as string, 'content-type': 'application/json' },
      body,
    })
    expect(forged.status).toBe(403)
    expect((await forged.json()).reason).toBe('cross_site')
    expect((await browser.fetch('/me', { method: 'PATCH', body })).status).toBe(200)
    const form = await browser.fetch('/me', { method: 'PATCH', body, headers: { 'content-type': 'text/plain' } })
    expect(form.status).toBe(415)
  })

  test('a tampered, foreign or made-up cookie is nobody', async () => {
    const { cookie } = await signIn(app, ADMIN.email, ADMIN.password)
    const [name, value] = (cookie as string).split('=') as [string, string]
    const secret = value.split('.')[1] as string
    for (const forged of [
      `demo.${secret}`,
      `main.${secret.slice(1)}`,
      `main.${secret}x`,
      secret,
      'main.',
      `main.${'A'.repeat(32)}`,
      `../main.${secret}`,
    ]) {
      const answer = await fetch(`${app.url}/api/v1/me`, { headers: { cookie: `${name}=${forged}` } })
      expect(answer.status).toBe(401)
    }
  })
})

describe('passwords', () => {
  test('changing the own one ends all other sessions, and needs the old one', async () => {
    const { email } = await colleague()
    const [one, two] = [await signIn(app, email, PASSWORD), await signIn(app, email, PASSWORD)]
    const change = (oldPassword: string, newPassword: string) =>
      one.fetch('/me/password', { method: 'PUT', body: JSON.stringify({ oldPassword, newPassword }) })
    expect((await (await change('wrong', 'a better one')).json()).reason).toBe('wrong_old_password')
    expect((await (await change(PASSWORD, 'short')).json()).reason).toBe('weak_password')
    expect((await (await change(PASSWORD, email.toUpperCase())).json()).reason).toBe('weak_password')
    expect((await change(PASSWORD, 'a better one')).status).toBe(204)
    expect((await two.fetch('/me')).status).toBe(401)
    expect(await json(one, '/me')).toMatchObject({ mustChangePassword: false })
    expect((await signIn(app, email, PASSWORD)).status).toBe(401)
    expect((await signIn(app, email, 'a better one')).status).toBe(201)
  })

  test('that are tried first, or are one’s own name, login or company, are not taken; length counts, not kinds of signs', async () => {
    const { email } = await colleague()
    const browser = await signIn(app, email, PASSWORD)
    const reason = async (newPassword: string) => {
      const body = JSON.stringify({ oldPassword: PASSWORD, newPassword })
      const answer = await browser.fetch('/me/password', { method: 'PUT', body })
      return answer.status === 204 ? 'taken' : (await answer.json()).reason
    }
    const own = email.split('@')[0] as string
    const weak = ['1234567', 'Password1', 'woaini1314', '1qaz2wsx', 'aaaaaaaaaaaaaaa', 'qwertyuiop']
    for (const password of [...weak, `${own}@example.com`, '锦程印刷2026', 'Jinke2026!'])
      expect([password, await reason(password)]).toEqual([password, 'weak_password'])
    expect(await reason('no capitals no digits')).toBe('taken')
  })

  test('wrong old ones are counted: an open screen is no way to guess the password', async () => {
    const { email } = await colleague()
    const browser = await signIn(app, email, PASSWORD)
    const change = (oldPassword: string) =>
      browser.fetch('/me/password', {
        method: 'PUT',
        body: JSON.stringify({ oldPassword, newPassword: 'a better one' }),
      })
    for (let i = 0; i < 8; i++) expect((await change(`guess ${i}`)).status).toBe(422)
    expect((await change(PASSWORD)).status).toBe(429)
  })

  test('reset by an admin: told once, all sessions end, and nothing is answered before the person has changed it', async () => {
    const { id, email } = await colleague()
    const browser = await signIn(app, email, PASSWORD)
    const key = { 'idempotency-key': 'reset-1' }
    const { password } = await (await app.inBrowser(app.admin)).call(resetPassword, { params: { id }, body: {} }, key)
    expect(password).toMatch(/^[a-z2-9]{12}$/)
    expect((await browser.fetch('/me')).status).toBe(401)
    expect(
      (await (await app.inBrowser(app.admin)).refusal(resetPassword, { params: { id }, body: {} }, key)).body.reason,
    ).toBe('told_once')
    const [kept] = await app.query<{ all: string }>(`select string_agg(k::text, '') as all from idempotency_key k`)
    expect(kept?.all).not.toContain(password)
    const given = await signIn(app, email, password)
    expect(given.body.mustChangePassword).toBe(true)
    expect(await json(given, '/me')).toMatchObject({ mustChangePassword: true })
    const refused = [given.fetch('/customers'), given.fetch('/sessions'), given.fetch('/keys')]
    refused.push(given.fetch('/keys', { method: 'POST', body: JSON.stringify({ name: '绕过去' }) }))
    for (const answer of await Promise.all(refused)) {
      expect(answer.status).toBe(403)
      expect((await answer.json()).reason).toBe('own_password_demanded')
    }
    const own = { oldPassword: password, newPassword: 'rain on the roof' }
    expect((await given.fetch('/me/password', { method: 'PUT', body: JSON.stringify(own) })).status).toBe(204)
    expect((await given.fetch('/customers')).status).toBe(200)
    const director = await app.person('director')
    expect((await director.refusal(resetPassword, { params: { id }, body: {} })).status).toBe(403)
  })

  test('are kept as argon2id', async () => {
    const [kept] = await app.query<{ all: string }>(`select string_agg(password_hash, ' ') as all from person`)
    expect(kept?.all.split(' ').every((hash) => hash.startsWith('$argon2id$v=19$m=19456,t=2'))).toBe(true)
  })
})
