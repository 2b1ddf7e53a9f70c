import type { Caller, TestApp } from './app.ts'
import { signIn } from './browser.ts'
import { plantMail } from './mail.ts'
import { type Ask, ROLES, type World } from './permissionRows.ts'

// A company of two teams in which every row of the matrix of permissions can be asked.

const posting =
  (app: TestApp) =>
  async (who: Caller, path: string, body: unknown, method = 'POST') => {
    const response = await ask(app, who.key, method, path, { body })
    const reply = response.status === 204 ? undefined : await response.json()
    if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(reply)}`)
    return reply
  }

/** Asks as the bearer of a key; none without one. */
export function ask(
  app: TestApp,
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

export interface PermissionWorld {
  /** One person of each role; the manager is the rep's own. */
  actors: Record<string, Caller>
  worldOf(actor: Caller): World
}

export async function openWorld(app: TestApp): Promise<PermissionWorld> {
  const post = posting(app)
  const { admin } = app
  const actors: Record<string, Caller> = {}
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
  const begun = await (await ask(app, admin.key, 'POST', '/imports', { form: upload })).json()
  await app.runJobs()
  const sheets = await (await ask(app, admin.key, 'GET', `/imports/${begun.id}/sheets`)).json()

  await app.query(`update person set mobile = '13900000000' where id = $1`, [mate.id])
  const { password } = await post(admin, `/people/${mate.id}/password`, {})
  const session = (await (await (await signIn(app, '13900000000', password)).fetch('/sessions')).json()).items[0].id
  const mailbox = await post(mate, '/mail/accounts', {
    kind: 'personal',
    address: 'mate@permissions.example',
    imap: { host: 'imap.permissions.example', port: 993, security: 'tls', user: 'mate', password: 'x' },
  })
  const shared = {
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
      const changes = await (await ask(app, admin.key, 'GET', `/customers/${id}/changes`)).json()
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
  return { actors, worldOf: (actor) => ({ ...shared, actor, own: () => customer(actor.id) }) }
}
