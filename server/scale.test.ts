import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listAppointments } from '../modules/appointments/contract.ts'
import { listActs } from '../modules/audit/contract.ts'
import { listAbsences, showBusy } from '../modules/calendars/contract.ts'
import { showCareYear } from '../modules/care/contract.ts'
import { listCustomers } from '../modules/customers/contract.ts'
import { showBoard } from '../modules/deals/contract.ts'
import { listDiagnoses, showHome, showPersonScorecard } from '../modules/insight/contract.ts'
import { previewLetter } from '../modules/letters/contract.ts'
import { listAddresses } from '../modules/mail/contract.ts'
import { listServices, showServiceDay } from '../modules/services/contract.ts'
import { showTeamToday } from '../modules/today/contract.ts'
import type { CallOf, Endpoint } from '../shared/endpoint.ts'
import { Answer, openApp, type TestApp } from '../testing/app.ts'
import { type Asked, listsAsked } from '../testing/lists.ts'
import { LONG } from '../testing/long.ts'
import { WROTE_MOST } from '../testing/million.mail.ts'
import { type Crowd, fillCompany } from '../testing/million.ts'
import { sentDuring } from '../testing/statements.ts'
import { routes } from './web.ts'

// Every list in two companies, one four times the other, whose people hold as much and whose teams are as large: the statements that it
// really sends, as the database plans them, must not look at more because the company is larger.

/** The smaller company; in the long form the larger has a million. */
const CUSTOMERS = Number(process.env.JINKE_SCALE ?? (LONG ? 250_000 : 8000))
const TIMES = 4

interface Node {
  'Node Type': string
  'Relation Name'?: string
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  'Rows Removed by Index Recheck'?: number
  Plans?: Node[]
}

/** Where to read all is no choice: in companies that are made in seconds it would be a good one. */
const AS_IF_LARGE = 'set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off'

interface Company {
  app: TestApp
  crowd: Crowd
  inspector: pg.Client
}

async function companyOf(customers: number): Promise<Company> {
  const app = await openApp()
  const crowd = await fillCompany(app, customers)
  const inspector = new pg.Client(app.owner)
  await inspector.connect()
  await inspector.query(AS_IF_LARGE)
  return { app, crowd, inspector }
}

let small: Company
let large: Company
beforeAll(async () => {
  small = await companyOf(CUSTOMERS)
  large = await companyOf(CUSTOMERS * TIMES)
}, 900_000)
afterAll(async () => {
  for (const company of [small, large]) {
    await company?.inspector.end()
    await company?.app.close()
  }
})

function* nodesOf(node: Node): Generator<Node> {
  yield node
  for (const child of node.Plans ?? []) yield* nodesOf(child)
}

/** What looking at an entry of an index costs of looking at a row. */
const ENTRY = 0.1

/** How many rows an act looks at in a company. */
async function looksAt({ crowd, inspector }: Company, act: (crowd: Crowd) => Promise<unknown>): Promise<number> {
  let rows = 0
  const sent = (await sentDuring(() => act(crowd))).filter(({ text }) => /^\s*(select|with)\b/i.test(text))
  for (const { text, values } of sent) {
    const explained = await inspector.query(`explain (analyze, timing off, format json) ${text}`, values)
    for (const node of nodesOf(explained.rows[0]['QUERY PLAN'][0].Plan)) {
      const isOfIndex = node['Node Type'] === 'Bitmap Index Scan'
      if (!node['Relation Name'] && !isOfIndex) continue
      const looked =
        node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0)
      rows += looked * node['Actual Loops'] * (isOfIndex ? ENTRY : 1)
    }
  }
  return Math.round(rows)
}

/**
 * By how much a page may cost more: where the list's order was the shorter way in the smaller company, what one has oneself is in the
 * larger, and that does not grow. (What one holds and what hangs on it, or for who sees all, and in the pools, some pages.)
 */
const MORE = { few: 1500, many: 3500, manager: 4500, director: 2000 } as const
const WHO = Object.keys(MORE) as (keyof typeof MORE)[]

const figures: string[] = []

/** Fails where an act looks at more in the larger company, for anyone who may do it at all. */
async function staysAsItIs(
  title: string,
  asking: readonly (keyof Crowd)[],
  act: (who: keyof Crowd, crowd: Crowd) => Promise<unknown>,
): Promise<void> {
  const grown: string[] = []
  let answered = 0
  for (const who of asking) {
    const rows: number[] = []
    for (const company of [small, large])
      rows.push(
        await looksAt(company, (crowd) =>
          act(who, crowd).then(
            () => (answered += 1),
            (error) => {
              if (!(error instanceof Answer) || (error.status !== 403 && error.status !== 404)) throw error
            },
          ),
        ),
      )
    const [before = 0, after = 0] = rows
    figures.push(`${title} as ${who}: ${before} → ${after}`)
    if (after - before > MORE[who]) grown.push(`${who}: ${before} → ${after}`)
  }
  expect({ answered: answered > 0, grown }).toEqual({ answered: true, grown: [] })
}

/** How a list is narrowed goes the same ways for who holds few as for who holds many, and beside the customers' for a manager. */
const whoAsks = ({ endpoint, input: { query = {} } }: Asked): readonly (keyof Crowd)[] => {
  if (Object.keys(query).every((name) => name === 'q')) return WHO
  return endpoint === listCustomers ? ['many', 'manager', 'director'] : ['many', 'director']
}

/** By a customer with whom there was most mail; of what else has an id there are few. */
const OF_ONE = { '/customers/{id': WROTE_MOST, '/letters/{id': 'free' }

/** What filters are asked for of which a contract does not tell each word. */
const WORDS = {
  q: ['锦', '锦程', '锦程印刷', 'j', 'jc', 'jcys', '1', '138', '1380000', '鑫犇'],
  'listActs.q': ['需求', '匿名化'],
  'listCustomers.owner': ['me', 'none'],
  'listNeeds.owner': ['me'],
  'listOrders.owner': ['me'],
  by: ['me'],
  cadence: ['early', 'ok', 'due', 'overdue'],
  tier: ['A', 'none'],
  'listCustomers.state': ['suspended'],
  'listCustomers.stage': ['need'],
  'listNeeds.stage': ['explicit', 'won'],
  'listAppointments.state': ['booked,held', 'proposed'],
  nextTo: ['2026-05-31'],
  wonBackFrom: ['2026-05-01'],
  'listActs.from': ['2025-06-01'],
  locale: ['zh'],
}

const RARE = 'what hardly anybody is, and no index tells, is looked for among all that are in sight'
const FIGURES = 'records behind a figure, found as they were counted'
/** What grows, and why: `docs/performance.md` tells what it costs. */
const GROWS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(['micro', 'small', 'medium', 'large'].map((size) => [`GET /customers?size=${size}`, RARE])),
  'GET /customers?kind=person': RARE,
  'GET /customers?nextTo=2026-05-31': RARE,
  'GET /customers?rhythm=A': RARE,
  'GET /customers?rhythm=B': RARE,
  'GET /customers?dormant=yes': RARE,
  'GET /customers?leadOf=me': FIGURES,
  'GET /customers?reachedBy=me': FIGURES,
  'GET /customers?triedBy=me': FIGURES,
  'GET /customers?wonBackFrom=2026-05-01': FIGURES,
  ...Object.fromEntries(
    ['', '?unusual=true', '?unusual=false'].map((query) => [
      `GET /sights${query}`,
      'each sight is told with how many the same person had in that hour',
    ]),
  ),
}

const ASKED = listsAsked(
  routes.map((route) => route.endpoint),
  OF_ONE,
  WORDS,
)
  // The order of the board takes a column beside it; the board asks for it.
  .filter(({ title }) => title !== 'GET /needs?sort=board')

const WEEK = { from: '2026-06-01T00:00:00Z', to: '2026-06-08T00:00:00Z' }

describe(`what a page of a company of ${CUSTOMERS} customers looks at, and of one ${TIMES} times as large`, () => {
  for (const asked of ASKED.filter(({ title }) => !GROWS[title]))
    test(asked.title, { timeout: 60_000 }, () =>
      staysAsItIs(asked.title, whoAsks(asked), (who, crowd) => crowd[who].call(asked.endpoint, asked.input as never)),
    )

  // What is no list, and what is asked for with more than one word.
  const page = <E extends Endpoint>(
    title: string,
    asking: readonly (keyof Crowd)[],
    endpoint: E,
    input: (crowd: Crowd) => CallOf<E>,
  ) =>
    test(title, { timeout: 60_000 }, () =>
      staysAsItIs(title, asking, (who, crowd) => crowd[who].call(endpoint, input(crowd))),
    )
  // Who sees all has all needs counted: exactly, from the index alone.
  page('GET /needs/board', ['few', 'many', 'manager'], showBoard, () => ({}))
  page('GET /today/team', ['manager'], showTeamToday, () => ({}))
  page('GET /care', ['few', 'many'], showCareYear, () => ({}))
  page('GET /services', WHO, listServices, () => ({}))
  page('GET /service-day', WHO, showServiceDay, () => ({}))
  page('GET /absences', WHO, listAbsences, () => ({ query: { from: '2026-06-01', to: '2026-06-30' } }))
  page('GET /appointments of a week', WHO, listAppointments, () => ({ query: { ...WEEK, state: 'booked,held' } }))
  page('GET /appointments of one rep’s week', ['many', 'manager', 'director'], listAppointments, ({ many }) => ({
    query: { ...WEEK, person: many.id },
  }))
  page('GET /busy', ['many'], showBusy, ({ many, few }) => ({ query: { people: `${many.id},${few.id}`, ...WEEK } }))
  page('GET /customers of one rep by name', ['manager', 'director'], listCustomers, ({ many }) => ({
    query: { owner: many.id, sort: 'name' as const },
  }))
  page('GET /audit/acts of one person in one area', ['director'], listActs, ({ many }) => ({
    query: { person: many.id, area: 'deals' as const },
  }))
  page('GET /customers/{id}/mail-addresses', ['many'], listAddresses, () => ({ params: { id: WROTE_MOST } }))
  page('POST /letters/previews', ['many'], previewLetter, () => ({
    body: { id: 'introduction', locale: 'zh' as const, customerId: WROTE_MOST },
  }))

  test('whatever may grow is still asked for', () => {
    expect(Object.keys(GROWS).filter((title) => !ASKED.some((asked) => asked.title === title))).toEqual([])
  })
})

describe('figures look at each customer once, at what hangs on it, and for the company’s usual at all leads there ever were', () => {
  const counted = <E extends Endpoint>(
    title: string,
    who: keyof Crowd,
    endpoint: E,
    input: (crowd: Crowd) => CallOf<E>,
  ) =>
    test(`${title}, as ${who}`, { timeout: 60_000 }, async () => {
      const rows = await looksAt(large, (crowd) => crowd[who].call(endpoint, input(crowd)))
      expect(rows <= 16 * TIMES * CUSTOMERS || rows).toBe(true)
    })
  for (const who of ['manager', 'director'] as const) {
    counted('GET /home', who, showHome, () => ({}))
    counted('GET /insight/people', who, listDiagnoses, () => ({}))
  }
  counted('GET /scorecards/people', 'many', showPersonScorecard, ({ many }) => ({ params: { id: many.id } }))
})

test.runIf(LONG)('the figures', () => {
  process.stdout.write(`${figures.join('\n')}\n`)
})
