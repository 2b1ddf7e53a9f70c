import { bookAppointment, createAppointment, makeLink, offerTimes } from '../modules/appointments/contract.ts'
import { changeSettings, listSettings } from '../modules/company/contract.ts'
import { addView } from '../modules/customers/contract.ts'
import { placeOrder } from '../modules/deals/orders/contract.ts'
import { approveQuote, draftQuote, sendQuote, submitQuote } from '../modules/deals/quotes/contract.ts'
import { markCriterion, overrideTier } from '../modules/importance/contract.ts'
import { addLetter } from '../modules/letters/contract.ts'
import { addFair } from '../modules/quantity/sources/contract.ts'
import { changeService, receive, stepReception } from '../modules/services/contract.ts'
import { routes } from '../server/web.ts'
import { type Caller, NOW, type TestApp } from './app.ts'
import { browse, givePassword } from './browser.ts'
import { plantCare } from './care.ts'
import { operationsOf } from './fuzz/requests.ts'
import type { Schema } from './fuzz/values.ts'
import { type Components, type Coverage, HOSTILE, hostileWords, KINDS, plant } from './hostile.ts'
import { plantMail } from './mail.ts'
import type { Ask, Row, World } from './permissionRows.ts'
import { PERMISSIONS } from './permissions.ts'
import { ask, openWorld } from './permissionWorld.ts'
import { sign } from './secrecy.ts'
import { marks } from './secretShapes.ts'

// A company in which nobody ever wrote an honest word.

export interface HostileWorld {
  readonly coverage: Coverage
  /** For the address of each screen that shows one record, one to open. */
  readonly records: Readonly<Record<string, string>>
  /** Screens as they are with something opened beside them. */
  readonly opened: readonly string[]
  /** What customers see, who have no account. */
  readonly pages: readonly string[]
  readonly manager: Caller
  /** Of the manager's team; the records are this one's. */
  readonly rep: Caller
  cookieOf(who: Caller): Promise<string | null>
}

export async function openHostileWorld(app: TestApp): Promise<HostileWorld> {
  const { actors, worldOf } = await openWorld(app)
  const world = worldOf(app.admin)
  const coverage: Coverage = { fields: new Set(), taken: new Set() }
  const planted = await planting(app, coverage)
  await plantCourses(app, world, planted)
  await plantRows(world, planted)
  await plantSettings(app, coverage)
  const imported = await plantImport(app)
  for (let n = 0; n < KINDS; n++) await plantLetter(app, world, n)
  await plantProvider(app)
  await sign(app.admin, actors.manager as Caller, world.mate)
  await plantSecrets(app, world, actors.manager as Caller, planted)
  await app.runJobs()
  const [manager, rep] = [actors.manager as Caller, world.mate]
  return {
    coverage,
    manager,
    rep,
    ...(await recordsOf(app, world, imported)),
    cookieOf: ({ id }) => cookieOf(app, id),
  }
}

/** Asks an endpoint with hostile words wherever it takes words. */
type Planter = (endpoint: string, asked: () => Ask | Promise<Ask>, who?: Caller) => Promise<void>

async function planting(app: TestApp, coverage: Coverage): Promise<Planter> {
  const document = await (await fetch(`${app.url}/api/openapi.json`)).json()
  const components = document.components.schemas as Components
  const operations = new Map(operationsOf(document).map((operation) => [operation.operationId, operation]))
  const { fields, taken } = coverage
  const done = new Set<string>()
  return async (id, asked, who = app.admin) => {
    const { schema } = operations.get(id)?.requestBody?.content['application/json'] ?? {}
    const endpoint = routes.find((route) => route.endpoint.id === id)?.endpoint
    if (!schema || !endpoint || done.has(id)) return
    const { params, body: value = {} } = await asked()
    const { method, path } = endpoint
    const address = path.replace(/\{(\w+)\}/g, (_, name: string) => params?.[name] as string)
    await plant(coverage, { name: id, schema, value, components }, (body) =>
      ask(app, who.key, method, address, { body }),
    )
    if (![...fields].some((field) => field.startsWith(`${id}: `) && !taken.has(field))) done.add(id)
  }
}

/** As the rows of the permission matrix ask; of one endpoint until all its fields have taken words. */
async function plantRows(world: World, planted: Planter): Promise<void> {
  for (const { id, ask: asked } of PERMISSIONS as readonly Row[]) await planted(id, () => asked(world))
}

/** What the rows do not get as far as: a quote that is refused, an appointment that was held, a file that an anonymisation empties. */
async function plantCourses(app: TestApp, world: World, planted: Planter): Promise<void> {
  const { admin, mate, still } = world
  const customerId = still.near
  await planted('mapImportSheet', () => ({
    params: world.import,
    body: { mapping: { kind: 'customers', firstLine: 2, headings: ['客户名称'], columns: {}, options: {} } },
  }))
  const lines = [{ name: '礼盒', quantity: 1, unitPrice: 200 }]
  const draft = () => mate.call(draftQuote, { body: { customerId, lines } })
  const returned = await draft()
  await planted('changeQuote', () => ({ params: { id: returned.id } }))
  await mate.call(submitQuote, { params: { id: returned.id } })
  await planted('returnQuote', () => ({ params: { id: returned.id } }))
  const refused = await draft()
  await mate.call(submitQuote, { params: { id: refused.id } })
  await admin.call(approveQuote, { params: { id: refused.id }, body: {} })
  await mate.call(sendQuote, { params: { id: refused.id } })
  await planted('refuseQuote', () => ({ params: { id: refused.id } }))
  const order = await admin.call(placeOrder, { body: { customerId, amount: { fen: 100 } } })
  await planted('cancelOrder', () => ({ params: { id: order.id } }))
  const own = await world.near()
  await admin.call(markCriterion, { params: { id: own }, body: { criterion: 'strategic', value: 5 } })
  await admin.call(overrideTier, { params: { id: own }, body: { tier: 'B', reason: '看好' } })
  await planted('followScorecard', () => ({ params: { id: own } }))
  await admin.call(changeSettings, { body: { values: { 'suspension.manager_early': true, 'suspension.never': [] } } })
  await planted('suspendCustomer', () => ({ params: { id: own } }))
  const fair = await admin.call(addFair, { body: { name: '展会', startsOn: '2026-09-01', endsOn: '2026-09-03' } })
  await planted('changeFair', () => ({ params: { id: fair.id } }))
  const view = await admin.call(addView, { body: { name: '视图', query: {}, columns: ['name'] } })
  await planted('changeView', () => ({ params: { id: view.id } }))
  const letter = await admin.call(addLetter, {
    body: { function: 'free', name: '便函', locale: 'zh', subject: '便函', body: '便函' },
  })
  await planted('changeLetter', () => ({ params: { id: letter.id } }))
  const smtp = { host: 'smtp.firm.test', port: 465, security: 'tls', user: 'x', password: 'x' }
  await planted('addMailAccount', () => ({ body: { kind: 'shared', address: 'shared@firm.test', smtp, imap: smtp } }))
  await planted('changeMailAccount', () => ({ params: { id: world.others.mailbox } }), mate)
  const { id } = await admin.call(createAppointment, { body: { customerId, kind: 'call' } })
  await admin.call(bookAppointment, { params: { id }, body: { startsAt: '2026-06-01T03:00:00Z', notify: false } })
  app.clock.set('2026-06-01T04:00:00Z')
  await planted('recordHeld', () => ({ params: { id } }))
  const reception = await admin.call(receive, { body: { customerId, cause: '刀钝' } })
  for (const to of ['ready', 'returned'] as const)
    await admin.call(stepReception, { params: { id: reception.id }, body: { to } })
  await planted('recordReturnCall', () => ({ params: { id: reception.id }, body: { result: 'partly' } }))
  app.clock.set(NOW)
}

/** S1: why a customer is hidden, and opened again; R6: a greeting that waits. */
async function plantSecrets(app: TestApp, world: World, manager: Caller, planted: Planter): Promise<void> {
  const { id, contactId: contact } = await world.contact()
  const { greeting } = await plantCare(app, world.mate, { id, contact }, marks(1))
  await planted('changeGreeting', () => ({ params: { id: greeting } }), world.mate)
  await planted('hideCustomer', () => ({ params: { id }, body: { hidden: true } }), manager)
  await planted('openCustomer', () => ({ params: { id } }), manager)
}

/** The settings that hold words: what appointments are called, terms of quotes, fields of the portrait. */
async function plantSettings(app: TestApp, coverage: Coverage): Promise<void> {
  const { items } = await app.admin.call(listSettings, {})
  for (const { key, schema, value } of items) {
    const { $defs: components = {} } = schema as { $defs?: Components }
    const values: Schema = { type: 'object', properties: { [key]: schema as Schema } }
    const body: Schema = { type: 'object', properties: { values } }
    await plant(coverage, { name: 'settings', schema: body, value: { values: { [key]: value } }, components }, (sent) =>
      ask(app, app.admin.key, changeSettings.method, changeSettings.path, { body: sent }),
    )
  }
}

async function plantImport(app: TestApp): Promise<string> {
  const cell = (n: number) => `"${hostileWords(n, 100).replaceAll('"', '""')}"`
  const rows = Array.from({ length: KINDS }, (_, n) =>
    [cell(n), cell(n + 1), cell(n + 2), '不是电话', cell(n + 3)].join(),
  )
  const form = new FormData()
  form.set(
    'files',
    new Blob([[`客户名称,联系人,地址,电话,${cell(0)}`, ...rows].join('\n')]),
    `${hostileWords(0, 60)}.csv`,
  )
  const { id } = await (await ask(app, app.admin.key, 'POST', '/imports', { form })).json()
  return id
}

/** A mail with the rep's customer, as it came from outside: its HTML is whatever somebody sent. */
const plantLetter = (app: TestApp, { mate, still }: World, n: number) => {
  const words = hostileWords(n)
  return plantMail(app, mate.id, {
    customerId: still.near,
    name: words,
    subject: words,
    text: words,
    file: words,
    touch: n === 0,
  })
}

/** Kept only where a provider answers: written as it would be left. */
const plantProvider = (app: TestApp) =>
  app.query(
    `insert into sign_in_provider (issuer, client_id, label, changed_at, client_secret)
     values ($1, $1, $2, now(), 'x')`,
    [`https://id.nowhere.invalid/${HOSTILE}`, hostileWords(0, 40)],
  )

/** The records that the rep, the manager and the admin all see. */
async function recordsOf(app: TestApp, { still, deals, mate }: World, imported: string) {
  const one = async (what: string) => (await app.query<{ id: string }>(`${what} order by 1 desc limit 1`))[0]?.id
  const appointment = await one(
    `select id from appointment join appointment_text on appointment_id = id where customer_id = '${still.near}' and state = 'proposed' and agenda like '%hostile%'`,
  )
  const reception = await one(`select id from reception where customer_id = '${still.near}'`)
  const letter = await one(`select id from letter_template where name like '%hostile%'`)
  const team = await one(`select team_id as id from person where id = '${mate.id}'`)
  const { need, quote, order } = deals.near
  const service = await one(`select id from service where name_zh like '%hostile%'`)
  const { page } = await app.admin.call(changeService, { params: { id: service ?? '' }, body: { state: 'open' } })
  const times = ['2026-06-17T06:00:00Z']
  await app.admin.call(offerTimes, { params: { id: appointment ?? '' }, body: { times } })
  const { link } = await app.admin.call(makeLink, {
    params: { id: appointment ?? '' },
    body: { contactId: null },
  })
  return {
    records: {
      '/customers/$id': `/customers/${still.near}`,
      '/customers/$id/portrait': `/customers/${still.near}/portrait`,
      '/deals/$id': `/deals/${need}`,
      '/quotes/$id': `/quotes/${quote}`,
      '/orders/$id': `/orders/${order}`,
      '/appointments/$id': `/appointments/${appointment}`,
      '/appointments/$id/brief': `/appointments/${appointment}/brief`,
      '/receptions/$id': `/receptions/${reception}`,
      '/diagnosis/people/$id': `/diagnosis/people/${mate.id}`,
      '/diagnosis/teams/$id': `/diagnosis/teams/${team}`,
      '/imports/$id': `/imports/${imported}`,
      '/settings/letters/$id': `/settings/letters/${letter}`,
    },
    pages: [page, link].map((address) => new URL(address, app.url).pathname),
    opened: [
      `/customers?open=${still.near}`,
      `/?customer=${still.near}`,
      `/deals?open=${need}`,
      `/people?open=${mate.id}`,
      `/quotes/new?customer=${still.near}`,
      ...['offered', 'open', 'calls'].map((view) => `/services?view=${view}`),
      ...['gifts', 'visits', 'year'].map((show) => `/care?show=${show}`),
    ],
  }
}

/** Signs in on a device that calls itself what it likes; then has a key, which only a browser can make, and a passkey. */
async function cookieOf(app: TestApp, id: string): Promise<string | null> {
  const [person] = await app.query<{ email: string }>('select email from person where id = $1', [id])
  const password = 'only for tests'
  await givePassword(app, id, password)
  const login = { login: person?.email, password }
  const browser = await browse(app, '/sessions', login, undefined, { 'user-agent': HOSTILE })
  await browse(app, '/keys', { name: hostileWords(0, 80) }, browser)
  await app.query(
    `insert into passkey (id, person_id, credential_id, public_key, counter, name, synced, made_at)
     values (gen_random_uuid(), $1, $2, '', 0, $3, true, now())`,
    [id, `of ${id}`, hostileWords(0, 80)],
  )
  return browser.cookie
}

/** Fields in which nobody's words are kept, and why. */
export const TAKES_NONE: readonly string[] = [
  // Only a browser makes or registers them, and does it with such a name.
  'createKey: name',
  'addPasskey: name',
  'addPasskey: response.id',
  'renamePasskey: name',
  // Only a provider that answers is kept; its label is written by hand.
  'setSignInProvider: label',
  // They take a course of judgements and seals; their reasons stand where those of overrideTier and hideCustomer stand.
  'followScorecard: reason',
  'openCustomer: reason',
]
