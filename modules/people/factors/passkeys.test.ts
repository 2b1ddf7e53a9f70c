import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openApp, type TestApp } from '../../../testing/app.ts'
import { Authenticator } from '../../../testing/authenticator.ts'
import { type Browser, browse, keepPassword, signIn } from '../../../testing/browser.ts'
import { addPerson } from '../contract.ts'

// G4: what a passkey proves, and what it does not. In a real browser: e2e/signIn.test.ts.

let app: TestApp
beforeAll(async () => {
  app = await openApp()
})
afterAll(() => app.close())
beforeEach(() => app.query('delete from sign_in_failure'))

const PASSWORD = 'correct horse'
const ORIGIN = 'http://localhost:3210'
const here = { origin: ORIGIN }
const optionsOf = ({ body }: Browser) => body.options as { challenge: string; userVerification: string }

let added = 0
/** A colleague with a passkey. */
async function withPasskey() {
  const email = `passkey${++added}@example.com`
  const body = { name: `同事 ${added}`, role: 'rep' as const, email, password: PASSWORD }
  const { id } = await app.admin.call(addPerson, { body })
  await keepPassword(app, id)
  const browser = await signIn(app, email, PASSWORD)
  const device = new Authenticator()
  const begun = await browser.fetch('/me/passkey-request', { method: 'POST', headers: here })
  const { options } = await begun.json()
  const response = device.register({ challenge: options.challenge, origin: ORIGIN })
  const made = await browse(app, '/me/passkeys', { name: '电脑', response }, browser, here)
  expect([begun.status, made.body.reason]).toEqual([200, undefined])
  return { id, email, device }
}

/** Begins without a password. */
const begin = () => browse(app, '/sessions/passkey-request', { company: 'main' }, undefined, here)
const enter = (begun: Browser, response: unknown) => browse(app, '/sessions/passkey', { response }, begun, here)
/** A right password, and what is asked for then. */
async function afterPassword(email: string) {
  const begun = await signIn(app, email, PASSWORD)
  const asked = await browse(app, '/sessions/passkey-request', { company: 'main' }, begun, here)
  return { begun, asked: optionsOf(asked) }
}

describe('G4: a passkey alone', () => {
  test('lets its owner in where the device has verified who holds it, and nobody where it has not', async () => {
    const { id, device } = await withPasskey()
    const first = await begin()
    expect(optionsOf(first).userVerification).toBe('required')
    const bare = await enter(first, device.signIn({ ...optionsOf(first), origin: ORIGIN, verified: false }))
    expect([bare.status, bare.body.reason]).toEqual([422, 'wrong_passkey'])
    const second = await begin()
    const entered = await enter(second, device.signIn({ ...optionsOf(second), origin: ORIGIN }))
    expect([entered.status, entered.body.id]).toEqual([201, id])
    expect((await entered.fetch('/me')).status).toBe(200)
  })

  test('counts for the challenge it was asked, once; not for another, not signed elsewhere, not with a counter that fell back', async () => {
    const { device } = await withPasskey()
    const asked = await begin()
    const signed = device.signIn({ ...optionsOf(asked), origin: ORIGIN })
    const another = await begin()
    expect((await enter(another, signed)).status).toBe(422)
    // What came of it or not, a challenge is signed once.
    const right = device.signIn({ ...optionsOf(another), origin: ORIGIN })
    expect((await enter(another, right)).status).toBe(422)
    const abroad = await begin()
    const elsewhere = device.signIn({ ...optionsOf(abroad), origin: 'http://localhost.evil.example' })
    expect((await enter(abroad, elsewhere)).status).toBe(422)
    expect((await enter(asked, signed)).status).toBe(201)
    device.counter = 0
    const copied = await begin()
    expect((await enter(copied, device.signIn({ ...optionsOf(copied), origin: ORIGIN }))).status).toBe(422)
  })

  test('made by nobody here, or of one who has left, lets nobody in', async () => {
    const { id, device } = await withPasskey()
    const stranger = await begin()
    const made = new Authenticator().signIn({ ...optionsOf(stranger), origin: ORIGIN })
    expect((await enter(stranger, made)).status).toBe(422)
    await app.query(`update person set state = 'left', left_on = current_date where id = $1`, [id])
    const left = await begin()
    expect((await enter(left, device.signIn({ ...optionsOf(left), origin: ORIGIN }))).status).toBe(422)
  })
})

describe('G4: a passkey after the password', () => {
  test('is that person’s own: a colleague’s opens nothing, though the device has verified its holder', async () => {
    const [own, other] = [await withPasskey(), await withPasskey()]
    const { begun, asked } = await afterPassword(own.email)
    expect((await begun.fetch('/me')).status).toBe(401)
    const foreign = await enter(begun, other.device.signIn({ ...asked, origin: ORIGIN }))
    expect([foreign.status, foreign.body.reason]).toEqual([422, 'wrong_passkey'])
    const again = await afterPassword(own.email)
    const entered = await enter(again.begun, own.device.signIn({ ...again.asked, origin: ORIGIN, verified: false }))
    expect([entered.status, entered.body.id]).toEqual([201, own.id])
  })
})
