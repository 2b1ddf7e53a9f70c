import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, openApp, type TestApp } from '../testing/app.ts'
import { signIn } from '../testing/browser.ts'
import { plantMail } from '../testing/mail.ts'
import { type Ask, ROLES, type Row, type World } from '../testing/permissionRows.ts'
import { OPEN, PERMISSIONS } from '../testing/permissions.ts'
import { routes } from './web.ts'

let app: TestApp
const actors: Record<string, Caller> = {}
let shared: Omit<World, 'actor'>

const post = async (who: Caller, path: string, body: unknown, method = 'POST') => {
  const response = await request(who.key, method, path, { body })
  const reply = response.status === 204 ? undefined : await response.json()
  if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(reply)}`)
  return reply
}

function request(
  key: string,
  method: string,
  path: string,
  { query, body, form }: Ask = {},
  headers = {},
): Promise<Response> {
  const search = new URLSearchParams(Object.entries(query ?? {}).map(([k, v]) => [k, String(v)]))
  return app.fetch(`${path}?${search}`, {
    method,
    headers: {
      ...(key ? { authorization: `Bearer ${key}` } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(form ? { body: form } : body === undefined ? {} : { body: JSON.stringify(body) }),
  })
}

beforeAll(async () => {
  app = await openApp()
  const { admin } = app
  const [team, other] = [await post(admin, '/teams', { name: '本队' }), await post(admin, '/teams', { name: '别队' })]
  for (const role of ROLES) actors[role] = await app.person(role, { team: team.id })
  const mate = await app.person('rep', { team: team.id })
  const stranger = await app.person('rep', { team: other.id })
  let made = 0
  const customer = async (ownerId: string | null, more = {}): Promise<string> =>
    (await post(admin, '/customers', { name: `权限客户 ${++made}`, ownerId, force: true, ...more })).id
  const nearby = () => customer(mate.id)
  const still = { near: await nearby(), far: await customer(stranger.id) }

  const dealOf = async (customerId: string, owner: Caller) => {
    const lines = [{ name: '礼盒', quantity: 1, unitPrice: 200 }]
    const quote = (await post(owner, '/quotes', { customerId, lines })).id
    // Asked by the owner: nobody says yes to what one asked for oneself.
    await post(owner, `/quotes/${quote}/submission`, {})
    return {
      need: (await post(admin, '/needs', { customerId, title: '礼盒', level: 'explicit' })).id,
      quote,
      order: (await post(admin, '/orders', { customerId, amount: { fen: 100 } })).id,
    }
  }
  const deals = {
    near: await dealOf(still.near, mate),
    far: await dealOf(still.far, stranger),
    product: (await post(admin, '/products', { name: '礼盒', price: 800 })).id,
  }

  const upload = new FormData()
  upload.set('mode', 'preview')
  upload.set('files', new Blob(['客户名称,电话\n导入试验,13800000000\n']), '客户.csv')
  const begun = await (await request(admin.key, 'POST', '/imports', { form: upload })).json()
  await app.runJobs()
  const sheets = await (await request(admin.key, 'GET', `/imports/${begun.id}/sheets`)).json()

  await app.query(`update person set mobile = '13900000000' where id = $1`, [mate.id])
  const { password } = await post(admin, `/people/${mate.id}/password`, {})
  const session = (await (await (await signIn(app, '13900000000', password)).fetch('/sessions')).json()).items[0].id
  const mailbox = await post(mate, '/mail/accounts', {
    kind: 'personal',
    address: 'mate@permissions.example',
    imap: { host: 'imap.permissions.example', port: 993, security: 'tls', user: 'mate', password: 'x' },
  })
  shared = {
    admin,
    mate,
    stranger,
    still,
    deals,
    import: { id: begun.id, sheetId: sheets.items[0].id },
    others: {
      touch: (await post(mate, '/touches', { customerId: still.near, channel: 'phone', effective: false })).touch.id,
      session,
      key: (await post(mate, '/keys', { name: '别人的' })).id,
      template: (await post(mate, '/touch-templates', { body: '别人的' })).id,
      view: (await post(mate, '/views', { name: '别人的', query: {}, columns: ['name'] })).id,
      pool: (await post(admin, '/pools', { name: '别的公海', region: '远方' })).id,
      team: (await post(admin, '/teams', { name: '改名的队' })).id,
      mailbox: mailbox.id,
    },
    mails: {
      near: await plantMail(app, mate.id, { customerId: still.near }),
      far: await plantMail(app, stranger.id, { customerId: still.far }),
    },
    own: nearby,
    near: nearby,
    far: () => customer(stranger.id),
    pooled: () => customer(null),
    contact: async () => {
      const id = await nearby()
      const { contacts } = await post(admin, `/customers/${id}/contacts`, { name: '王工' })
      return { id, contactId: contacts[0].id }
    },
    change: async () => {
      const id = await nearby()
      await post(admin, `/customers/${id}`, { industry: '食品' }, 'PATCH')
      const changes = await (await request(admin.key, 'GET', `/customers/${id}/changes`)).json()
      return { id, changeId: changes.items[0].id }
    },
    merge: async () => {
      const [keptId, mergedId] = [await nearby(), await nearby()]
      await post(admin, '/merges', { keptId, mergedId, reason: '同一家' })
      const [merge] = await app.query<{ id: string }>('select id from customer_merge where merged_id = $1', [mergedId])
      return merge?.id as string
    },
    archived: async () => {
      const id = await nearby()
      await post(admin, `/customers/${id}/archive`, { reason: '归档' })
      return id
    },
    leaver: async () => (await app.person('rep', { team: team.id })).id,
  }
  ownOf = (who) => () => customer(who.id)
})
afterAll(() => app.close())
let ownOf: (who: Caller) => () => Promise<string>

const endpointOf = (id: string) => routes.find((r) => r.endpoint.id === id)?.endpoint

/** What a status says about the right: the rest of what may stand against a call is none of this table's business. */
function verdict(status: number): '+' | '-' | '0' | string {
  if (status === 403) return '-'
  if (status === 404) return '0'
  return status < 500 && status !== 401 ? '+' : String(status)
}

async function answers({ id, ask }: Row): Promise<string> {
  const endpoint = endpointOf(id)
  if (!endpoint) return 'no such endpoint'
  const found = await Promise.all(
    ROLES.map(async (role) => {
      const actor = actors[role] as Caller
      const asked = await ask({ ...shared, actor, own: ownOf(actor) })
      const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => asked.params?.[name] as string)
      const response = await request(actor.key, endpoint.method, path, asked)
      await response.arrayBuffer()
      return verdict(response.status)
    }),
  )
  return found.join(' ')
}

describe('who may call what: rep, manager, director, marketer, agent, auditor, admin', () => {
  test('every endpoint has its row, and every row its endpoint', () => {
    const told = new Set([...PERMISSIONS.map((r) => r.id), ...OPEN])
    expect(routes.map((r) => r.endpoint.id).filter((id) => !told.has(id))).toEqual([])
    expect(PERMISSIONS.map((r) => r.id).filter((id) => !endpointOf(id))).toEqual([])
  })

  for (const row of PERMISSIONS)
    test(`${row.id}${row.situation ? `, ${row.situation}` : ''}: ${row.may}`, async () => {
      expect(await answers(row)).toBe(row.may)
    })
})

describe('who has not signed in, reads only, or comes from another site', () => {
  test('gets no further, whatever the endpoint', async () => {
    const reader = await post(app.admin, '/keys', { name: '只读', readOnly: true })
    const { cookie } = await signIn(app, 'admin@example.com', 'only for tests')
    const found: Record<string, unknown> = {}
    const expected: Record<string, unknown> = {}
    for (const { endpoint, kind } of routes) {
      if (kind === 'open') continue
      const path = endpoint.path.replace(/\{\w+\}/g, '01890000-0000-7000-8000-000000000000')
      const body = endpoint.body && !endpoint.consumes ? {} : undefined
      const reasonOf = async (key: string, headers = {}) =>
        (await (await request(key, endpoint.method, path, { body }, headers)).json()).reason
      const written = endpoint.method !== 'GET'
      found[endpoint.id] = [
        await reasonOf(''),
        ...(written ? [await reasonOf(reader.key), await reasonOf('', { cookie })] : []),
      ]
      expected[endpoint.id] = ['not_signed_in', ...(written ? ['read_only_key', 'cross_site'] : [])]
    }
    expect(found).toEqual(expected)
  })

  test('only the first run and signing in are open to everybody', () => {
    expect(routes.filter((r) => r.kind === 'open' && !OPEN.includes(r.endpoint.id)).map((r) => r.endpoint.id)).toEqual(
      [],
    )
    for (const { endpoint, kind } of routes)
      expect(`${endpoint.id} ${Boolean(endpoint.open)}`).toBe(`${endpoint.id} ${kind === 'open'}`)
  })

  test('T8: nothing deletes a customer, a contact, a touch or an order; the demo goes as a whole', () => {
    const deleting = routes.filter((r) => r.endpoint.method === 'DELETE').map((r) => r.endpoint.path)
    expect(deleting.toSorted()).toEqual([
      '/absences/{id}',
      '/appointments/{id}/links',
      '/customers/{id}/confidants/{personId}',
      '/customers/{id}/members/{personId}',
      '/demo',
      '/keys/{id}',
      '/me/calendars/{id}',
      '/me/factors/removal',
      '/me/feed',
      '/me/identities/{id}',
      '/me/passkeys/{id}',
      '/me/totp',
      '/people/{id}/factors',
      '/sessions',
      '/sessions/current',
      '/sessions/{id}',
      '/sign-in-provider',
      '/touch-templates/{id}',
      '/views/{id}',
    ])
  })
})
