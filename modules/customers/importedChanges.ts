import { rows, run, sql, type Tx } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import type { Day } from '../../shared/calendar.ts'
import { recordset } from './imported.ts'
import type { Size } from './rules/sizes.ts'
import type { Tier } from './rules/stages.ts'

// What an import changes of customers that are there already, many at once.

export interface ImportedChange {
  id: string
  kind: 'organisation' | 'person'
  tier: Tier | null
  industry: string | null
  source: string | null
  region: string | null
  size: Size | null
  address: string | null
  remarks: string | null
  tags: string[]
  stage: number
  enteredOn: Day
  namedOnly: boolean
  /** Given an owner by the import: then its pool is left. */
  ownerId: string | null
  teamId: string | null
  /** Where it waits, when it still has no owner. */
  poolId: string | null
}

export async function updateImported(work: Work, changes: readonly ImportedChange[]): Promise<void> {
  if (changes.length === 0) return
  await run(
    work.tx,
    sql`update customer c set kind = g.kind, tier = g.tier, industry = g.industry, source = g.source, region = g.region, size = g.size, address = g.address, remarks = g.remarks,
          tags = g.tags, stage = greatest(c.stage, g.stage), entered_on = g."enteredOn", named_only = g."namedOnly",
          owner_since = case when c.owner_id is null and g."ownerId" is not null then ${work.now} else c.owner_since end,
          neglect_since = case when c.owner_id is null and g."ownerId" is not null then ${work.today} else c.neglect_since end,
          owner_id = coalesce(c.owner_id, g."ownerId"), team_id = case when c.owner_id is null then coalesce(g."teamId", c.team_id) else c.team_id end,
          pool_id = case when coalesce(c.owner_id, g."ownerId") is null and c.state in ('active', 'suspended') then g."poolId" end,
          pooled_at = case when coalesce(c.owner_id, g."ownerId") is null then coalesce(c.pooled_at, ${work.now}) end,
          version = c.version + 1
        from ${recordset(
          changes,
          sql`id uuid, kind text, tier text, industry text, source text, region text, size text, address text, remarks text, tags text[], stage smallint,
          "enteredOn" date, "namedOnly" boolean, "ownerId" uuid, "teamId" uuid, "poolId" uuid`,
        )}
        where c.id = g.id`,
  )
}

/** Fills what a known contact lacked. */
export async function updateImportedContacts(
  tx: Tx,
  contacts: readonly {
    id: string
    job: string | null
    birthday: { year: number | null; month: number; day: number; lunar: boolean } | null
  }[],
): Promise<void> {
  if (contacts.length === 0) return
  const flat = contacts.map((c) => ({ id: c.id, job: c.job, ...c.birthday }))
  await run(
    tx,
    sql`update contact c set job = coalesce(c.job, g.job), birth_year = coalesce(c.birth_year, g.year), birth_month = coalesce(c.birth_month, g.month),
          birth_day = coalesce(c.birth_day, g.day), birth_lunar = case when c.birth_month is null then coalesce(g.lunar, false) else c.birth_lunar end, version = c.version + 1
        from ${recordset(flat, sql`id uuid, job text, year smallint, month smallint, day smallint, lunar boolean`)} where c.id = g.id`,
  )
}

/** Which rows of ledgers are known already, and as which customer. */
export async function knownSources(
  tx: Tx,
  keys: readonly string[],
): Promise<Map<string, { customerId: string; voided: boolean }>> {
  const known = await rows(
    tx,
    sql<{
      key: string
      customerId: string
      voided: boolean
    }>`select s.key, c.root_id as customer_id, i.undone_at is not null and c.state = 'archived' as voided
      from customer_source s join customer c on c.id = s.customer_id join import i on i.id = s.import_id where s.key = any(${[...keys]}::text[])`,
  )
  return new Map(known.map(({ key, ...source }) => [key, source]))
}

export async function noteSources(
  tx: Tx,
  importId: string,
  sources: readonly { key: string; customerId: string }[],
): Promise<void> {
  await run(
    tx,
    sql`insert into customer_source (key, customer_id, import_id) select g.key, g."customerId", ${importId}
        from ${recordset(sources, sql`key text, "customerId" uuid`)}
        on conflict (key) do update set customer_id = excluded.customer_id, import_id = excluded.import_id`,
  )
}
