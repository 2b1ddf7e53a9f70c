import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sealTrail } from '../modules/audit/chain/seal.ts'
import { listGreetings } from '../modules/care/contract.ts'
import { keep } from '../modules/quantity/jobs.ts'
import { type Caller, openApp, type TestApp } from '../testing/app.ts'
import type { Ask } from '../testing/permissionRows.ts'
import { SELF } from '../testing/secretPlans.later.ts'
import { READS, UNKNOWN, WRITES } from '../testing/secretPlans.ts'
import { sentDuring } from '../testing/statements.ts'
import { asking, type Growing, growing, SAME_NAME, SAME_PHONE } from '../testing/statementWorld.ts'
import { routes } from './web.ts'

// Every endpoint that reads, in a company with two of everything, and again with six: whatever is on a page, it takes the same
// number of statements.

const FEW = 2
const MANY = 3 * FEW
/** Whose key it is, its settings, what is secret in it, and the page itself: diagnoses count a dozen measures. */
const MOST = 40

let app: TestApp
let world: Growing
beforeAll(async () => {
  app = await openApp()
  world = await growing(app)
}, 120_000)
afterAll(() => app.close())

const reading = routes.filter((r) => r.endpoint.method === 'GET' && r.kind !== 'open').map((r) => r.endpoint.id)

const WEEK = { from: '2026-06-01T00:00:00Z', to: '2026-06-08T00:00:00Z' }
const ALL = { limit: 200 }

/** What the plans of secrecy do not ask, since it tells of no customers. */
const BESIDE: Record<string, (world: Growing) => Ask[]> = {
  listKeys: () => [{}],
  listKeysOf: ({ rep }) => [{ params: { id: rep.id } }],
  showSignInProvider: () => [{}],
  showUndertaking: () => [{}],
  printSignature: ({ signature }) => [{ params: { id: signature } }],
  listSealed: () => [{ query: ALL }],
  showDeparture: ({ rep }) => [{ params: { id: rep.id } }],
  showImport: (w) => [{ params: { id: w.import() } }],
  listImportSheets: (w) => [{ params: { id: w.import() } }],
  listImportRemarks: (w) => [{ params: { id: w.import() } }],
  downloadRejects: (w) => [{ params: { id: w.import() } }],
  listTakenTimes: () => [{ query: { of: SELF, ...WEEK } }],
  showBusy: () => [{ query: { people: SELF, ...WEEK } }],
  listSlots: ({ service }) => [{ params: { id: service } }],
  listMailFailures: ({ mailbox }) => [{ params: { id: mailbox } }],
  showChain: () => [{}],
  listAlerts: () => [{}],
  showBackups: () => [{}],
  diagnoseTeam: ({ team }) => [{ params: { id: team } }],
  listTeamCases: ({ team }) => [{ params: { id: team }, query: { measure: 'cadence' } }],
  showTeamScorecard: ({ team }) => [{ params: { id: team } }],
  listScoreMembers: ({ team }) => [{ params: { id: team } }],
  listTeamScoreCases: ({ team }) => [{ params: { id: team }, query: { figure: 'newContacts', ...ALL } }],
  exportPersonScorecard: () => [{ params: { id: SELF }, query: { format: 'xlsx' } }],
  exportTeamScorecard: ({ team }) => [{ params: { id: team }, query: { format: 'xlsx' } }],
  previewMerge: ({ full, other }) => [{ query: { keptId: full().id, mergedId: other } }],
}

/** After these a customer takes nothing more. */
const ENDS = [
  'suspendCustomer',
  'suspendCustomers',
  'mergeCustomers',
  'anonymiseCustomer',
  'archiveCustomer',
  'restoreCustomer',
]

/** Refused of one of the two for what was done to the other: the hour is taken, support was asked for, somebody is still expected. */
const UNLIKE = ['bookAppointment', 'askForSupportOnNeed', 'archiveCustomer', 'restoreCustomer']

/** How much was taken out is noted once the file has gone, after its answer. */
const NOTED_AFTER = ['exportCustomers', 'exportActs']

interface Asked {
  title: string
  who: Caller
  id: string
  ask: Ask
}

/** The plans of secrecy ask every other endpoint, of the customer on which most hangs. */
const asked = (): Asked[] =>
  reading.flatMap((id) => {
    const { plain = [], seek, of } = READS[id] ?? {}
    const target = { ...UNKNOWN, name: SAME_NAME, phone: SAME_PHONE, ...world.full() }
    const planned = [...plain, ...(seek?.(target) ?? []), ...(of?.(target) ?? [])]
    // Of the secret customers, as the one whose they are.
    const who = ['listSights', 'listSealed'].includes(id) ? world.manager : app.admin
    return (BESIDE[id]?.(world) ?? planned).map((ask, n) => ({ title: `${id} ${n}`, who, id, ask }))
  })

interface Told {
  status: number
  /** How many things it lists; null where it is no list. */
  items: number | null
  sent: string[]
}

const meant = (who: Caller, given: Record<string, unknown> = {}) =>
  Object.fromEntries(Object.entries(given).map(([name, value]) => [name, value === SELF ? who.id : value]))

async function told(asked: Asked): Promise<Told> {
  // What is looked up once for all is looked up now.
  await toldOnce(asked)
  return toldOnce(asked)
}

async function toldOnce({ who, id, ask }: Asked): Promise<Told> {
  const given = { params: meant(who, ask.params) as Record<string, string>, query: meant(who, ask.query) }
  let response: Response | undefined
  let text = ''
  const sent = await sentDuring(async (sent) => {
    response = await asking(app, who, id, { ...ask, ...given })
    text = await response.text()
    if (NOTED_AFTER.includes(id)) await expect.poll(() => sent.at(-1)?.text).toBe('commit')
  })
  const isJson = response?.headers.get('content-type')?.startsWith('application/json')
  const items = isJson ? (JSON.parse(text).items?.length ?? null) : null
  return { status: response?.status ?? 0, items, sent: sent.map((one) => one.text) }
}

async function written(id: string, ask: Ask) {
  let response: Response | undefined
  const sent = await sentDuring(async () => {
    response = await asking(app, app.admin, id, ask)
  })
  return { status: response?.status ?? 0, text: await response?.text(), sent: sent.map((one) => one.text) }
}

/** What was sent more often than before. */
const beyond = (before: readonly string[], sent: readonly string[]): string[] => {
  const times = (all: readonly string[], text: string) => all.filter((one) => one === text).length
  const more = [...new Set(sent)].filter((text) => times(sent, text) > times(before, text))
  return more.map((text) => `${times(sent, text)} times ${text.slice(0, 150)}`)
}

async function growTo(n: number, from: number): Promise<void> {
  for (let round = from; round < n; round++) await world.grow()
  await app.runJobs()
  await app.runJob(keep)
  await app.runJob(sealTrail)
}

describe('a page costs the same number of statements, however much is on it', () => {
  test('every endpoint that reads: two of everything, and six', async () => {
    await growTo(FEW, 0)
    const before = new Map<string, Told>()
    for (const each of asked()) before.set(each.title, await told(each))
    await growTo(MANY, FEW)
    const wrong: string[] = []
    const grew = new Set<string>()
    for (const each of asked()) {
      const [few, many] = [before.get(each.title) as Told, await told(each)]
      const where = `${each.title} ${JSON.stringify(each.ask)}`
      if (few.status !== 200 || many.status !== 200) wrong.push(`${where}: ${few.status}, then ${many.status}`)
      // What was empty needed no second look.
      const isFromNothing = few.items === 0
      if (few.sent.length !== many.sent.length && !isFromNothing)
        wrong.push(`${where}: ${few.sent.length} statements, then ${many.sent.length}: ${beyond(few.sent, many.sent)}`)
      if (many.sent.length > MOST) wrong.push(`${where}: ${many.sent.length} statements`)
      if (few.items !== null && few.items > 0 && (many.items ?? 0) > few.items) grew.add(each.id)
    }
    expect(wrong).toEqual([])
    expect(reading.filter((id) => !asked().some((each) => each.id === id))).toEqual([])
    // A list that does not grow proves nothing: these did.
    expect(grew.size).toBeGreaterThan(40)
  }, 120_000)

  test('several at once: as many statements as one', async () => {
    const { items } = await app.admin.call(listGreetings, { query: { limit: 200 } })
    const [first, ...others] = items.map(({ id }) => id)
    const skip = (ids: unknown) => written('skipGreetings', { body: { ids, why: 'unfit' } })
    const [one, several] = [await skip([first]), await skip(others)]
    expect(others.length).toBeGreaterThan(1)
    expect([several.status, several.sent.length]).toEqual([200, one.sent.length])
  })

  test('every endpoint that writes: to a customer on which one of everything hangs, and to one that is full', async () => {
    const writing = Object.entries(WRITES).flatMap(([id, plan]) => (plan ? [{ id, plan }] : []))
    const inOrder = [
      ...writing.filter(({ id }) => !ENDS.includes(id)),
      ...writing.filter(({ id }) => ENDS.includes(id)),
    ]
    const wrong: string[] = []
    let done = 0
    for (const { id, plan } of inOrder) {
      const asksOf = (target: { id: string }) => plan({ ...UNKNOWN, name: SAME_NAME, phone: SAME_PHONE, ...target })
      const [ofLean, ofFull] = [asksOf(world.lean), asksOf(world.full())]
      for (const [n, ask] of ofLean.entries()) {
        const title = `${id} ${n}`
        const lean = await written(id, ask)
        const full = await written(id, ofFull[n] as Ask)
        if (UNLIKE.includes(id)) continue
        if (lean.status !== full.status) wrong.push(`${title}: ${lean.status}, but ${full.status}: ${full.text}`)
        else if (lean.sent.length !== full.sent.length)
          wrong.push(
            `${title}: ${lean.sent.length} statements, but ${full.sent.length}: ${beyond(lean.sent, full.sent)} / ${beyond(full.sent, lean.sent)}`,
          )
        if (full.status < 300) done += 1
      }
    }
    expect(wrong).toEqual([])
    // The rest is refused for another reason than rights; the refusal too takes the same.
    expect(done).toBeGreaterThan(30)
  }, 60_000)
})
