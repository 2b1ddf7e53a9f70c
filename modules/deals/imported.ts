import { newId, rows, run, sql } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import type { Day } from '../../shared/calendar.ts'

export type Payment = 'unpaid' | 'partial' | 'paid'

export interface ImportedOrder {
  customerId: string
  number: string | null
  day: Day
  fen: number
  currency: string
  payment: Payment
  product: string | null
  remarks: string | null
  sourceKey: string
}

/** Which of these orders are recorded already, by an import that still stands, and how they stand. */
export async function knownOrders(
  work: Work,
  keys: readonly string[],
): Promise<Map<string, { id: string; payment: Payment }>> {
  const known = await rows(
    work.tx,
    sql<{
      key: string
      id: string
      payment: Payment
    }>`select source_key as key, id, payment from live_order where source_key = any(${[...keys]}::text[])`,
  )
  return new Map(known.map(({ key, ...order }) => [key, order]))
}

/** Orders as an import brings them; one that is paid is completed. The customers' figures are counted by the caller. */
export async function insertImportedOrders(
  work: Work,
  importId: string,
  orders: readonly ImportedOrder[],
): Promise<void> {
  const given = orders.map((o) => ({ ...o, id: newId(), completedOn: o.payment === 'paid' ? o.day : null }))
  await run(
    work.tx,
    sql`insert into sales_order (id, customer_id, number, ordered_on, fen, currency, payment, product, remarks, completed_on, recorded_by, recorded_at, import_id, source_key)
        select g.id, g."customerId", g.number, g.day, g.fen, g.currency, g.payment, g.product, g.remarks, g."completedOn", ${work.by.id}, ${work.now}, ${importId}, g."sourceKey"
        from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as g(id uuid, "customerId" uuid, number text, day date, fen bigint, currency text, payment text,
          product text, remarks text, "completedOn" date, "sourceKey" text)`,
  )
}

/** An order that a later file knows as paid further. */
export async function payOrders(
  work: Work,
  paid: readonly { id: string; payment: Payment; day: Day }[],
): Promise<void> {
  const given = paid.map((o) => ({ ...o, completedOn: o.payment === 'paid' ? o.day : null }))
  await run(
    work.tx,
    sql`update sales_order o set payment = g.payment, completed_on = coalesce(o.completed_on, g."completedOn"), version = o.version + 1
        from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as g(id uuid, payment text, "completedOn" date) where o.id = g.id`,
  )
}

export interface ImportedProduct {
  name: string
  series: string
  fen: number | null
  currency: string
}

/** A price list; a product known by its name is left as it is. Answers how many are new. */
export async function insertImportedProducts(
  work: Work,
  importId: string,
  products: readonly ImportedProduct[],
): Promise<number> {
  return run(
    work.tx,
    sql`insert into product (id, name, series, fen, currency, import_id, created_at)
        select gen_random_uuid(), g.name, nullif(g.series, ''), g.fen, g.currency, ${importId}, ${work.now}
        from jsonb_to_recordset(${JSON.stringify(products)}::jsonb) as g(name text, series text, fen bigint, currency text)
        on conflict do nothing`,
  )
}

export const productNames = async (work: Work): Promise<string[]> =>
  (await rows(work.tx, sql<{ name: string }>`select name from product order by name limit 5000`)).map((p) => p.name)

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
    sql<{ key: string }>`select o.source_key as key from opportunity o left join import i on i.id = o.import_id
      where o.source_key = any(${[...keys]}::text[]) and i.undone_at is null`,
  )
  return new Set(known.map((d) => d.key))
}

export async function insertImportedDeals(work: Work, importId: string, deals: readonly ImportedDeal[]): Promise<void> {
  await run(
    work.tx,
    sql`insert into opportunity (id, customer_id, owner_id, number, product, stage, stage_told, opened_on, closed_on, fen, currency, import_id, source_key, recorded_at)
        select gen_random_uuid(), g."customerId", g."ownerId", nullif(g.number, ''), nullif(g.product, ''), g.stage, g."stageTold", g."openedOn", g."closedOn", g.fen, g.currency,
          ${importId}, g."sourceKey", ${work.now}
        from jsonb_to_recordset(${JSON.stringify(deals)}::jsonb) as g("customerId" uuid, "ownerId" uuid, number text, product text, stage text, "stageTold" text,
          "openedOn" date, "closedOn" date, fen bigint, currency text, "sourceKey" text)`,
  )
}
