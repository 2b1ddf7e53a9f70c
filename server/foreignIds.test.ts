import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addContact } from '../modules/customers/contract.ts'
import type { Endpoint } from '../shared/endpoint.ts'
import { type Caller, openApp, type TestApp } from '../testing/app.ts'
import { openForeign } from '../testing/foreign.ts'
import { type Operation, operationsOf } from '../testing/fuzz/requests.ts'
import type { Schema } from '../testing/fuzz/values.ts'
import { LONG } from '../testing/long.ts'
import { type Ask, NOBODY, ROLES, type Row } from '../testing/permissionRows.ts'
import { PERMISSIONS } from '../testing/permissions.ts'
import { ask, openWorld, type PermissionWorld } from '../testing/permissionWorld.ts'
import { routes } from './web.ts'

// Ids guessed or taken from elsewhere, in every place that takes one: those of another company on the same server, and
// those of customers whom the caller does not see. None is taken, none changes anything, and none is told apart from an
// id that nothing has.

let app: TestApp
let world: PermissionWorld
let foreign: Awaited<ReturnType<typeof openForeign>>
/** What hangs on a customer of another team, by kind. */
let hidden: Record<string, string>
let operations: Map<string, Operation>
let components: Record<string, Schema>

beforeAll(async () => {
  app = await openApp()
  world = await openWorld(app)
  foreign = await openForeign(app)
  const { still, deals, mails } = world.worldOf(app.admin)
  const { contacts } = await app.admin.call(addContact, { params: { id: still.far }, body: { name: '看不见的人' } })
  hidden = {
    customer: still.far,
    contact: contacts[0]?.id ?? '',
    need: deals.far.need,
    quote: deals.far.quote,
    order: deals.far.order,
    mail: mails.far,
  }
  const document = await (await fetch(`${app.url}/api/openapi.json`)).json()
  operations = new Map(operationsOf(document).map((operation) => [operation.operationId, operation]))
  components = document.components.schemas
}, 120_000)
afterAll(() => app.close())

type Path = (string | number)[]

/** Where a body takes an id: `customerId`, `lines.0.productId`. */
function idsIn(schema: Schema, at: Path = []): Path[] {
  if (schema.$ref) return idsIn(components[schema.$ref.split('/').at(-1) as string] as Schema, at)
  if (schema.format === 'uuid') return [at]
  const parts = [...(schema.anyOf ?? []), ...(schema.allOf ?? [])].flatMap((part) => idsIn(part, at))
  const fields = Object.entries(schema.properties ?? {}).flatMap(([name, part]) => idsIn(part, [...at, name]))
  return [...parts, ...fields, ...(schema.items ? idsIn(schema.items, [...at, 0]) : [])]
}

/** The same with an id put in its place; null where what surrounds the place is not there. */
function withId(body: unknown, [first, ...rest]: Path, id: string): unknown {
  if (first === undefined) return id
  if (typeof first === 'number') {
    const list = Array.isArray(body) ? body : []
    if (rest.length > 0 && list.length === 0) return null
    return [withId(list[0], rest, id), ...list.slice(1)]
  }
  const holder = (body ?? {}) as Record<string, unknown>
  if (rest.length > 0 && typeof rest[0] === 'string' && holder[first] === undefined) return null
  const inside = withId(holder[first], rest, id)
  return inside === null ? null : { ...holder, [first]: inside }
}

async function call(who: Caller, endpoint: Endpoint, asked: Ask): Promise<{ status: number; text: string }> {
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => asked.params?.[name] ?? NOBODY)
  const response = await ask(app, who.key, endpoint.method, path, asked)
  return { status: response.status, text: await response.text() }
}

const endpointOf = (row: Row) => routes.find((r) => r.endpoint.id === row.id)?.endpoint as Endpoint
const isRefused = (status: number) => status >= 400 && status < 500

const AT_ONCE = 6

async function together<T>(all: readonly T[], act: (each: T) => Promise<void>): Promise<void> {
  const rest = [...all]
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let next = rest.shift(); next !== undefined; next = rest.shift()) await act(next)
    }),
  )
}

/** Several customers at once: each by itself, so that one in the wrong place is left out and told of. */
const EACH_BY_ITSELF = ['tagCustomers', 'suspendCustomers', 'assignCustomers', 'skipGreetings']

/** Ids that mean nothing there: of an example's letter, and beside a question about the customer itself. */
const UNHEEDED = ['previewLetter', 'noteAsked']

/** Everything that is kept of the customer of another team. */
const keptOfHidden = async (): Promise<unknown> =>
  Promise.all([
    app.query('select * from customer where id = $1', [hidden.customer]),
    app.query('select * from contact where customer_id = $1 order by id', [hidden.customer]),
    app.query('select * from touch where customer_id = $1 order by id', [hidden.customer]),
    app.query('select * from need where customer_id = $1 order by id', [hidden.customer]),
    app.query('select * from sales_order where customer_id = $1 order by id', [hidden.customer]),
    app.query('select count(*) from event where customer_id = $1', [hidden.customer]),
  ])

// What rows of another team ask for is made anew there each time; that nothing is could not be told.
const writing = PERMISSIONS.filter(
  (row) => endpointOf(row)?.method !== 'GET' && !row.situation.includes('another team'),
)

/** Who may do what a row asks: the manager, of the own team; the admin, of all. */
const mayBy = (row: Row, role: (typeof ROLES)[number]) => row.may.split(' ')[ROLES.indexOf(role)] === '+'

describe('an id in a body that is not the caller’s to name', () => {
  test('is refused in every write, and changes nothing', async () => {
    const before = await keptOfHidden()
    const taken: string[] = []
    let asked = 0
    await together(writing, async (row) => {
      const endpoint = endpointOf(row)
      const schema = Object.values(operations.get(row.id)?.requestBody?.content ?? {})[0]?.schema
      const places = schema && !endpoint.consumes ? idsIn(schema) : []
      const role = mayBy(row, 'manager') ? 'manager' : mayBy(row, 'admin') ? 'admin' : null
      if (places.length === 0 || !role) return
      const actor = role === 'admin' ? app.admin : (world.actors.manager as Caller)
      for (const place of places)
        for (const [of, ids] of Object.entries({ foreign: foreign.ids, hidden: role === 'manager' ? hidden : {} }))
          for (const [kind, id] of Object.entries(ids)) {
            // Of the kinds only those that could be meant, and a customer everywhere.
            if (kind !== 'customer' && !String(place.findLast((p) => typeof p === 'string')).includes(kind)) continue
            const base = await row.ask(world.worldOf(actor))
            const body = withId(base.body, place, id)
            if (body === null) continue
            asked += 1
            const { status, text } = await call(actor, endpoint, { ...base, body })
            const isLeftOut = [...EACH_BY_ITSELF, ...UNHEEDED].includes(row.id) && status === 200
            if (!isRefused(status) && !isLeftOut)
              taken.push(
                `${row.id} (${row.situation}) ${place.join('.')} = ${of} ${kind}: ${status} ${text.slice(0, 120)}`,
              )
          }
    })
    expect(taken).toEqual([])
    expect(asked).toBeGreaterThan(150)
    expect(await keptOfHidden()).toEqual(before)
  }, 240_000)
})

describe('an id in an address or a filter', () => {
  /** The same whichever id stood there. */
  const without = (text: string, id: string) => text.replaceAll(id, 'IT').replace(/"traceId":"\w+"/, '')

  test('of what a rep does not see tells no more than one that nothing has', async () => {
    const rep = world.actors.rep as Caller
    const told: string[] = []
    let asked = 0
    const reading = routes.filter((r) => r.endpoint.method === 'GET' && r.kind !== 'open').map((r) => r.endpoint)
    await together(reading, async (endpoint) => {
      const { parameters } = operations.get(endpoint.id) as Operation
      const inQuery = parameters.filter((p) => p.in === 'query' && idsIn(p.schema).length > 0).map((p) => p.name)
      const inPath = parameters.filter((p) => p.in === 'path').map((p) => p.name)
      // A spreadsheet holds the second in which it was written.
      const format = parameters.some((p) => p.name === 'format') ? { format: 'csv' } : {}
      const pathOf = (id: string) => Object.fromEntries(inPath.map((name) => [name, id]))
      const asksFor = (id: string): Ask[] => [
        ...(inPath.length > 0 ? [{ params: pathOf(id), query: format }] : []),
        ...inQuery.map((name) => ({ params: pathOf(NOBODY), query: { ...format, [name]: id } })),
      ]
      for (const [n, unknown] of asksFor(NOBODY).entries()) {
        const ofNobody = await call(rep, endpoint, unknown)
        for (const id of Object.values(hidden)) {
          asked += 1
          const one = asksFor(id)[n] as Ask
          const answer = await call(rep, endpoint, one)
          if (answer.status !== ofNobody.status || without(answer.text, id) !== without(ofNobody.text, NOBODY))
            told.push(`${endpoint.id} ${JSON.stringify(one)}: ${answer.status} ${answer.text.slice(0, 150)}`)
        }
      }
    })
    expect(told).toEqual([])
    expect(asked).toBeGreaterThan(300)
  }, 240_000)

  test('of this company leads nowhere for another company’s admin', async () => {
    const { still, deals, mails, others } = world.worldOf(app.admin)
    const ids = [
      still.near,
      still.far,
      ...Object.values(deals.near),
      deals.product,
      mails.near,
      ...Object.values(others),
    ]
    const reached: string[] = []
    const addressed = routes.filter((r) => r.kind !== 'open' && r.endpoint.path.includes('{') && !r.endpoint.consumes)
    await together([...addressed.entries()], async ([at, { endpoint }]) => {
      // In the short form each endpoint is asked for some.
      for (const id of ids.filter((_, n) => LONG || n % 4 === at % 4)) {
        const names = [...endpoint.path.matchAll(/\{(\w+)\}/g)].map((found) => found[1] as string)
        const { status } = await call(foreign.admin, endpoint, {
          params: Object.fromEntries(names.map((name) => [name, id])),
          ...(endpoint.method === 'GET' ? {} : { body: {} }),
        })
        if (!isRefused(status)) reached.push(`${endpoint.id} ${id}: ${status}`)
      }
    })
    expect(reached).toEqual([])
  }, 240_000)
})
