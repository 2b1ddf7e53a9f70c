import { rows, run, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { Day } from '../../../shared/calendar.ts'

export interface ImportedDeal {
  customerId: string | null
  ownerId: string | null
  number: string
  product: string
  stage: 'open' | 'won' | 'lost'
  stageTold: string
  openedOn: Day | null
  closedOn: Day | null
  fen: number | null
  currency: string
  sourceKey: string
}

export async function knownDeals(work: Work, keys: readonly string[]): Promise<Set<string>> {
  const known = await rows(
    work.tx,
    sql<{ key: string }>`select source_key as key from live_need where source_key = any(${[...keys]}::text[])`,
  )
  return new Set(known.map((d) => d.key))
}

/**
 * Deals as other systems export them, taken over as needs: one under way is brewing until one of us says that it is
 * explicit, so that an old list brings no alarms; one that was decided stays as it ended.
 */
export async function insertImportedDeals(work: Work, importId: string, deals: readonly ImportedDeal[]): Promise<void> {
  await run(
    work.tx,
    sql`insert into need (id, customer_id, owner_id, number, product, title, level, outcome, stage_told, opened_on, closed_on, fen, currency, import_id, source_key,
          created_by, recorded_at, position)
        select gen_random_uuid(), g."customerId", g."ownerId", nullif(g.number, ''), nullif(g.product, ''), coalesce(nullif(g.product, ''), nullif(g.number, ''), g."stageTold"),
          case g.stage when 'open' then 'brewing' else 'explicit' end, nullif(g.stage, 'open'), g."stageTold", g."openedOn", g."closedOn", g.fen, g.currency,
          ${importId}, g."sourceKey", ${work.by.id}, ${work.now}, 0
        from jsonb_to_recordset(${JSON.stringify(deals)}::jsonb) as g("customerId" uuid, "ownerId" uuid, number text, product text, stage text, "stageTold" text,
          "openedOn" date, "closedOn" date, fen bigint, currency text, "sourceKey" text)`,
  )
}
