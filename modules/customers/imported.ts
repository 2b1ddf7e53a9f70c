import { newId, type RawBuilder, rows, run, sql, type Tx, uuids } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import { type Day, startOfDay } from '../../shared/calendar.ts'
import { foldName, looseName } from '../../shared/name.ts'
import { gramsOf, searchText } from '../../shared/search.ts'
import { keyOf } from './actions/contacts.ts'
import { propose } from './actions/proposals.ts'
import { daysOf } from './figures.ts'
import type { PointKind } from './repo/contacts.ts'
import { isEvidence } from './rules/likeness.ts'
import type { Size } from './rules/sizes.ts'
import { rankOf, type Tier } from './rules/stages.ts'

// Customers as an import brings them: many at once, each table in one statement.

export interface ImportedContact {
  id: string
  name: string
  job: string | null
  birthday: { year: number | null; month: number; day: number; lunar: boolean } | null
  phones: string[]
  mails: string[]
  wechats: string[]
  remarks: string | null
}

export interface ImportedCustomer {
  id: string
  name: string
  kind: 'organisation' | 'person'
  tier: Tier | null
  ownerId: string | null
  teamId: string
  poolId: string | null
  industry: string | null
  source: string | null
  region: string | null
  size: Size | null
  address: string | null
  remarks: string | null
  tags: string[]
  enteredOn: Day
  namedOnly: boolean
  stage: number
  phones: string[]
  mails: string[]
  contacts: ImportedContact[]
}

/** T6: the neglect clock of imported customers starts at the import, whatever their date of entry. */
export async function insertImported(
  work: Work,
  importId: string,
  customers: readonly ImportedCustomer[],
): Promise<void> {
  if (customers.length === 0) return
  const { tx, now, today, by, settings } = work
  const started = customers.map((c) => ({ ...c, startedAt: startOfDay(work.zone, c.enteredOn) }))
  await run(
    tx,
    sql`insert into customer (id, root_id, name, kind, tier, owner_id, owner_since, team_id, pool_id, pooled_at, industry, source, region, size, address, remarks, tags,
          entered_on, named_only, stage, import_id, created_by, created_at, pursuit_started_at, pursuit_started_on, neglect_since, early_until, due_on, overdue_on, recall_on)
        select n.id, n.id, n.name, n.kind, n.tier, n."ownerId", case when n."ownerId" is not null then ${now}::timestamptz end, n."teamId", n."poolId",
          case when n."poolId" is not null then ${now}::timestamptz end, n.industry, n.source, n.region, n.size, n.address, n.remarks, n.tags,
          n.pursuit_started_on, n."namedOnly", n.stage, ${importId}, ${by.id}, ${now}, n."startedAt", n.pursuit_started_on, n.neglect_since, ${daysOf(settings)}
        from (
          select g.*, g."enteredOn" as pursuit_started_on, ${today}::date as neglect_since, 0 as orders,
            case when g.stage in (${rankOf('need')}, ${rankOf('quoted')}) then 1 else 0 end as open_needs,
            null::date as last_effective_on, null::date as retry_on, null::date as protected_until
          from ${recordset(
            started,
            sql`id uuid, name text, kind text, tier text, "ownerId" uuid, "teamId" uuid, "poolId" uuid, industry text, source text, region text, size text,
          address text, remarks text, tags text[], "enteredOn" date, "namedOnly" boolean, stage smallint, "startedAt" timestamptz`,
          )}
        ) n`,
  )
  await insertEntryPursuits(work, importId, started)
  await startImportedOwnerships(
    work,
    customers.flatMap((c) => (c.ownerId ? [{ customerId: c.id, ownerId: c.ownerId }] : [])),
  )
  await insertNames(
    tx,
    importId,
    customers.map((c) => ({ customerId: c.id, name: c.name, main: true })),
  )
  await insertImportedContacts(
    work,
    importId,
    customers.flatMap((c) => c.contacts.map((contact, i) => ({ ...contact, customerId: c.id, main: i === 0 }))),
  )
  await insertPoints(
    tx,
    importId,
    customers.flatMap((c) => pointsOf(c.id, null, c)),
  )
  await run(
    tx,
    // No gram holds a space, and one text is read faster than seventy.
    sql`insert into customer_search (customer_id, folded, grams) select g.id, g.folded, string_to_array(g.grams, ' ')
        from ${recordset(customers.map(searchRow), sql`id uuid, folded text, grams text`)}`,
  )
}

/** METHOD §1: an imported customer's pursuit begins on its imported date of entry; a later word on it supersedes the earlier. */
export async function insertEntryPursuits(
  work: Work,
  importId: string,
  customers: readonly { id: string; ownerId: string | null; enteredOn: Day }[],
): Promise<void> {
  const rows = customers.map((c) => ({ ...c, rowId: newId(), startedAt: startOfDay(work.zone, c.enteredOn) }))
  await run(
    work.tx,
    sql`insert into pursuit (id, customer_id, number, owner_id, cause, started_at, started_on, import_id, recorded_at)
        select g."rowId", g.id, 1, g."ownerId", 'imported', g."startedAt", g."enteredOn", ${importId}, ${work.now}
        from ${recordset(rows, sql`"rowId" uuid, id uuid, "ownerId" uuid, "startedAt" timestamptz, "enteredOn" date`)}`,
  )
}

/** T12: an imported order that is paid is completed, and opened a new pursuit on its day. */
export async function insertOrderPursuits(
  work: Work,
  importId: string,
  completed: readonly { customerId: string; day: Day }[],
): Promise<void> {
  const rows = completed.map((o) => ({ ...o, rowId: newId(), startedAt: startOfDay(work.zone, o.day) }))
  await run(
    work.tx,
    sql`insert into pursuit (id, customer_id, number, owner_id, cause, started_at, started_on, import_id, recorded_at)
        select g."rowId", g."customerId", c.pursuit + 1, c.owner_id, 'order_completed', g."startedAt", g.day, ${importId}, ${work.now}
        from ${recordset(rows, sql`"rowId" uuid, "customerId" uuid, "startedAt" timestamptz, day date`)} join customer c on c.id = g."customerId"`,
  )
}

export async function startImportedOwnerships(
  work: Work,
  given: readonly { customerId: string; ownerId: string }[],
): Promise<void> {
  await run(
    work.tx,
    sql`insert into ownership (id, customer_id, owner_id, cause, started_at, started_by)
        select gen_random_uuid(), g."customerId", g."ownerId", 'imported', ${work.now}, ${work.by.id}
        from ${recordset(given, sql`"customerId" uuid, "ownerId" uuid`)}`,
  )
}

export async function insertNames(
  tx: Tx,
  importId: string,
  names: readonly { customerId: string; name: string; main: boolean }[],
): Promise<void> {
  const folded = names.map((n) => ({ ...n, fold: foldName(n.name), loose: looseName(n.name) }))
  await run(
    tx,
    sql`insert into customer_name (customer_id, name, fold, loose, main, import_id)
        select g."customerId", g.name, g.fold, g.loose, g.main, ${importId}
        from ${recordset(folded, sql`"customerId" uuid, name text, fold text, loose text, main boolean`)} on conflict do nothing`,
  )
}

export async function insertImportedContacts(
  work: Work,
  importId: string,
  contacts: readonly (ImportedContact & { customerId: string; main: boolean })[],
): Promise<void> {
  const rows = contacts.map((c) => ({ ...c, ...c.birthday, birthday: undefined }))
  await run(
    work.tx,
    sql`insert into contact (id, customer_id, name, job, birth_year, birth_month, birth_day, birth_lunar, remarks, main, import_id, created_at)
        select g.id, g."customerId", g.name, g.job, g.year, g.month, g.day, coalesce(g.lunar, false), g.remarks, g.main, ${importId}, ${work.now}
        from ${recordset(rows, sql`id uuid, "customerId" uuid, name text, job text, year smallint, month smallint, day smallint, lunar boolean, remarks text, main boolean`)}`,
  )
  await insertPoints(
    work.tx,
    importId,
    contacts.flatMap((c) => pointsOf(c.customerId, c.id, c)),
  )
}

export interface ImportedPoint {
  customerId: string
  contactId: string | null
  kind: PointKind
  value: string
  key: string
  position: number
}

export function pointsOf(
  customerId: string,
  contactId: string | null,
  reach: { phones: string[]; mails: string[]; wechats?: string[] },
): ImportedPoint[] {
  const of = (kind: PointKind, values: readonly string[]) =>
    values.map((value, position) => ({ customerId, contactId, kind, value, key: keyOf(kind, value), position }))
  return [...of('phone', reach.phones), ...of('mail', reach.mails), ...of('wechat', reach.wechats ?? [])]
}

export async function insertPoints(tx: Tx, importId: string, points: readonly ImportedPoint[]): Promise<void> {
  await run(
    tx,
    sql`insert into contact_point (id, customer_id, contact_id, kind, value, key, position, import_id)
        select gen_random_uuid(), g."customerId", g."contactId", g.kind, g.value, g.key, g.position, ${importId}
        from ${recordset(points, sql`"customerId" uuid, "contactId" uuid, kind text, value text, key text, position smallint`)}`,
  )
}

function searchRow(c: ImportedCustomer) {
  const folded = searchText({
    names: [c.name],
    contacts: [...(c.kind === 'person' ? [c.name] : []), ...c.contacts.map((contact) => contact.name)],
    phones: [...c.phones, ...c.contacts.flatMap((contact) => contact.phones)],
    mails: [...c.mails, ...c.contacts.flatMap((contact) => contact.mails)],
    others: c.contacts.flatMap((contact) => contact.wechats),
  })
  return { id: c.id, folded, grams: gramsOf(folded).join(' ') }
}

/** G4: pairs that an import found alike; each is decided on once. */
export const proposeImported = (
  work: Work,
  importId: string,
  pairs: readonly { one: string; other: string; evidence: readonly string[] }[],
): Promise<void> =>
  propose(
    work,
    pairs.map((pair) => ({ ...pair, evidence: pair.evidence.filter(isEvidence) })),
    importId,
  )

/**
 * S1: an entry that is named or reached like a hidden customer simply came in; who answers for the hidden one is shown
 * the match.
 */
export async function proposeHidden(
  work: Work,
  importId: string | null,
  customerIds: readonly string[],
): Promise<void> {
  const pairs = await rows(
    work.tx,
    sql<{ one: string; other: string; evidence: ('name' | 'phone')[] }>`
      with like_hidden as (
        select n.customer_id as one, h.root_id as other, 'name' as evidence
        from customer_name n join customer_name x on x.fold = n.fold join customer h on h.id = x.customer_id and h.secrecy = 2
        where n.customer_id = any(${uuids(customerIds)})
        union
        select p.customer_id, h.root_id, 'phone'
        from contact_point p join contact_point x on x.kind = p.kind and x.key = p.key join customer h on h.id = x.customer_id and h.secrecy = 2
        where p.kind = 'phone' and p.customer_id = any(${uuids(customerIds)})
      )
      select one, other, array_agg(evidence) as evidence from like_hidden where one <> other group by one, other`,
  )
  if (pairs.length > 0) await propose(work, pairs, importId)
}

/** Rows as a table of one statement. */
export const recordset = (rows: readonly unknown[], columns: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g(${columns})`
