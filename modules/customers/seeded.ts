import { run, sql, type Tx } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import type { Day } from '../../shared/calendar.ts'
import { foldName, looseName } from '../../shared/name.ts'
import { gramsOf, searchText } from '../../shared/search.ts'
import { pointsOf, recordset } from './imported.ts'
import type { Column } from './rules/columns.ts'
import type { Size } from './rules/sizes.ts'
import type { State, Tier } from './rules/stages.ts'

// Customers with a history, as the demo brings them: many at once, with the instants at which things happened.
// Figures are not among it; who seeds counts them by the same functions as everyone.

export interface SeededContact {
  id: string
  name: string
  job: string
  birthday: { year: number; month: number; day: number; lunar: boolean } | null
  bestTimes: string | null
  worstTimes: string | null
  phones: string[]
  mails: string[]
  wechats: string[]
}

export interface SeededCustomer {
  id: string
  name: string
  kind: 'organisation' | 'person'
  stage: number
  state: State
  tier: Tier | null
  ownerId: string | null
  ownerSince: Date | null
  teamId: string
  poolId: string | null
  pooledAt: Date | null
  industry: string
  source: string
  region: string
  size: Size | null
  address: string
  remarks: string | null
  tags: string[]
  enteredOn: Day
  createdBy: string
  createdAt: Date
  neglectSince: Day | null
  protectedUntil: Day | null
  postponedUntil: Day | null
  lookAgainOn: Day | null
  phones: string[]
  contacts: SeededContact[]
}

export async function seedCustomers({ tx }: Work, customers: readonly SeededCustomer[]): Promise<void> {
  await run(
    tx,
    sql`insert into customer (id, root_id, name, kind, stage, state, tier, owner_id, owner_since, team_id, pool_id, pooled_at, industry, source, region, size,
          address, remarks, tags, entered_on, created_by, created_at, neglect_since, protected_until, postponed_until, look_again_on,
          pursuit_started_at, pursuit_started_on)
        select g.id, g.id, g.name, g.kind, g.stage, g.state, g.tier, g."ownerId", g."ownerSince", g."teamId", g."poolId", g."pooledAt", g.industry, g.source, g.region, g.size,
          g.address, g.remarks, g.tags, g."enteredOn", g."createdBy", g."createdAt", g."neglectSince", g."protectedUntil", g."postponedUntil", g."lookAgainOn",
          g."createdAt", g."enteredOn"
        from ${recordset(
          customers,
          sql`id uuid, name text, kind text, stage smallint, state text, tier text, "ownerId" uuid, "ownerSince" timestamptz, "teamId" uuid, "poolId" uuid,
          "pooledAt" timestamptz, industry text, source text, region text, size text, address text, remarks text, tags text[], "enteredOn" date, "createdBy" uuid,
          "createdAt" timestamptz, "neglectSince" date, "protectedUntil" date, "postponedUntil" date, "lookAgainOn" date`,
        )}`,
  )
  await seedNames(tx, customers)
  await seedContacts(tx, customers)
}

async function seedNames(tx: Tx, customers: readonly SeededCustomer[]): Promise<void> {
  const named = customers.map((c) => {
    const numbers = [...c.phones, ...c.contacts.flatMap((contact) => contact.phones)]
    const folded = searchText({
      names: [c.name],
      contacts: c.contacts.map((contact) => contact.name),
      phones: numbers,
      mails: c.contacts.flatMap((contact) => contact.mails),
      others: c.contacts.flatMap((contact) => contact.wechats),
    })
    return { id: c.id, name: c.name, fold: foldName(c.name), loose: looseName(c.name), folded, grams: gramsOf(folded) }
  })
  await run(
    tx,
    sql`with given as (select * from ${recordset(named, sql`id uuid, name text, fold text, loose text, folded text, grams text[]`)}),
        names as (insert into customer_name (customer_id, name, fold, loose, main) select id, name, fold, loose, true from given)
        insert into customer_search (customer_id, folded, grams) select id, folded, grams from given`,
  )
}

async function seedContacts(tx: Tx, customers: readonly SeededCustomer[]): Promise<void> {
  const contacts = customers.flatMap(({ id, createdAt, contacts }) =>
    contacts.map((c, at) => ({ ...c, ...c.birthday, customerId: id, main: at === 0, createdAt })),
  )
  await run(
    tx,
    sql`insert into contact (id, customer_id, name, job, birth_year, birth_month, birth_day, birth_lunar, best_times, worst_times, main, created_at)
        select g.id, g."customerId", g.name, g.job, g.year, g.month, g.day, coalesce(g.lunar, false), g."bestTimes", g."worstTimes", g.main, g."createdAt"
        from ${recordset(
          contacts,
          sql`id uuid, "customerId" uuid, name text, job text, year smallint, month smallint, day smallint, lunar boolean, "bestTimes" text, "worstTimes" text,
          main boolean, "createdAt" timestamptz`,
        )}`,
  )
  const points = [
    ...customers.flatMap((c) => pointsOf(c.id, null, { phones: c.phones, mails: [] })),
    ...contacts.flatMap((c) => pointsOf(c.customerId, c.id, c)),
  ]
  await run(
    tx,
    sql`insert into contact_point (id, customer_id, contact_id, kind, value, key, position)
        select gen_random_uuid(), g."customerId", g."contactId", g.kind, g.value, g.key, g.position
        from ${recordset(points, sql`"customerId" uuid, "contactId" uuid, kind text, value text, key text, position smallint`)}`,
  )
}

export interface SeededView {
  id: string
  personId: string
  name: string
  shared: boolean
  query: Record<string, string>
  columns: Column[]
  position: number
  createdAt: Date
}

export async function seedViews({ tx }: Work, views: readonly SeededView[]): Promise<void> {
  await run(
    tx,
    sql`insert into saved_view (id, person_id, name, shared, query, columns, position, created_at)
        select g.id, g."personId", g.name, g.shared, g.query, g.columns, g.position, g."createdAt"
        from ${recordset(views, sql`id uuid, "personId" uuid, name text, shared boolean, query jsonb, columns text[], position integer, "createdAt" timestamptz`)}`,
  )
}
