import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listAppointments, listTasks } from '../modules/appointments/contract.ts'
import { listActs } from '../modules/audit/contract.ts'
import { listAbsences, showBusy } from '../modules/calendars/contract.ts'
import { listCustomers, SORTS } from '../modules/customers/contract.ts'
import { listSealed } from '../modules/customers/secret/contract.ts'
import { listNeeds, listOrders, listQuotes, showBoard } from '../modules/deals/contract.ts'
import {
  listDiagnoses,
  listRecalls,
  listScored,
  listStepIns,
  showHome,
  showPersonScorecard,
} from '../modules/insight/contract.ts'
import { listPool } from '../modules/pool/contract.ts'
import { listDueReviews, listStuck } from '../modules/portrait/contract.ts'
import { listSights } from '../modules/secrecy/contract.ts'
import { showTeamToday, showToday } from '../modules/today/contract.ts'
import type { CallOf, Endpoint } from '../shared/endpoint.ts'
import { type Caller, openApp, type TestApp } from '../testing/app.ts'
import { LONG } from '../testing/long.ts'
import { type Crowd, fillCompany } from '../testing/million.ts'
import { AUDIT_LISTS, LARGE_OF_AUDIT } from '../testing/scale.audit.ts'
import { CARE_LISTS, LARGE_OF_CARE } from '../testing/scale.care.ts'
import { LARGE_OF_MAIL, MAIL_LISTS } from '../testing/scale.mail.ts'
import { LARGE_OF_SERVICES, SERVICE_LISTS } from '../testing/scale.services.ts'
import { sentDuring } from '../testing/statements.ts'

// Every list on a company that has grown large: the statements that it really sends, as the database plans them.

/** As many as show an index from a scan; in the long form a million. */
const CUSTOMERS = Number(process.env.JINKE_SCALE ?? (LONG ? 1_000_000 : 100_000))
const HELD_BY_TEAM = CUSTOMERS * 0.075 + 2100

let app: TestApp
let crowd: Crowd
let inspector: pg.Client
beforeAll(async () => {
  app = await openApp()
  crowd = await fillCompany(app, CUSTOMERS)
  inspector = new pg.Client(app.owner)
  await inspector.connect()
}, 900_000)
afterAll(async () => {
  await inspector?.end()
  await app?.close()
})

interface Node {
  'Node Type': string
  'Relation Name'?: string
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  'Rows Removed by Index Recheck'?: number
  Plans?: Node[]
}

const LARGE = [
  'customer',
  'customer_search',
  'customer_name',
  'contact',
  'contact_point',
  'touch',
  'touch_text',
  'ownership',
  'pool_move',
  'event',
  'need',
  'need_move',
  'quote',
  'sales_order',
  'portrait_standing',
  'importance_score',
  ...LARGE_OF_AUDIT,
  ...LARGE_OF_MAIL,
  ...LARGE_OF_CARE,
  ...LARGE_OF_SERVICES,
  'appointment',
  'appointment_text',
  'appointment_person',
  'appointment_move',
  'booked_time',
  'checklist_item',
  'task',
  'absence',
]

function* nodesOf(node: Node): Generator<Node> {
  yield node
  for (const child of node.Plans ?? []) yield* nodesOf(child)
}

/** The large tables that a call reads from end to end, and how many rows of them it looks at in all. */
async function looksAt(act: () => Promise<unknown>): Promise<{ wholly: string[]; rows: number; ms: number }> {
  let rows = 0
  const wholly: string[] = []
  const began = performance.now()
  const sent = (await sentDuring(act)).filter(({ text }) => /^\s*(select|with)\b/i.test(text))
  const ms = performance.now() - began
  for (const { text, values } of sent) {
    const explained = await inspector.query(`explain (analyze, timing off, format json) ${text}`, values)
    for (const node of nodesOf(explained.rows[0]['QUERY PLAN'][0].Plan)) {
      if (!node['Relation Name'] || !LARGE.includes(node['Relation Name'])) continue
      if (node['Node Type'] === 'Seq Scan') wholly.push(node['Relation Name'])
      const looked =
        node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0)
      rows += looked * node['Actual Loops']
    }
  }
  return { wholly, rows, ms }
}

const figures: string[] = []

/** A list reads no large table wholly and looks at so many rows at most; what it took is told at the end. */
function list<E extends Endpoint>(title: string, who: keyof Crowd, endpoint: E, input: CallOf<E>, most: number) {
  test(`${title}, as ${who}`, { timeout: 60_000 }, async () => {
    const caller: Caller = crowd[who]
    const { wholly, rows, ms } = await looksAt(() => caller.call(endpoint, input))
    figures.push(`${title} as ${who}: ${Math.round(rows)} rows, ${Math.round(ms)} ms`)
    expect({ wholly, within: rows <= most || rows }).toEqual({ wholly: [], within: true })
  })
}

/** A measure looks at each customer once, at what hangs on it, and for the company's usual at all leads there ever were. */
const MEASURED = 16 * CUSTOMERS

/** Figures are counted over all that is in sight: read how the database likes, but each row a given number of times at most. */
function counted<E extends Endpoint>(
  title: string,
  who: keyof Crowd,
  endpoint: E,
  input: CallOf<E> | (() => CallOf<E>),
) {
  test(`${title}, as ${who}`, { timeout: 60_000 }, async () => {
    const { rows, ms } = await looksAt(() => crowd[who].call(endpoint, typeof input === 'function' ? input() : input))
    figures.push(`${title} as ${who}: ${Math.round(rows)} rows, ${Math.round(ms)} ms`)
    expect(rows <= MEASURED || rows).toBe(true)
  })
}

/** What each may have to look through where no index gives the order: all one holds, or all the team holds. */
const MOST = { few: 2000, many: 8000, manager: 3 * HELD_BY_TEAM, director: 5000 } as const
/** The same with what hangs on each: the customer, the one that it was merged into, and the need, quote or order. */
const DEALS = { few: 3000, many: 12_000, manager: 6 * HELD_BY_TEAM, director: 10_000 } as const
/** A rep’s are found by the customers held; the others’ stand in one index for all, and whose customer is in sight is looked at beside. */
const APPOINTED = { few: 1000, many: 20_000, manager: 8 * HELD_BY_TEAM, director: 10_000 } as const
const WEEK = { from: '2026-06-01T00:00:00Z', to: '2026-06-08T00:00:00Z' }
/** Whose birthday it is, anywhere in the company: each contact is looked up, and its customer. */
const BIRTHDAYS = CUSTOMERS / 100
/** Of the customers so many are sealed: in the order of importance they stand first, for those who may not see them too. */
const SEALED = CUSTOMERS / 50
/** What a search may look at: all that one holds, each beside its words; the database chooses where it begins. */
const FOUND = 40_000
const WHO = Object.keys(MOST) as (keyof typeof MOST)[]

describe(`every list with ${CUSTOMERS} customers: no large table is read from end to end`, () => {
  for (const who of WHO) {
    list('GET /customers', who, listCustomers, {}, MOST[who])
    for (const sort of SORTS)
      for (const way of ['', '-'] as const)
        list(
          `GET /customers?sort=${way}${sort}`,
          who,
          listCustomers,
          { query: { sort: `${way}${sort}` } },
          MOST[who] + (sort === 'tier' ? SEALED : 0),
        )
    for (const q of ['锦', '锦程', '锦程印刷', 'j', 'jc', 'jcys', '1', '138', '1380000'])
      list(`GET /customers?q=${q}`, who, listCustomers, { query: { q } }, Math.max(MOST[who], FOUND))
    list('GET /customers?dormant', who, listCustomers, { query: { dormant: 'yes', sort: 'quietSince' } }, MOST[who])
    // Each of the own customers is asked once more whether a greeting waits.
    list('GET /today', who, showToday, {}, 2 * MOST[who] + BIRTHDAYS)
    for (const sort of ['created', 'nextOn', 'wantedOn', 'amount'] as const)
      list(`GET /needs?sort=${sort}`, who, listNeeds, { query: { sort } }, DEALS[who])
    list('GET /needs?stage=explicit', who, listNeeds, { query: { stage: 'explicit', sort: 'board' } }, DEALS[who])
    list('GET /needs?nextTo', who, listNeeds, { query: { nextTo: '2026-05-31', sort: 'nextOn' } }, DEALS[who])
    // What stands in the columns is counted exactly: each need in sight is looked at once.
    list('GET /needs/board', who, showBoard, {}, 6 * DEALS[who] + CUSTOMERS / 2)
    list('GET /quotes', who, listQuotes, {}, DEALS[who])
    // What was sent and is not answered yet may be found by its state first.
    list('GET /quotes?state=expired', who, listQuotes, { query: { state: 'expired' } }, Math.max(DEALS[who], 60_000))
    list('GET /orders', who, listOrders, {}, DEALS[who])
    list('GET /orders?payment=unpaid', who, listOrders, { query: { payment: 'unpaid' } }, DEALS[who])
    list('GET /customers/sealed', who, listSealed, {}, MOST[who] + SEALED)
    list('GET /pool', who, listPool, {}, 5000)
    list('GET /pool?q=锦程', who, listPool, { query: { q: '锦程' } }, 50_000)
  }
  for (const who of WHO) {
    list('GET /appointments', who, listAppointments, {}, APPOINTED[who])
    list(
      'GET /appointments of a week',
      who,
      listAppointments,
      { query: { ...WEEK, state: 'booked,held' } },
      APPOINTED[who],
    )
    list('GET /appointments?past', who, listAppointments, { query: { past: 'true' } }, APPOINTED[who])
    list('GET /appointments?waiting', who, listAppointments, { query: { waiting: 'true' } }, APPOINTED[who])
    list('GET /appointments?state=proposed', who, listAppointments, { query: { state: 'proposed' } }, APPOINTED[who])
    list('GET /tasks', who, listTasks, {}, APPOINTED[who])
    list('GET /absences', who, listAbsences, { query: { from: '2026-06-01', to: '2026-06-30' } }, 2000)
  }
  test('one rep’s week, as the rep, the manager and the director see it, and who is busy', {
    timeout: 60_000,
  }, async () => {
    for (const who of ['many', 'manager', 'director'] as const) {
      const query = { ...WEEK, person: crowd.many.id }
      const { wholly, rows } = await looksAt(() => crowd[who].call(listAppointments, { query }))
      expect({ wholly, within: rows <= 20_000 || rows }).toEqual({ wholly: [], within: true })
    }
    const busy = await looksAt(() =>
      crowd.many.call(showBusy, { query: { people: `${crowd.many.id},${crowd.few.id}`, ...WEEK } }),
    )
    expect({ wholly: busy.wholly, within: busy.rows <= 2000 || busy.rows }).toEqual({ wholly: [], within: true })
  })
  for (const state of ['active', 'suspended', 'recalled'])
    list(`GET /customers?state=${state}`, 'director', listCustomers, { query: { state } }, 5000)
  for (const cadence of ['early', 'ok', 'due', 'overdue'])
    for (const who of ['many', 'director'] as const)
      list(`GET /customers?cadence=${cadence}`, who, listCustomers, { query: { cadence } }, 20_000)
  list('GET /customers?owner=none', 'director', listCustomers, { query: { owner: 'none' } }, 5000)
  for (const who of WHO) {
    list('GET /distance/stuck', who, listStuck, {}, DEALS[who])
    list('GET /portrait/reviews/due', who, listDueReviews, {}, 2 * DEALS[who])
    list('GET /customers?watched=yes', who, listCustomers, { query: { watched: 'yes' } }, 3 * MOST[who])
    // Whoever shows life since then is asked about its touches and orders.
    list(
      'GET /customers?wonBackFrom',
      who,
      listCustomers,
      { query: { wonBackFrom: '2026-05-01' } },
      Math.max(3 * MOST[who], CUSTOMERS),
    )
  }
  for (const who of WHO)
    for (const [title, endpoint, input, share] of CARE_LISTS)
      list(title, who, endpoint, input as never, share * MOST[who] + 40_000)
  for (const who of WHO)
    for (const [title, endpoint, input, share] of SERVICE_LISTS)
      list(title, who, endpoint, input as never, share * MOST[who] + 40_000)
  for (const [title, query, most] of AUDIT_LISTS)
    test(`${title}, as director`, { timeout: 60_000 }, async () => {
      const { wholly, rows } = await looksAt(() => crowd.director.call(listActs, { query: query(crowd) }))
      figures.push(`${title} as director: ${Math.round(rows)} rows`)
      expect({ wholly, within: rows <= most || rows }).toEqual({ wholly: [], within: true })
    })
  for (const [title, endpoint, input, most] of MAIL_LISTS) list(title, 'many', endpoint, input as never, most)
  for (const who of ['manager', 'director'] as const) {
    list('GET /step-ins', who, listStepIns, {}, 5000)
    list('GET /recalls', who, listRecalls, {}, 5000)
    list('GET /scorecards', who, listScored, {}, 5000)
    counted('GET /home', who, showHome, {})
    counted('GET /insight/people', who, listDiagnoses, {})
  }
  counted('GET /scorecards/people', 'many', showPersonScorecard, () => ({ params: { id: crowd.many.id } }))
  list('GET /sights', 'manager', listSights, {}, 4 * HELD_BY_TEAM)
  list('GET /today/team', 'manager', showTeamToday, {}, 3 * HELD_BY_TEAM)

  test('one rep’s customers, as the manager and the director see them', async () => {
    for (const who of ['manager', 'director'] as const) {
      const { wholly, rows } = await looksAt(() =>
        crowd[who].call(listCustomers, { query: { owner: crowd.many.id, sort: 'name' } }),
      )
      expect({ wholly, within: rows <= 20_000 || rows }).toEqual({ wholly: [], within: true })
    }
  })

  test('the figures', () => {
    process.stdout.write(`${figures.join('\n')}\n`)
  })
})
