import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, openApp, type TestApp } from '../testing/app.ts'
import { signIn } from '../testing/browser.ts'
import { BEHIND_THE_GATE } from '../testing/permissionRefusals.ts'
import { ROLES, type Row } from '../testing/permissionRows.ts'
import { OPEN, PERMISSIONS } from '../testing/permissions.ts'
import { ask as askAs, openWorld, type PermissionWorld } from '../testing/permissionWorld.ts'
import { routes } from './web.ts'

let app: TestApp
let world: PermissionWorld

beforeAll(async () => {
  app = await openApp({ connections: 3 })
  world = await openWorld(app)
})
afterAll(() => app.close())
const endpointOf = (id: string) => routes.find((r) => r.endpoint.id === id)?.endpoint

/** Refusals that were met by who may, by endpoint. */
const met = new Map<string, Set<string>>()

/** What an answer says about the right. Who may is served, or refused in words that only those hear who may. */
async function verdict(id: string, response: Response): Promise<'+' | '-' | '0' | string> {
  const text = await response.text()
  if (response.status === 403) return '-'
  if (response.status === 404) return '0'
  if (response.ok) return '+'
  const { reason } = JSON.parse(text)
  met.set(id, (met.get(id) ?? new Set()).add(reason))
  return BEHIND_THE_GATE[id]?.includes(reason) ? '+' : `${response.status} ${reason}`
}

async function answers({ id, ask, may }: Row): Promise<string> {
  const endpoint = endpointOf(id)
  if (!endpoint) return 'no such endpoint'
  const found = await Promise.all(
    ROLES.map(async (role, n) => {
      if (may.split(' ')[n] === '.') return '.'
      const actor = world.actors[role] as Caller
      const asked = await ask(world.worldOf(actor))
      const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => asked.params?.[name] as string)
      const response = await askAs(app, actor.key, endpoint.method, path, asked)
      return verdict(id, response)
    }),
  )
  return found.join(' ')
}

/** Endpoint by role by how the caller stands to what is asked for. */
const CELLS = PERMISSIONS.flatMap(({ may }) => may.split(' ').filter((cell) => cell !== '.')).length

describe(`who may call what: rep, manager, director, marketer, agent, auditor, admin (${CELLS} cells)`, () => {
  test('every endpoint has its row, and every row its endpoint', () => {
    const told = new Set([...PERMISSIONS.map((r) => r.id), ...OPEN])
    expect(routes.map((r) => r.endpoint.id).filter((id) => !told.has(id))).toEqual([])
    expect(PERMISSIONS.map((r) => r.id).filter((id) => !endpointOf(id))).toEqual([])
  })

  for (const row of PERMISSIONS)
    test(`${row.id}${row.situation ? `, ${row.situation}` : ''}: ${row.may}`, async () => {
      expect(await answers(row)).toBe(row.may)
    })

  test('every refusal that is told of is met', () => {
    const told = Object.entries(BEHIND_THE_GATE).flatMap(([id, reasons]) => reasons.map((reason) => `${id} ${reason}`))
    const heard = [...met].flatMap(([id, reasons]) => [...reasons].map((reason) => `${id} ${reason}`))
    expect(told.toSorted()).toEqual(heard.toSorted())
  })
})

describe('who has not signed in, reads only, or comes from another site', () => {
  test('gets no further, whatever the endpoint', async () => {
    const reader = await app.keyFor(app.admin.id, { readOnly: true })
    const { cookie } = await signIn(app, 'admin@example.com', 'only for tests')
    const found: Record<string, unknown> = {}
    const expected: Record<string, unknown> = {}
    for (const { endpoint, kind } of routes) {
      if (kind === 'open') continue
      const path = endpoint.path.replace(/\{\w+\}/g, '01890000-0000-7000-8000-000000000000')
      const body = endpoint.body && !endpoint.consumes ? {} : undefined
      const reasonOf = async (key: string, headers = {}) =>
        (await (await askAs(app, key, endpoint.method, path, { body }, headers)).json()).reason
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
      '/people/{id}/keys/{keyId}',
      '/people/{id}/sessions',
      '/sessions',
      '/sessions/current',
      '/sessions/{id}',
      '/sign-in-provider',
      '/touch-templates/{id}',
      '/views/{id}',
    ])
  })
})
