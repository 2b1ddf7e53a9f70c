import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setUpCompany } from '../../modules/people/index.ts'
import { claimsADay, heldAtMost } from '../../modules/pool/settings.ts'
import { systemClock } from '../../platform/clock.ts'
import { Companies } from '../../platform/companies.ts'
import { readConfig } from '../../platform/config.ts'
import { openPostgres } from '../../platform/postgres/index.ts'
import { loadSettings } from '../../platform/settings.ts'
import { JINKE } from '../../shared/actor.ts'
import { withoutIndexes } from '../../testing/indexes.ts'
import { type Connected, connect } from '../stage/connection.ts'
import { environmentOf, root } from '../stage/root.ts'
import { crowdFor, passwordHash } from './crowd.ts'
import { copyCustomers } from './customers.ts'
import { decideStepIns, insertDeals, insertPast, insertPortraits, insertTouches } from './facts.ts'
import { countFigures, keepAll } from './figures.ts'

const BULKY = [
  'customer',
  'customer_name',
  'customer_search',
  'contact',
  'contact_point',
  'touch',
  'touch_text',
  'ownership',
  'pursuit',
  'event',
  'pool_move',
  'need',
  'need_move',
  'quote',
  'quote_version',
  'sales_order',
  'portrait_value',
  'portrait_standing',
  'importance_score',
  'confidant',
]
/** By which the figures are counted. */
const COUNTED_BY = [
  'customer_by_root',
  'touch_by_customer',
  'touch_corrected_once',
  'pursuit_by_customer',
  'sales_order_by_customer',
  'need_by_customer',
  'need_move_by_need',
  'quote_by_customer',
]
const SINCE = Date.UTC(2019, 0, 1)

/** Builds a company of so many customers in a data folder, by the seed; tells how long each step took. */
export async function buildCompany(
  data: string,
  customers: number,
  seed: number,
  tell: (line: string) => void,
): Promise<void> {
  mkdirSync(data, { recursive: true, mode: 0o755 })
  const postgres = await openPostgres(readConfig(environmentOf(data), root))
  const owner = postgres.connection('owner')
  // Checks of foreign keys and of rights row by row would take longer than all the rest.
  const bulk = { ...owner, options: `${owner.options ?? ''} -c session_replication_role=replica`.trim() }
  const options = { migrations: join(root, 'db'), clock: systemClock, poolSize: 1 }
  await Companies.migrateAll({ ...options, connection: (role) => postgres.connection(role) })
  const companies = new Companies({ ...options, connection: () => bulk })
  try {
    const { company } = await setUpCompany(
      companies,
      {
        companyName: '锦程印刷',
        adminName: '管理员',
        email: 'admin@bench.example',
        password: 'only for the benchmark',
        locale: 'zh',
      },
      'bench',
    )
    const inSchema = { ...bulk, options: `${bulk.options} -c search_path=${company.schema},public` }
    const { client, end } = await connect(inSchema)
    const step = timed(tell)
    await client.query(
      `set synchronous_commit = off; set maintenance_work_mem = '1GB'; set work_mem = '256MB'; set max_parallel_workers_per_gather = 2`,
    )
    await step('people', () => insertPeople(client, customers, seed))
    await withoutIndexes(client, BULKY, async (make) => {
      await step('customers', async () => copyCustomers(inSchema, await planFor(client, customers, seed)))
      await client.query('analyze customer')
      await step('touches', () => insertTouches(client, seed))
      await step('past', () => insertPast(client))
      await step('deals', () => insertDeals(client, seed))
      await step('portraits', () => insertPortraits(client))
      await step('indexes to count by', () => make(COUNTED_BY))
      await client.query('analyze')
      await step('figures', async () =>
        countFigures(companies.work(company, company.db, JINKE, await loadSettings(company.db), 'bench')),
      )
      await step('decisions', () => decideStepIns(client))
      await step('customers rewritten', () => client.query('vacuum (full) customer'))
      tell('indexes …')
    })
    await step('vacuum', () => client.query('vacuum (analyze)'))
    await step('kept figures', () => keepAll(companies, company))
    await client.query('vacuum (analyze) kept_part, kept_tally')
    await client.query('checkpoint')
    await end()
  } finally {
    await companies.close()
    await postgres.close()
  }
}

const timed =
  (tell: (line: string) => void) =>
  async (what: string, act: () => Promise<unknown>): Promise<void> => {
    const began = performance.now()
    await act()
    tell(`${what}: ${((performance.now() - began) / 1000).toFixed(1)} s`)
  }

/** Colleagues with one password; nobody is kept from claiming for long. */
async function insertPeople(client: Connected, customers: number, seed: number): Promise<void> {
  const { teams, people } = crowdFor(customers, seed, await rootTeam(client), SINCE)
  await client.query(
    `insert into team (id, name, parent_id, created_at) select id, name, "parentId", now() from jsonb_to_recordset($1) as g(id uuid, name text, "parentId" uuid)`,
    [JSON.stringify(teams)],
  )
  await client.query(
    `insert into person (id, name, email, role, team_id, state, joined_on, password_hash, created_at)
     select id, name, email, role, "teamId", 'active', current_date - 900, $2, now() from jsonb_to_recordset($1) as g(id uuid, name text, email text, role text, "teamId" uuid)`,
    [JSON.stringify(people), await passwordHash()],
  )
  await client.query(
    `insert into undertaking_signature (id, person_id, version, name, signed_at) select gen_random_uuid(), id, 1, name, now() from person`,
  )
  for (const [key, value] of [
    [claimsADay.key, 1000],
    [heldAtMost.key, 100_000],
  ])
    await client.query('insert into setting (key, value, changed_by, changed_at) values ($1, $2, $3, now())', [
      key,
      value,
      JINKE.id,
    ])
}

async function planFor(client: Connected, customers: number, seed: number) {
  const root = await rootTeam(client)
  const { rows } = await client.query<{ id: string }>('select id from pool limit 1')
  return {
    customers,
    seed,
    crowd: crowdFor(customers, seed, root, SINCE),
    poolId: rows[0]?.id as string,
    rootTeam: root,
    now: Date.now(),
  }
}

async function rootTeam(client: Connected): Promise<string> {
  const { rows } = await client.query<{ id: string }>('select id from team where parent_id is null')
  return rows[0]?.id as string
}
