import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NOW, openApp, type TestApp } from '../../../testing/app.ts'
import { givePassword, signIn } from '../../../testing/browser.ts'
import { listKeys, showMe } from '../contract.ts'
import { endSessionsOf, listKeysOf, revokeKeyOf } from './contract.ts'

let app: TestApp
beforeAll(async () => {
  app = await openApp()
})
afterAll(() => app.close())

const PASSWORD = 'only for tests'

/** A rep with a key of that name, and a session. */
async function colleague(name = 'ERP 同步') {
  const { id } = await app.person('rep')
  const [person] = await app.query<{ email: string }>('select email from person where id = $1', [id])
  await givePassword(app, id, PASSWORD)
  const kept = await app.keyFor(id)
  await app.query('update api_key set name = $2 where id = $1', [kept.id, name])
  return { id, kept, script: app.caller(id, kept.key), email: person?.email as string }
}

const noted = (type: string, personId: string) =>
  app.query(`select actor_id from event where type = $1 and subject_id = $2`, [type, personId])

describe('G4: an admin and a colleague’s keys', () => {
  test('sees what they are called, when they were made and last used, and never the key', async () => {
    const { id, kept, script } = await colleague()
    const shown = async () => (await app.admin.call(listKeysOf, { params: { id } })).items.find((k) => k.id === kept.id)
    expect(await shown()).toMatchObject({ name: 'ERP 同步', usedAt: null, expiresAt: null, revokedAt: null })
    await script.call(showMe)
    expect(Date.parse((await shown())?.usedAt ?? '')).toBe(Date.parse(NOW))
    const secret = kept.key.slice(kept.key.lastIndexOf('_') + 1)
    expect(JSON.stringify(await app.admin.call(listKeysOf, { params: { id } }))).not.toContain(secret)
  })

  test('sees those that still open something first', async () => {
    const { id, kept } = await colleague()
    const [over, revoked, later] = [
      await app.keyFor(id, { expiresAt: new Date(NOW) }),
      await app.keyFor(id),
      await app.keyFor(id, { expiresAt: new Date('2026-07-01T00:00:00Z') }),
    ]
    await (await app.inBrowser(app.admin)).call(revokeKeyOf, { params: { id, keyId: revoked.id } })
    const order = (await app.admin.call(listKeysOf, { params: { id } })).items.map((key) => key.id)
    const rank = (key: { id: string }) => order.indexOf(key.id)
    expect(Math.max(rank(kept), rank(later))).toBeLessThan(Math.min(rank(over), rank(revoked)))
  })

  test('each use is noted, to five minutes', async () => {
    const { kept, script } = await colleague()
    const usedAt = async () => (await script.call(listKeys)).items.find((k) => k.id === kept.id)?.usedAt
    try {
      for (const [at, noted] of [
        ['2026-06-01T03:00:00.000Z', '2026-06-01T03:00:00.000Z'],
        ['2026-06-01T03:05:00.000Z', '2026-06-01T03:00:00.000Z'],
        ['2026-06-01T03:05:01.000Z', '2026-06-01T03:05:01.000Z'],
      ] as const) {
        app.clock.set(at)
        expect(await usedAt()).toBe(noted)
      }
    } finally {
      app.clock.set(NOW)
    }
  })

  test('revokes one, which ends at once; the record tells who did it, and the others go on', async () => {
    const { id, kept, script } = await colleague()
    const other = app.caller(id, (await app.keyFor(id)).key)
    const admin = await app.inBrowser(app.admin)
    const params = { id, keyId: kept.id }
    await admin.call(revokeKeyOf, { params })
    expect((await script.refusal(showMe)).status).toBe(401)
    await other.call(showMe)
    expect((await admin.refusal(revokeKeyOf, { params })).status).toBe(404)
    expect(await noted('people.key_revoked', id)).toEqual([{ actor_id: app.admin.id }])
  })

  test('revokes none through another person than whose it is', async () => {
    const { kept, script } = await colleague()
    const admin = await app.inBrowser(app.admin)
    const params = { id: (await colleague()).id, keyId: kept.id }
    expect((await admin.refusal(revokeKeyOf, { params })).status).toBe(404)
    await script.call(showMe)
  })

  test('of nobody there are none to see', async () => {
    const params = { id: '01890000-0000-7000-8000-000000000000' }
    expect((await app.admin.refusal(listKeysOf, { params })).status).toBe(404)
    expect((await (await app.inBrowser(app.admin)).refusal(endSessionsOf, { params })).status).toBe(404)
  })
})

describe('G4: an admin signs a colleague out', () => {
  test('everywhere, and ends sign-ins that wait for a factor; keys and the password stay', async () => {
    const { id, email, script } = await colleague()
    const [desk, phone] = [await signIn(app, email, PASSWORD), await signIn(app, email, PASSWORD)]
    await app.query(
      `insert into sign_in_attempt (token_hash, person_id, expires_at) values ('\\x02', $1, now() + interval '10 minutes')`,
      [id],
    )
    await (await app.inBrowser(app.admin)).call(endSessionsOf, { params: { id } })
    expect([(await desk.fetch('/me')).status, (await phone.fetch('/me')).status]).toEqual([401, 401])
    expect(await app.query('select from sign_in_attempt where person_id = $1', [id])).toEqual([])
    await script.call(showMe)
    expect((await (await signIn(app, email, PASSWORD)).fetch('/me')).status).toBe(200)
    expect(await noted('people.sessions_ended', id)).toEqual([{ actor_id: app.admin.id }])
  })

  test('but not out of the browser in which it is done', async () => {
    const admin = await app.person('admin')
    const [here, there] = [await app.inBrowser(admin), await app.inBrowser(admin)]
    await here.call(endSessionsOf, { params: { id: admin.id } })
    await here.call(showMe)
    expect((await there.refusal(showMe)).status).toBe(401)
  })
})

describe('G4: a colleague’s ways in are ended', () => {
  test('by no key, and by no director', async () => {
    const { id, kept } = await colleague()
    const director = await app.inBrowser(await app.person('director'))
    for (const [who, status] of [
      [app.admin, 409],
      [director, 403],
    ] as const) {
      expect((await who.refusal(revokeKeyOf, { params: { id, keyId: kept.id } })).status).toBe(status)
      expect((await who.refusal(endSessionsOf, { params: { id } })).status).toBe(status)
    }
    expect((await director.refusal(listKeysOf, { params: { id } })).status).toBe(403)
  })

  test('by who has proved lately who sits there', async () => {
    const { id, kept, script } = await colleague()
    const admin = await app.inBrowser(await app.person('admin'))
    await app.query(`update session set proved_at = proved_at - interval '1 day'`)
    const refused = [
      await admin.refusal(revokeKeyOf, { params: { id, keyId: kept.id } }),
      await admin.refusal(endSessionsOf, { params: { id } }),
    ]
    expect(refused.map(({ body }) => body.reason)).toEqual(['prove_again', 'prove_again'])
    await script.call(showMe)
  })
})
