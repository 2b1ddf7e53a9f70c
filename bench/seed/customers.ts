import { once } from 'node:events'
import { from as copyFrom } from 'pg-copy-streams'
import { foldName, looseName } from '../../shared/name.ts'
import { gramsOf, searchText } from '../../shared/search.ts'
import { type Connection, connect } from '../stage/connection.ts'
import type { Crowd } from './crowd.ts'
import { hashOf, pick } from './hash.ts'
import { idAt, OF } from './ids.ts'
import { firmOf, mobileOf, personOf } from './names.ts'

const DAY_MS = 86_400_000
/** How far back the company's oldest customers were entered, and how lately the newest. */
const YEARS = { from: 3 * 365, to: 5 }
const SOURCES = ['展会', '转介绍', '网络', '老客户', '上门', '电话开发', '行业名录']
const SIZES = ['micro', 'small', 'small', 'medium', 'large']
const JOBS = ['采购经理', '总经理', '采购', '行政主管', '市场部经理', '老板', '设计师']
/** So many customers bear the tag that the export is narrowed by. */
export const TAGGED = 10_000
export const TAG = '年度名录'

export interface Plan {
  customers: number
  seed: number
  crowd: Crowd
  poolId: string
  rootTeam: string
  /** The moment of the building. */
  now: number
}

const TABLES = {
  customer: `id, root_id, name, kind, state, tier, owner_id, owner_since, team_id, pool_id, pooled_at, industry, source, region, size, address, tags,
    entered_on, created_by, created_at, pursuit_started_at, pursuit_started_on, secrecy, look_again_on`,
  customer_name: 'customer_id, name, fold, loose, main',
  customer_search: 'customer_id, folded, grams',
  contact: 'id, customer_id, name, job, birth_month, birth_day, main, created_at',
  contact_point: 'id, customer_id, contact_id, kind, value, key',
} as const
type Table = keyof typeof TABLES
type Rows = Record<Table, string[]>

/** Brings in customers with their names, contacts and numbers, searched in as the product makes it, row by row through COPY. */
export async function copyCustomers(connection: Connection, plan: Plan): Promise<void> {
  const streams = await Promise.all(
    (Object.keys(TABLES) as Table[]).map(async (table) => {
      const { client, end } = await connect(connection)
      await client.query('set session_replication_role = replica')
      const stream = client.query(copyFrom(`copy ${table} (${TABLES[table]}) from stdin`))
      return { table, end, stream }
    }),
  )
  for (let n = 1; n <= plan.customers; n += 2000) {
    const rows: Rows = { customer: [], customer_name: [], customer_search: [], contact: [], contact_point: [] }
    for (let at = n; at < n + 2000 && at <= plan.customers; at++) addCustomer(rows, plan, at)
    for (const { table, stream } of streams)
      if (!stream.write(`${rows[table].join('\n')}\n`)) await once(stream, 'drain')
  }
  for (const { stream, end } of streams) {
    stream.end()
    await once(stream, 'finish')
    await end()
  }
}

const row = (...values: (string | number | boolean | null)[]): string =>
  values.map((value) => (value === null ? '\\N' : value)).join('\t')
const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10)

function addCustomer(rows: Rows, { customers, seed, crowd, poolId, rootTeam, now }: Plan, n: number): void {
  const hash = hashOf(seed, n, 5)
  const age = (YEARS.from - ((YEARS.from - YEARS.to) * n) / customers) * DAY_MS
  const created = now - age
  const id = idAt(created, OF.customer, n)
  const firm = firmOf(seed, n)
  const inPool = hash % 4 === 0
  const suspended = inPool && hash % 8 === 0
  const owner = inPool ? null : pick(crowd.seats, hashOf(seed, n, 6))
  const tier = tierOf(hash >>> 4, inPool)
  const at = new Date(created).toISOString()
  const pooledAt = now - (((hash >>> 3) % 300) + 40) * DAY_MS
  const maker = owner ?? pick(crowd.seats, hashOf(seed, n, 7))
  rows.customer.push(
    row(
      id,
      id,
      firm.name,
      'organisation',
      suspended ? 'suspended' : 'active',
      tier,
      owner?.id ?? null,
      owner && at,
      owner?.teamId ?? rootTeam,
      inPool ? poolId : null,
      inPool ? new Date(Math.max(pooledAt, created)).toISOString() : null,
      firm.trade,
      pick(SOURCES, hash >>> 6),
      firm.city,
      pick(SIZES, hash >>> 9),
      `${firm.city}工业路${hash % 900}号`,
      n % Math.ceil(customers / TAGGED) === 0 ? `{${TAG}}` : '{}',
      dayOf(created),
      maker.id,
      at,
      at,
      dayOf(created),
      tier === 'VVIP' ? 1 : 0,
      suspended ? dayOf(now + (hash % 90) * DAY_MS) : null,
    ),
  )
  rows.customer_name.push(row(id, firm.name, foldName(firm.name), looseName(firm.name), 't'))
  const people = contactsOf(seed, n, created)
  for (const { contactId, name, job, phone, main } of people) {
    rows.contact.push(row(contactId, id, name, job, 1 + (hash % 12), 1 + ((hash >>> 5) % 28), main, at))
    rows.contact_point.push(row(contactId.replace('-8000-', '-8001-'), id, contactId, 'phone', phone, phone))
  }
  const folded = searchText({
    names: [firm.name],
    contacts: people.map((p) => p.name),
    phones: people.map((p) => p.phone),
  })
  const grams = gramsOf(folded).map((gram) => `"${gram}"`)
  rows.customer_search.push(row(id, folded, `{${grams.join(',')}}`))
}

function tierOf(hash: number, inPool: boolean): string | null {
  if (!inPool && hash % 400 === 0) return 'VVIP'
  if (!inPool && hash % 20 === 1) return 'A'
  if (hash % 5 === 2) return 'B'
  return hash % 3 === 0 ? 'C' : null
}

/** One, and at every third firm two. */
function contactsOf(seed: number, n: number, created: number) {
  return [OF.contact, OF.secondContact].slice(0, n % 3 === 0 ? 2 : 1).map((what, at) => ({
    contactId: idAt(created, what, n),
    name: personOf(seed, 2 * n + at),
    job: pick(JOBS, hashOf(seed, n, 8 + at)),
    phone: mobileOf(seed, 2 * n + at),
    main: at === 0,
  }))
}
