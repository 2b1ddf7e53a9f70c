import { run, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { Day } from '../../../shared/calendar.ts'
import type { Payment } from '../rules/order.ts'

export interface SeededOrder {
  id: string
  customerId: string
  number: string
  orderedOn: Day
  fen: number
  payment: Payment
  product: string
  completedOn: Day | null
  recordedBy: string
  recordedAt: Date
}

/** Orders as the demo brings them, many at once. The customers' figures are counted by the caller. */
export async function seedOrders({ tx }: Work, orders: readonly SeededOrder[]): Promise<void> {
  await run(
    tx,
    sql`insert into sales_order (id, customer_id, number, ordered_on, fen, payment, product, completed_on, recorded_by, recorded_at,
          paid_fen, delivery, delivered_on)
        select g.id, g."customerId", g.number, g."orderedOn", g.fen, g.payment, g.product, g."completedOn", g."recordedBy", g."recordedAt",
          case g.payment when 'paid' then g.fen when 'unpaid' then 0 end, case when g."completedOn" is null then 'none' else 'delivered' end, g."completedOn"
        from jsonb_to_recordset(${JSON.stringify(orders)}::jsonb) as g(id uuid, "customerId" uuid, number text, "orderedOn" date, fen bigint, payment text,
          product text, "completedOn" date, "recordedBy" uuid, "recordedAt" timestamptz)`,
  )
}
