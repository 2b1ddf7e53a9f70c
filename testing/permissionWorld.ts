import { newId } from '../platform/sql.ts'
import { type Caller, NOW, type TestApp } from './app.ts'
import { givePassword, signIn } from './browser.ts'
import { plantCustomers } from './customers.ts'
import { hangAll } from './hung.ts'
import { connectSending, plantMail } from './mail.ts'
import { type Ask, type Hanging, ROLES, type Where, type World } from './permissionRows.ts'
import { sign } from './secrecy.ts'
import { marks } from './secretShapes.ts'

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
      'accept-encoding': 'identity',
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
  const teamOf = (personId: string): string => (personId === stranger.id ? other.id : team.id)
  const [pool] = await app.query<{ id: string }>('select id from pool')
  /** Written straight into the table: hundreds are needed, and how customers are created is not what is asked. */
  const customer = async (ownerId: string | null): Promise<string> => {
    const held = ownerId
      ? { owner_id: ownerId, owner_since: NOW, team_id: teamOf(ownerId) }
      : { pool_id: pool?.id ?? null, pooled_at: NOW }
    const [made] = await plantCustomers(app, [{ ...held, tier: 'C' }])
    return made?.id as string
  }
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
  const password = 'only for tests'
  await givePassword(app, mate.id, password)
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
    ownTeam: team.id as string,
    still,
    deals,
    import: { id: begun.id, sheetId: sheets.items[0].id },
    others: {
      ...(await plantOthers(app, mate, stranger)),
      duplicate: await plantDuplicate(app, await nearby(), await nearby()),
      fair: (await post(admin, '/quantity/fairs', { name: '展会', startsOn: '2026-09-01', endsOn: '2026-09-03' })).id,
      touch: (await post(mate, '/touches', { customerId: still.near, channel: 'phone', effective: false })).touch.id,
      session,
      key: (await app.keyFor(mate.id)).id,
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
    contact: async (where?: 'far') => {
      const id = await customer((where === 'far' ? stranger : mate).id)
      const { contacts } = await post(admin, `/customers/${id}/contacts`, { name: '王工' })
      return { id, contactId: contacts[0].id }
    },
    change: async (where?: 'far') => {
      const id = await customer((where === 'far' ? stranger : mate).id)
      await post(admin, `/customers/${id}`, { industry: '食品' }, 'PATCH')
      const changes = await (await ask(app, admin.key, 'GET', `/customers/${id}/changes`)).json()
      return { id, changeId: changes.items[0].id }
    },
    merge: async (where?: 'far') => {
      const owner = (where === 'far' ? stranger : mate).id
      const [keptId, mergedId] = [await customer(owner), await customer(owner)]
      await post(admin, '/merges', { keptId, mergedId, reason: '同一家' })
      const [merge] = await app.query<{ id: string }>('select id from customer_merge where merged_id = $1', [mergedId])
      return merge?.id as string
    },
    archived: async (where?: 'far') => {
      const id = await customer((where === 'far' ? stranger : mate).id)
      await post(admin, `/customers/${id}/archive`, { reason: '归档' })
      return id
    },
    leaver: async () => (await app.person('rep', { team: team.id })).id,
  }
  await connectSending(admin)
  const hanging = new Map<string, Promise<Hanging>>()
  const hungOf = (owner: Caller, customerId: () => Promise<string> | string): Promise<Hanging> => {
    const number = hanging.size + 1
    const known = hanging.get(owner.id) ?? Promise.resolve(customerId()).then((id) => hang(app, owner, id, number))
    hanging.set(owner.id, known)
    return known
  }
  return {
    actors,
    worldOf: (actor) => ({
      ...shared,
      actor,
      own: () => customer(actor.id),
      hung: (where: Where) => {
        if (where === 'own') return hungOf(actor, () => customer(actor.id))
        return where === 'near' ? hungOf(mate, () => still.near) : hungOf(stranger, () => still.far)
      },
    }),
  }

  /** By its owner, so that it is the owner's in every sense. */
  async function hang(app: TestApp, owner: Caller, id: string, number: number): Promise<Hanging> {
    const hung = await hangAll(app, owner, id, (owner.id === mate.id ? stranger : mate).id, marks(number), number)
    const [entries] = await app.query<{ value: string; trust: string; handover: string }>(
      `select (select id from portrait_value where customer_id = $1 limit 1) as value, (select id from trust_event where customer_id = $1 limit 1) as trust,
        (select id from handover_plan where customer_id = $1 limit 1) as handover`,
      [id],
    )
    return { id, ...hung, ...(entries as { value: string; trust: string; handover: string }) }
  }
}

/** What colleagues have for themselves, and what is noted about them. */
async function plantOthers(app: TestApp, mate: Caller, stranger: Caller) {
  const [alert, calendar, identity, near, far, passkey] = Array.from({ length: 6 }, newId)
  await app.query(
    `insert into audit_alert (id, person_id, cause, on_day, count, usual, raised_at) values ($1, $2, 'opened', '2026-05-29', 90, 9, now())`,
    [alert, mate.id],
  )
  await app.query(
    `insert into calendar_account (id, person_id, url, login, added_at) values ($1, $2, 'https://calendar.invalid/', 'stranger', now())`,
    [calendar, stranger.id],
  )
  await app.query(
    `insert into identity (id, person_id, issuer, subject, linked_at, used_at) values ($1, $2, 'https://issuer.invalid', 'stranger', now(), now())`,
    [identity, stranger.id],
  )
  for (const [id, person] of [
    [near, mate.id],
    [far, stranger.id],
  ])
    await app.query(
      `insert into quota_notice (id, person_id, week, on_day, cause, reached, tried, quota, raised_at) values ($1, $2, '2026-05-25', '2026-05-31', 'missed', 1, 2, 8, now())`,
      [id, person],
    )
  await app.query(
    `insert into passkey (id, person_id, credential_id, public_key, counter, name, synced, made_at) values ($1, $2, 'stranger', decode('00', 'hex'), 0, '手机', false, now())`,
    [passkey, stranger.id],
  )
  await sign(mate)
  const [signed] = await app.query<{ id: string }>('select id from undertaking_signature where person_id = $1', [
    mate.id,
  ])
  return { alert, calendar, identity, notice: near, farNotice: far, passkey, signature: signed?.id } as {
    alert: string
    calendar: string
    identity: string
    notice: string
    farNotice: string
    passkey: string
    signature: string
  }
}

async function plantDuplicate(app: TestApp, ...pair: [string, string]): Promise<string> {
  const id = newId()
  await app.query(
    `insert into duplicate_proposal (id, one_id, other_id, evidence, score, created_at) values ($1, $2, $3, '{name}', 1, now())`,
    [id, ...pair.toSorted()],
  )
  return id
}
