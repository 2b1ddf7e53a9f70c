import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ADMIN, type Caller, NOW, openApp, type TestApp } from '../../testing/app.ts'
import { signIn } from '../../testing/browser.ts'
import { createCustomer, listCustomers, showCustomer } from '../customers/contract.ts'
import { logTouch } from '../touches/contract.ts'
import {
  addPerson,
  addTeam,
  changePerson,
  changeTeam,
  createKey,
  listKeys,
  listPeople,
  listTeams,
  resetPassword,
  revokeKey,
  showMe,
} from './contract.ts'
import { removeProvider, setProvider } from './elsewhere/contract.ts'
import { removeFactorsOf } from './factors/contract.ts'
import { sweepSignIns } from './jobs.ts'
import { subtree } from './rules.ts'

let app: TestApp
let root: string
beforeAll(async () => {
  app = await openApp()
  root = (await app.admin.call(listTeams)).items.find((t) => t.parentId === null)?.id as string
})
afterAll(() => app.close())

let made = 0
const mail = () => `x${++made}@example.com`
const team = async (name: string, parentId = root) => (await app.admin.call(addTeam, { body: { name, parentId } })).id

describe('colleagues', () => {
  test('one without a team belongs to the root team; one needs a way to sign in', async () => {
    const person = await app.admin.call(addPerson, { body: { name: '新人', role: 'rep', email: 'New@Example.com' } })
    expect(person).toMatchObject({ team: { id: root }, email: 'new@example.com', state: 'active', joinedOn: null })
    expect((await app.admin.refusal(addPerson, { body: { name: '没账号', role: 'rep' } })).body.reason).toBe(
      'needs_login',
    )
    const admin = await app.inBrowser(app.admin)
    const none = await admin.refusal(changePerson, { params: { id: person.id }, body: { email: null } })
    expect(none.body.reason).toBe('needs_login')
    await admin.call(changePerson, { params: { id: person.id }, body: { email: null, mobile: '138 0013 8000' } })
    const nowhere = await app.admin.refusal(addPerson, {
      body: { name: 'x', role: 'rep', email: mail(), teamId: person.id },
    })
    expect(nowhere.body.reason).toBe('unknown_team')
  })

  test('a mail or mobile number belongs to one, however written, also of several added at once', async () => {
    await app.admin.call(addPerson, {
      body: { name: '占用', role: 'rep', email: 'taken@example.com', mobile: '13800000001' },
    })
    const taken = await app.admin.refusal(addPerson, { body: { name: 'x', role: 'rep', email: 'TAKEN@example.com' } })
    expect(taken).toMatchObject({ status: 409, body: { reason: 'email_taken' } })
    expect(taken.body.title).toContain('占用')
    const mobile = await app.admin.refusal(addPerson, { body: { name: 'x', role: 'rep', mobile: '+86 138-0000-0001' } })
    expect(mobile.body.reason).toBe('mobile_taken')
    const done = await Promise.allSettled(
      Array.from({ length: 6 }, (_, i) =>
        app.admin.call(addPerson, { body: { name: `并发 ${i}`, role: 'rep', email: 'race@example.com' } }),
      ),
    )
    expect(done.filter((d) => d.status === 'fulfilled')).toHaveLength(1)
    for (const d of done) if (d.status === 'rejected') expect(d.reason.body.reason).toBe('email_taken')
  })

  test('one whom an import had only named becomes this person, customers and all', async () => {
    const east = await team('华东')
    const manager = await app.person('manager', { team: east })
    const [invited] = await app.query<{ id: string }>(
      `insert into person (id, name, role, team_id, state, created_at) values (gen_random_uuid(), '赵六', 'rep', $1, 'invited', now()) returning id`,
      [root],
    )
    const id = invited?.id as string
    const body = { name: '赵六的客户', ownerId: id, force: true }
    const customer = (await app.admin.call(createCustomer, { body })).id
    expect((await manager.refusal(showCustomer, { params: { id: customer } })).status).toBe(404)
    const person = await app.admin.call(addPerson, { body: { name: '赵六', role: 'rep', email: mail(), teamId: east } })
    expect(person).toMatchObject({ id, state: 'active', team: { id: east } })
    await app.runJobs()
    expect((await manager.call(showCustomer, { params: { id: customer } })).owner?.id).toBe(id)
    const again = await app.admin.call(addPerson, { body: { name: '赵六', role: 'rep', email: mail() } })
    expect(again.id).not.toBe(id)
  })

  test('two edits of one version: the second learns how it stands', async () => {
    const person = await app.admin.call(addPerson, { body: { name: '改名', role: 'rep', email: mail() } })
    const at = { 'if-match': `"${person.version}"` }
    await app.admin.call(changePerson, { params: { id: person.id }, body: { name: '改了' } }, at)
    const late = await app.admin.refusal(changePerson, { params: { id: person.id }, body: { name: '再改' } }, at)
    expect(late).toMatchObject({ status: 412, body: { reason: 'version_conflict', current: { name: '改了' } } })
    const odd = await app.admin.refusal(changePerson, { params: { id: person.id }, body: {} }, { 'if-match': 'latest' })
    expect(odd).toMatchObject({ status: 400, body: { errors: [{ field: 'header.if-match' }] } })
  })

  test('are found by name, state and team, page by page', async () => {
    const own = await team('名册')
    for (const n of [1, 2, 3]) await app.person('rep', { team: own, name: `名册 ${n}` })
    const names: string[] = []
    let cursor: string | null = null
    do {
      const query: { team: string; limit: number; cursor?: string } = {
        team: own,
        limit: 2,
        ...(cursor ? { cursor } : {}),
      }
      const page = await app.admin.call(listPeople, { query })
      names.push(...page.items.map((p) => p.name))
      cursor = page.nextCursor
    } while (cursor)
    expect(names).toEqual(['名册 1', '名册 2', '名册 3'])
    expect((await app.admin.call(listPeople, { query: { q: '册 2' } })).items.map((p) => p.name)).toEqual(['名册 2'])
    expect((await app.admin.call(listPeople, { query: { q: '%' } })).items).toEqual([])
  })
})

describe('admins', () => {
  test('a director manages people, but neither makes an admin nor changes one', async () => {
    const director = await app.person('director')
    await director.call(addPerson, { body: { name: '总监招的人', role: 'rep', email: mail() } })
    const make = await director.refusal(addPerson, { body: { name: 'x', role: 'admin', email: mail() } })
    expect(make).toMatchObject({ status: 403, body: { reason: 'admins_only' } })
    const browser = await app.inBrowser(director)
    const raise = await browser.refusal(changePerson, { params: { id: director.id }, body: { role: 'admin' } })
    expect(raise.body.reason).toBe('admins_only')
    const change = await browser.refusal(changePerson, { params: { id: app.admin.id }, body: { email: mail() } })
    expect(change.body.reason).toBe('admins_only')
  })

  test('the last one stays admin, also of two who step down at once', async () => {
    const first = await app.inBrowser(app.admin)
    const step = (who: Caller) => who.call(changePerson, { params: { id: who.id }, body: { role: 'rep' } })
    expect((await first.refusal(changePerson, { params: { id: first.id }, body: { role: 'rep' } })).body.reason).toBe(
      'last_admin',
    )
    const second = await app.inBrowser(await app.person('admin'))
    const done = await Promise.allSettled([step(first), step(second)])
    expect(done.filter((d) => d.status === 'fulfilled')).toHaveLength(1)
    const admin = done[0].status === 'rejected' ? first : second
    const other = admin === second ? first : second
    await admin.call(changePerson, { params: { id: other.id }, body: { role: 'admin' } })
  })
})

describe('teams', () => {
  test('form a tree: one may not stand below itself, nor bear another’s name', async () => {
    const a = await team('甲')
    const b = await team('乙', a)
    const c = await team('丙', b)
    const move = (id: string, parentId: string) => app.admin.refusal(changeTeam, { params: { id }, body: { parentId } })
    expect((await move(a, c)).body.reason).toBe('team_loop')
    expect((await move(a, a)).body.reason).toBe('team_loop')
    expect((await move(root, a)).body.reason).toBe('team_loop')
    expect((await move(a, app.admin.id)).body.reason).toBe('unknown_team')
    expect((await app.admin.refusal(changeTeam, { params: { id: a }, body: { name: '乙' } })).body.reason).toBe(
      'team_taken',
    )
    expect((await app.admin.refusal(addTeam, { body: { name: '丙' } })).body.reason).toBe('team_taken')
    await app.admin.call(changeTeam, { params: { id: c }, body: { parentId: a } })
    const tree = (await app.admin.call(listTeams)).items
    expect(subtree(tree, a).toSorted()).toEqual([a, b, c].toSorted())
  })

  test('two moves at once that together would close a circle: one of them', async () => {
    const [x, y] = [await team('圈一'), await team('圈二')]
    const done = await Promise.allSettled([
      app.admin.call(changeTeam, { params: { id: x }, body: { parentId: y } }),
      app.admin.call(changeTeam, { params: { id: y }, body: { parentId: x } }),
    ])
    expect(done.filter((d) => d.status === 'fulfilled')).toHaveLength(1)
  })

  test('what a manager sees follows the tree: a team that moves, a person who moves', async () => {
    const [north, south] = [await team('北'), await team('南')]
    const branch = await team('分部', north)
    const [northern, southern] = [
      await app.person('manager', { team: north }),
      await app.person('manager', { team: south }),
    ]
    const rep = await app.person('rep', { team: branch })
    const { id } = await rep.call(createCustomer, { body: { name: '跟着走的客户', force: true } })
    const sees = async (who: Caller) => (await who.call(listCustomers)).items.some((c) => c.id === id)
    expect([await sees(northern), await sees(southern)]).toEqual([true, false])
    await app.admin.call(changeTeam, { params: { id: branch }, body: { parentId: south } })
    expect([await sees(northern), await sees(southern)]).toEqual([false, true])
    await app.admin.call(changePerson, { params: { id: rep.id }, body: { teamId: north } })
    await app.runJobs()
    expect([await sees(northern), await sees(southern)]).toEqual([true, false])
  })
})

describe('keys for scripts', () => {
  test('G4: a key opens no way in that would outlive it: no password, factor, login, right or provider, no admin', async () => {
    const colleague = await app.person('rep')
    const params = { id: colleague.id }
    const script = app.caller(app.admin.id, (await app.keyFor(app.admin.id)).key)
    const refused = await Promise.all([
      script.refusal(resetPassword, { params, body: {} }),
      script.refusal(resetPassword, { params: { id: app.admin.id }, body: {} }),
      script.refusal(removeFactorsOf, { params }),
      script.refusal(changePerson, { params, body: { email: mail() } }),
      script.refusal(changePerson, { params, body: { mobile: '13800138111' } }),
      script.refusal(changePerson, { params, body: { role: 'admin' } }),
      script.refusal(addPerson, { body: { name: '又一位', role: 'admin', email: mail() } }),
      script.refusal(setProvider, {
        body: { issuer: 'https://id.firm.test', clientId: 'x', clientSecret: 'x', label: 'x' },
      }),
      script.refusal(removeProvider),
      script.refusal(createKey, { body: { name: '下一把' } }),
    ])
    expect(refused.map(({ body }) => body.reason)).toEqual(refused.map(() => 'only_in_browser'))
  })

  test('G4: end with a new password from an admin, as sessions do, and what was begun with the old one', async () => {
    const colleague = await app.person('rep')
    await app.query(
      `insert into sign_in_attempt (token_hash, person_id, expires_at) values ('\\x01', $1, now() + interval '10 minutes')`,
      [colleague.id],
    )
    await (await app.inBrowser(app.admin)).call(resetPassword, { params: { id: colleague.id }, body: {} })
    expect((await colleague.refusal(showMe)).status).toBe(401)
    expect(await app.query('select from sign_in_attempt where person_id = $1', [colleague.id])).toEqual([])
  })

  test('act with the person’s rights of the moment, and are shown once', async () => {
    const person = await app.person('rep')
    const { id, key } = await app.keyFor(person.id)
    expect(key).toMatch(/^jk_main_[\w-]{32}$/)
    const script = app.caller(person.id, key)
    expect((await script.call(showMe)).role).toBe('rep')
    expect((await script.refusal(addTeam, { body: { name: '不许' } })).status).toBe(403)
    const admin = await app.inBrowser(app.admin)
    await admin.call(changePerson, { params: { id: person.id }, body: { role: 'director' } })
    await script.call(addTeam, { body: { name: '现在许' } })
    expect(JSON.stringify(await person.call(listKeys))).not.toContain(key.slice(8))
    const [kept] = await app.query<{ all: string }>(`select string_agg(k::text, '') as all from api_key k`)
    expect(kept?.all).not.toContain(key.slice(8))

    const other = await app.person('admin')
    expect((await other.refusal(revokeKey, { params: { id } })).status).toBe(404)
    await person.call(revokeKey, { params: { id } })
    expect((await script.refusal(showMe)).status).toBe(401)
    expect((await person.refusal(revokeKey, { params: { id } })).status).toBe(404)
  })

  test('are made in a browser: a key makes no other, which would outlive it and its being revoked', async () => {
    const browser = await signIn(app, ADMIN.email, ADMIN.password)
    const body = JSON.stringify({ name: '明天就到期', expiresOn: '2026-06-02' })
    const { id, key } = await (await browser.fetch('/keys', { method: 'POST', body })).json()
    const script = app.caller(app.admin.id, key)
    expect((await script.refusal(createKey, { body: { name: '永远' } })).body.reason).toBe('only_in_browser')
    const { items } = await app.admin.call(listKeys)
    expect(items.find((kept) => kept.id === id)?.expiresAt).toBe('2026-06-01T16:00:00.000Z')
  })

  test('one that only reads writes nothing; one that expired is nobody', async () => {
    const person = await app.person('rep')
    const { key } = await app.keyFor(person.id, { readOnly: true, expiresAt: new Date('2026-06-02T16:00:00Z') })
    const script = app.caller(person.id, key)
    await script.call(listCustomers)
    for (const refused of [
      script.refusal(createCustomer, { body: { name: '不许写' } }),
      script.refusal(logTouch, { body: { customerId: person.id, channel: 'phone', effective: false } }),
      script.refusal(createKey, { body: { name: '升级' } }),
    ])
      expect((await refused).body.reason).toBe('read_only_key')
    app.clock.set('2026-06-02T15:59:59Z')
    await script.call(showMe)
    app.clock.set('2026-06-02T16:00:00Z')
    expect((await script.refusal(showMe)).status).toBe(401)
    app.clock.set(NOW)
  })

  test('of another company, or cut short, is nobody', async () => {
    const { key } = await app.keyFor(app.admin.id)
    for (const forged of [
      key.replace('_main_', '_demo_'),
      key.replace('_main_', '_public_'),
      key.slice(0, -1),
      `${key}x`,
      key.replace('jk_', ''),
      '',
    ])
      expect((await app.fetch('/me', { headers: { authorization: `Bearer ${forged}` } })).status).toBe(401)
    expect((await app.fetch('/me', { headers: { authorization: `Basic ${btoa('admin:admin')}` } })).status).toBe(401)
    expect((await app.fetch('/me', { headers: { authorization: `Bearer ${key}` } })).status).toBe(200)
  })
})

test('old failures and long-ended sessions are swept, the rest stays', async () => {
  await app.query(
    `insert into sign_in_failure (login, ip, at) values ('old', '::1', '2026-05-30T01:00:00Z'), ('new', '::1', '2026-06-01T01:00:00Z')`,
  )
  await app.query(
    `insert into session (id, person_id, token_hash, created_at, seen_at, proved_at, expires_at, ended_at, ip, agent) values
      (gen_random_uuid(), $1, 'a', '2026-01-01', '2026-01-01', '2026-01-01', '2026-02-01', null, '', ''),
      (gen_random_uuid(), $1, 'b', '2026-05-01', '2026-05-01', '2026-05-01', '2026-07-01', '2026-05-02', '', '')`,
    [app.admin.id],
  )
  await app.runJob(sweepSignIns)
  expect(await app.query('select login from sign_in_failure')).toEqual([{ login: 'new' }])
  expect(
    await app.query(`select encode(token_hash, 'escape') as t from session where token_hash in ('a', 'b')`),
  ).toEqual([{ t: 'b' }])
})
