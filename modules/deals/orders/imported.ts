import { newId, rows, run, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { Day } from '../../../shared/calendar.ts'
import type { Payment } from '../rules/order.ts'

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
    }>`select source_key as key, id, payment from written_order where source_key = any(${[...keys]}::text[])`,
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
    sql`insert into sales_order (id, customer_id, number, ordered_on, fen, currency, payment, product, remarks, completed_on, recorded_by, recorded_at, import_id, source_key,
          paid_fen, delivery, delivered_on)
        select g.id, g."customerId", g.number, g.day, g.fen, g.currency, g.payment, g.product, g.remarks, g."completedOn", ${work.by.id}, ${work.now}, ${importId}, g."sourceKey",
          case g.payment when 'paid' then g.fen when 'unpaid' then 0 end, case when g."completedOn" is null then 'none' else 'delivered' end, g."completedOn"
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
    sql`update sales_order o set payment = g.payment, completed_on = coalesce(o.completed_on, g."completedOn"), version = o.version + 1,
          paid_fen = case g.payment when 'paid' then o.fen else o.paid_fen end, delivery = case g.payment when 'paid' then 'delivered' else o.delivery end,
          delivered_on = coalesce(o.delivered_on, g."completedOn")
        from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as g(id uuid, payment text, "completedOn" date) where o.id = g.id and o.cancelled_on is null`,
  )
}
