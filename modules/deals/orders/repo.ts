import { newId, type RawBuilder, row, rows, run, sql, type Tx } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { Day } from '../../../shared/calendar.ts'
import { type SignRow, secretFrom, signColumn, visibleTo } from '../../customers/index.ts'
import type { Held } from '../../customers/policy.ts'
import type { Ref } from '../needs/repo.ts'
import type { ApprovalReason } from '../rules/approval.ts'
import type { Line } from '../rules/lines.ts'
import type { DeliveryState, Payment, Portion, Refund } from '../rules/order.ts'
import { heldColumn, refColumn } from '../sight.ts'

export interface OrderRow {
  id: string
  number: string | null
  customer: SignRow
  held: Held
  product: string | null
  fen: number
  currency: string
  payment: Payment
  paidFen: number | null
  delivery: DeliveryState
  orderedOn: Day
  dueOn: Day | null
  completedOn: Day | null
  cancelledOn: Day | null
  refund: Refund | null
  waiting: boolean
  imported: boolean
  /** Others of the same number, of customers in sight. */
  twins: { id: string; customer: Ref }[]
  version: number
}

export interface OrderRecord extends OrderRow {
  need: { id: string; title: string } | null
  quote: { id: string; number: string } | null
  lines: Line[]
  taxIncluded: boolean
  netFen: number | null
  costFen: number | null
  deliveredOn: Day | null
  remarks: string | null
  quality: string | null
  cancelReason: string | null
  beyond: ApprovalReason[]
  beyondBy: Ref | null
  approvedBy: Ref | null
  approvedAt: string | null
  recordedAt: string
}

/** T7: beyond the limits, and nobody has said yes. Such an order stands in the lists; `live_order` has those that count. */
export const waits = sql`f.beyond <> '{}' and f.approved_by is null and f.cancelled_on is null`

const columns = (
  work: Work,
) => sql`f.id, f.number, ${signColumn} as customer, ${heldColumn(work)}, f.product, f.fen, f.currency, f.payment, f.paid_fen,
  f.delivery, f.ordered_on, f.due_on, f.completed_on, f.cancelled_on, f.refund, (${waits}) as waiting, f.import_id is not null as imported, f.version, ${twinsOf(work)}`

const ofCustomers = sql`join customer m on m.id = f.customer_id join customer c on c.id = m.root_id`

/** S1: of a customer out of the writer's sight a number may be given twice; who sees both orders is told. */
const twinsOf = (work: Work) => sql`case when f.number is null or f.cancelled_on is not null then '[]' else coalesce((
  select jsonb_agg(jsonb_build_object('id', o.id, 'customer', jsonb_build_object('id', c.id, 'name', c.name)) order by o.id)
  from written_order o join customer m on m.id = o.customer_id join customer c on c.id = m.root_id
  where o.number = f.number and o.id <> f.id and o.cancelled_on is null and ${visibleTo(work.by)}), '[]') end as twins`

/** Those of a list, in its order. */
export const ordersOf = (work: Work, list: RawBuilder<unknown>) =>
  rows(
    work.tx,
    sql<OrderRow>`select ${columns(work)} from ${list} ${ofCustomers} order by f.ordered_on desc, f.id desc`,
  )

const record = (work: Work, condition: RawBuilder<unknown>) => sql<OrderRecord>`
  select ${columns(work)}, f.lines, f.tax_included, f.net_fen, f.cost_fen, f.delivered_on, f.remarks, f.quality, f.cancel_reason, f.recorded_at,
    f.beyond, ${refColumn('e')} as beyond_by, ${refColumn('a')} as approved_by, f.approved_at,
    case when n.id is null then null else jsonb_build_object('id', n.id, 'title', n.title) end as need,
    case when q.id is null then null else jsonb_build_object('id', q.id, 'number', q.number) end as quote
  from written_order f ${ofCustomers} left join need n on n.id = f.need_id left join quote q on q.id = f.quote_id
    left join person e on e.id = f.beyond_by left join person a on a.id = f.approved_by where ${condition}`

export const findSeen = (work: Work, id: string) =>
  row(work.tx, record(work, sql`f.id = ${id} and ${visibleTo(work.by)}`))
export const findOrder = (work: Work, id: string) => row(work.tx, record(work, sql`f.id = ${id}`))

/** The customer whose order it is: after a merge the one that was kept. */
export const customerOfOrder = async (tx: Tx, id: string): Promise<string | null> =>
  (
    await row(
      tx,
      sql<{
        id: string
      }>`select c.root_id as id from written_order o join customer c on c.id = o.customer_id where o.id = ${id}`,
    )
  )?.id ?? null

/** What of an order people write, or what its facts make of it. */
export interface OrderFields {
  number: string
  orderedOn: Day
  dueOn: Day | null
  fen: number
  currency: string
  lines: readonly Line[]
  taxIncluded: boolean
  netFen: number | null
  costFen: number | null
  product: string | null
  remarks: string | null
  quality: string | null
  payment: Payment
  paidFen: number
  delivery: DeliveryState
  deliveredOn: Day | null
  completedOn: Day
  cancelledOn: Day
  cancelReason: string
  refund: Refund | null
  beyond: readonly ApprovalReason[]
  beyondBy: string | null
  approvedBy: string | null
  approvedAt: Date | null
}

const COLUMNS: Record<keyof OrderFields, string> = {
  number: 'number',
  orderedOn: 'ordered_on',
  dueOn: 'due_on',
  fen: 'fen',
  currency: 'currency',
  lines: 'lines',
  taxIncluded: 'tax_included',
  netFen: 'net_fen',
  costFen: 'cost_fen',
  product: 'product',
  remarks: 'remarks',
  quality: 'quality',
  payment: 'payment',
  paidFen: 'paid_fen',
  delivery: 'delivery',
  deliveredOn: 'delivered_on',
  completedOn: 'completed_on',
  cancelledOn: 'cancelled_on',
  cancelReason: 'cancel_reason',
  refund: 'refund',
  beyond: 'beyond',
  beyondBy: 'beyond_by',
  approvedBy: 'approved_by',
  approvedAt: 'approved_at',
}

const told = (fields: Partial<OrderFields>) =>
  Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([field, value]) => ({
      column: sql.ref(COLUMNS[field as keyof OrderFields]),
      value: field === 'lines' ? sql`${JSON.stringify(value)}::jsonb` : sql`${value}`,
    }))

export async function insertOrder(
  work: Work,
  order: { id: string; customerId: string; quoteId: string | null; needId: string | null },
  fields: Partial<OrderFields>,
): Promise<void> {
  const given = told(fields)
  await run(
    work.tx,
    sql`insert into sales_order (id, customer_id, quote_id, need_id, payment, paid_fen, recorded_by, recorded_at, ${sql.join(given.map((g) => g.column))})
        values (${order.id}, ${order.customerId}, ${order.quoteId}, ${order.needId}, 'unpaid', 0, ${work.by.id}, ${work.now}, ${sql.join(given.map((g) => g.value))})`,
  )
}

export async function updateOrder(tx: Tx, id: string, fields: Partial<OrderFields>): Promise<void> {
  const sets = told(fields).map(({ column, value }) => sql`${column} = ${value}`)
  await run(tx, sql`update sales_order set ${sql.join([...sets, sql`version = version + 1`])} where id = ${id}`)
}

/** Whether another order has this number, as far as the actor may know of it (S1); what was cancelled gives its number back. */
export const isNumberTaken = async (work: Work, number: string, except: string | null = null): Promise<boolean> =>
  (await row(
    work.tx,
    sql`select 1 from written_order f ${ofCustomers} where f.number = ${number} and f.cancelled_on is null and f.id is distinct from ${except}
      and c.id <> all(${secretFrom(work.by)}) limit 1`,
  )) !== null

export interface DeliveryRow {
  id: string
  on: Day
  lines: Portion[]
  complete: boolean
  note: string | null
  by: Ref | null
}

export const deliveriesOf = (tx: Tx, orderId: string) =>
  rows(
    tx,
    sql<DeliveryRow>`select d.id, d.on_day as "on", d.lines, d.complete, d.note, ${refColumn('p')} as by
      from delivery d left join person p on p.id = d.by_id where d.order_id = ${orderId} order by d.on_day, d.id`,
  )

export async function insertDelivery(
  work: Work,
  orderId: string,
  d: { on: Day; lines: readonly Portion[]; complete: boolean; note: string },
): Promise<void> {
  await run(
    work.tx,
    sql`insert into delivery (id, order_id, on_day, lines, complete, note, by_id, at)
        values (${newId()}, ${orderId}, ${d.on}, ${JSON.stringify(d.lines)}, ${d.complete}, ${d.note || null}, ${work.by.id}, ${work.now})`,
  )
}

export interface PaymentRow {
  id: string
  fen: number
  on: Day
  note: string | null
  by: Ref | null
}

export const paymentsOf = (tx: Tx, orderId: string) =>
  rows(
    tx,
    sql<PaymentRow>`select y.id, y.fen, y.on_day as "on", y.note, ${refColumn('p')} as by
      from payment y left join person p on p.id = y.by_id where y.order_id = ${orderId} order by y.on_day, y.id`,
  )

export async function insertPayment(
  work: Work,
  orderId: string,
  p: { fen: number; on: Day; note: string },
): Promise<void> {
  await run(
    work.tx,
    sql`insert into payment (id, order_id, fen, on_day, note, by_id, at)
        values (${newId()}, ${orderId}, ${p.fen}, ${p.on}, ${p.note || null}, ${work.by.id}, ${work.now})`,
  )
}
