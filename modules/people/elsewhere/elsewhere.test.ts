import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ADMIN, NOW, openApp, type TestApp, until } from '../../../testing/app.ts'
import { type Browser, browse, goOn, signIn } from '../../../testing/browser.ts'
import { type OpenIdProvider, openProvider } from '../../../testing/openIdProvider.ts'
import { changeSettings } from '../../company/contract.ts'
import { addPerson } from '../contract.ts'
import { setProvider } from './contract.ts'

let app: TestApp
let provider: OpenIdProvider
beforeAll(async () => {
  app = await openApp()
  provider = await openProvider(`${app.url}/sign-in/elsewhere`)
})
afterAll(async () => {
  await provider.close()
  await app.close()
})

const trust = (hosts: string) => app.admin.call(changeSettings, { body: { values: { 'company.inner_hosts': hosts } } })
const asked = () => ({ issuer: provider.issuer, ...provider.client, label: '公司账号' })

beforeEach(async () => {
  app.clock.set(new Date().toISOString())
  provider.codeSeconds = 60
  await app.query('delete from identity')
  await app.query('delete from sign_in_failure')
  await trust('127.0.0.1')
  await (await app.inBrowser(app.admin)).call(setProvider, { body: asked() })
})

let added = 0
async function colleague(account: { email_verified?: boolean } = { email_verified: true }) {
  const n = ++added
  const email = `elsewhere${n}@example.com`
  const { id } = await app.admin.call(addPerson, { body: { name: `同事 ${n}`, role: 'rep', email } })
  provider.accounts[`subject-${n}`] = { email, ...account }
  return { id, email, subject: `subject-${n}` }
}
const start = () => browse(app, '/sessions/elsewhere', {})
const answer = (begun: Browser, came: URL) => goOn(app, begun, '/sessions/elsewhere/answer', { query: came.search })
async function enter(subject: string) {
  const begun = await start()
  return answer(begun, await provider.comeBack(String(begun.body.address), subject))
}
const meOf = async (browser: Browser) => (await browser.fetch('/me')).json()

describe('G4: signing in elsewhere', () => {
  test('by the e-mail that the provider has verified, and then by its subject, whatever becomes of the address', async () => {
    const { id, email, subject } = await colleague()
    provider.accounts[subject] = { email: email.toUpperCase(), email_verified: true }
    const first = await enter(subject)
    expect(first).toMatchObject({ status: 201, body: { id, wants: null } })
    expect((await meOf(first)).id).toBe(id)
    provider.accounts[subject] = { email: 'quite@another.example', email_verified: false }
    expect((await enter(subject)).body).toMatchObject({ id })
    const { items } = await (await first.fetch('/me/identities')).json()
    expect(items).toMatchObject([{ issuer: provider.issuer }])
    const unlink = await first.fetch(`/me/identities/${items[0].id}`, { method: 'DELETE' })
    expect(unlink.status).toBe(204)
    expect((await enter(subject)).body.reason).toBe('elsewhere_unknown')
  })

  test('goes there by code, PKCE, state and nonce', async () => {
    const { body } = await start()
    const { searchParams } = new URL(String(body.address))
    expect(Object.fromEntries(searchParams)).toMatchObject({ response_type: 'code', code_challenge_method: 'S256' })
    for (const name of ['state', 'nonce', 'code_challenge'])
      expect(searchParams.get(name)?.length, name).toBeGreaterThanOrEqual(43)
  })

  test('not by an address that is not verified, nor of somebody who is not here, or has left', async () => {
    const reason = async (subject: string) => (await enter(subject)).body.reason
    expect(await reason((await colleague({ email_verified: false })).subject)).toBe('elsewhere_unknown')
    expect(await reason((await colleague({})).subject)).toBe('elsewhere_unknown')
    provider.accounts.stranger = { email: 'stranger@example.com', email_verified: true }
    expect(await reason('stranger')).toBe('elsewhere_unknown')
    const before = await colleague()
    expect((await enter(before.subject)).status).toBe(201)
    const { id, subject } = await colleague()
    await app.query(`update person set state = 'left' where id = any($1)`, [[id, before.id]])
    expect(await reason(subject)).toBe('elsewhere_unknown')
    expect(await reason(before.subject)).toBe('elsewhere_unknown')
  })

  test('not by another account that came by the address of one who is linked already', async () => {
    const { email, subject } = await colleague()
    expect((await enter(subject)).status).toBe(201)
    provider.accounts.heir = { email, email_verified: true }
    expect((await enter('heir')).body.reason).toBe('elsewhere_taken')
  })

  test('an answer counts once, in the browser that asked, with its own state and nonce, while the code is good', async () => {
    const { subject } = await colleague()
    const refused = async (spoil: (came: URL, begun: Browser) => Promise<Browser | undefined>) => {
      const begun = await start()
      const came = await provider.comeBack(String(begun.body.address), subject)
      return (await answer((await spoil(came, begun)) ?? begun, came)).body.reason
    }
    expect(await refused(async (came) => void came.searchParams.set('state', 'another'))).toBe('elsewhere_refused')
    expect(await refused(async (came) => void came.searchParams.set('iss', 'https://evil.example'))).toBe(
      'elsewhere_refused',
    )
    expect(await refused(async () => ({ ...(await start()), cookie: null }))).toBe('attempt_over')
    expect(await refused(() => start())).toBe('elsewhere_refused')
    const other = `update sign_in_attempt set elsewhere = elsewhere || '{"nonce": "another"}' where elsewhere is not null`
    expect(await refused(async () => void (await app.query(other)))).toBe('elsewhere_refused')
    const unknown = `update sign_in_attempt set elsewhere = elsewhere || '{"verifier": "${'a'.repeat(43)}"}' where elsewhere is not null`
    expect(await refused(async () => void (await app.query(unknown)))).toBe('elsewhere_refused')
    provider.codeSeconds = 1
    const over = () => {
      // The provider's clock is this machine's, and counts whole seconds.
      const then = Date.now() + 2000
      return until(async () => Date.now() > then)
    }
    expect(await refused(async () => void (await over()))).toBe('elsewhere_refused')
    provider.codeSeconds = 60
    const begun = await start()
    const came = await provider.comeBack(String(begun.body.address), subject)
    expect((await answer(begun, came)).status).toBe(201)
    expect((await answer(begun, came)).body.reason).toBe('attempt_over')
    const late = await start()
    app.clock.set(new Date(Date.now() + 601_000).toISOString())
    expect((await answer(late, came)).body.reason).toBe('attempt_over')
  })

  test('somebody with a second factor here is asked for it', async () => {
    const { id, subject } = await colleague()
    await app.query(`insert into totp (person_id, secret, made_at, confirmed_at) values ($1, 'x', now(), now())`, [id])
    const begun = await enter(subject)
    expect(begun).toMatchObject({ status: 201, body: { wants: { code: true, passkey: false } } })
    expect((await begun.fetch('/me')).status).toBe(401)
  })
})

describe('G4: the provider', () => {
  test('on the own network is spoken to only where the company named it', async () => {
    await trust('')
    const refused = await (await app.inBrowser(app.admin)).refusal(setProvider, { body: asked() })
    expect(['inner_host', 'odd_port']).toContain(refused.body.reason)
    expect(['inner_host', 'odd_port']).toContain((await start()).body.reason)
  })

  test('is asked whether it is one; its secret is sealed, never told, and follows to no other provider', async () => {
    const elsewhere = { ...asked(), issuer: app.url }
    expect((await (await app.inBrowser(app.admin)).refusal(setProvider, { body: elsewhere })).body.reason).toBe(
      'sign_in_provider_unusable',
    )
    const { clientSecret, ...kept } = asked()
    const told = await (await app.inBrowser(app.admin)).call(setProvider, { body: { ...kept, label: '企业账号' } })
    expect(told.provider?.label).toBe('企业账号')
    expect(JSON.stringify(told)).not.toContain(clientSecret)
    const moved = { ...kept, issuer: app.url }
    expect((await (await app.inBrowser(app.admin)).refusal(setProvider, { body: moved })).body.reason).toBe(
      'client_secret_needed',
    )
    const [row] = await app.query<{ client_secret: string }>('select client_secret from sign_in_provider')
    expect(row?.client_secret).toMatch(/^s1\./)
    expect(await (await fetch(`${app.url}/api/v1/setup`)).json()).toMatchObject({ elsewhere: { label: '企业账号' } })
  })

  test('taken away, the way in is closed; only an admin who has proved it changes it', async () => {
    const { subject } = await colleague()
    const begun = await start()
    const came = await provider.comeBack(String(begun.body.address), subject)
    app.clock.set(NOW)
    const admin = await signIn(app, ADMIN.email, ADMIN.password)
    app.clock.set('2026-06-01T02:15:01Z')
    expect((await (await admin.fetch('/sign-in-provider', { method: 'DELETE' })).json()).reason).toBe('prove_again')
    app.clock.set(NOW)
    expect((await admin.fetch('/sign-in-provider', { method: 'DELETE' })).status).toBe(204)
    expect((await answer(begun, came)).body.reason).toBe('no_sign_in_provider')
    expect((await start()).body.reason).toBe('no_sign_in_provider')
  })
})
