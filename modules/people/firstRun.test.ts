import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withClient } from '../../platform/client.ts'
import { openBlank } from '../../testing/app.ts'
import { browse, signIn } from '../../testing/browser.ts'

let blank: Awaited<ReturnType<typeof openBlank>>
beforeAll(async () => {
  blank = await openBlank()
})
afterAll(() => blank.close())

const company = { companyName: '锦程印刷', adminName: '陈总', password: 'first of all', locale: 'zh' }
const setup = async () => (await fetch(`${blank.url}/api/v1/setup`)).json()

describe('the first run', () => {
  test('before it there is no company, and nobody signs in', async () => {
    expect(await setup()).toEqual({ company: null, demo: 'none', passkeys: false, elsewhere: null })
    expect((await signIn(blank, 'a@example.com', 'first of all')).body.reason).toBe('wrong_login')
    expect((await fetch(`${blank.url}/api/v1/customers`)).status).toBe(401)
  })

  test('it needs a way to sign in, and a password that is not the first to be guessed', async () => {
    expect((await browse(blank, '/setup', company)).body.reason).toBe('needs_login')
    for (const password of ['short', '12345678', 'Password1', 'boss@example.com', '88888888'])
      expect((await browse(blank, '/setup', { ...company, email: 'boss@example.com', password })).body.reason).toBe(
        'weak_password',
      )
    expect((await browse(blank, '/setup', { ...company, email: 'no mail' })).body.reason).toBe('invalid_input')
    expect(await setup()).toMatchObject({ company: null })
  })

  test('of eight who create the company at once one does, and is signed in', async () => {
    const tries = await Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        browse(blank, '/setup', { ...company, email: `boss${i}@Example.com`, mobile: `1380000000${i}` }),
      ),
    )
    const [first, ...more] = tries.filter((t) => t.status === 201)
    expect(more).toEqual([])
    for (const other of tries.filter((t) => t !== first))
      expect(other).toMatchObject({ status: 409, body: { reason: 'already_set_up' }, cookie: null })
    expect(await setup()).toEqual({ company: { name: '锦程印刷' }, demo: 'none', passkeys: false, elsewhere: null })
    const me = await (await first?.fetch('/me'))?.json()
    expect(me).toMatchObject({
      name: '陈总',
      role: 'admin',
      mustChangePassword: false,
      company: { name: '锦程印刷', slug: 'main' },
    })
    const people = await (await first?.fetch('/people'))?.json()
    expect(people.items).toHaveLength(1)
    const i = tries.indexOf(first as (typeof tries)[number])
    for (const login of [`boss${i}@example.com`, `BOSS${i}@EXAMPLE.COM`, `1380000000${i}`, `+86 138 0000 000${i}`])
      expect((await signIn(blank, login, 'first of all')).status).toBe(201)
  })

  test('afterwards it is refused', async () => {
    expect((await browse(blank, '/setup', { ...company, email: 'late@example.com' })).body.reason).toBe(
      'already_set_up',
    )
  })
})

test('one that was killed between the first admin and its end has been done', async () => {
  const cutShort = await openBlank()
  try {
    const first = await browse(cutShort, '/setup', { ...company, email: 'boss@example.com' })
    expect(first.status).toBe(201)
    await withClient(cutShort.owner, (client) => client.query('update public.hosted_company set state = default'))
    const shown = await (await fetch(`${cutShort.url}/api/v1/setup`)).json()
    expect(shown.company).toEqual({ name: '锦程印刷' })
    expect((await signIn(cutShort, 'boss@example.com', company.password)).status).toBe(201)
  } finally {
    await cutShort.close()
  }
})
