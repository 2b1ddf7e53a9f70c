import { insertOrderPursuits } from '../../customers/index.ts'
import { type ImportedOrder, insertImportedOrders, knownOrders, type Payment, payOrders } from '../../deals/index.ts'
import { make } from '../problems.ts'
import type { OrderRow } from '../reading/rowTypes.ts'

import { type Batch, noCounts, type Outcome, type Read } from './batch.ts'
import { resolveNames } from './names.ts'
import { settleLater } from './settle.ts'

const PAID_FURTHER: Record<Payment, number> = { unpaid: 0, partial: 1, paid: 2 }

/** Brings in orders; one that is paid is completed and opened a new pursuit on its day (T12). The same order again only notes payment. */
export async function importOrders(batch: Batch, rows: readonly Read<OrderRow>[]): Promise<Outcome> {
  const { work } = batch
  const counts = noCounts()
  const outcome: Outcome = { counts, rejected: [], warned: [] }
  const named = await resolveNames(
    batch,
    rows.map(({ row }) => ({ name: row.customerName, day: row.day })),
  )
  const orders: ImportedOrder[] = []
  for (const { line, cells, row, key, warnings } of rows) {
    counts.rows += 1
    const meant = named.get(row.customerName)
    if (!meant || 'problem' in meant) {
      outcome.rejected.push({ line, cells, problems: meant ? [meant.problem] : [] })
      continue
    }
    const { customer } = meant
    const early =
      !customer.namedOnly && row.day < customer.enteredOn
        ? [make('beforeEntry', { day: row.day, enteredOn: customer.enteredOn })]
        : []
    if (warnings.length + early.length > 0) outcome.warned.push({ line, cells, problems: [...warnings, ...early] })
    orders.push({
      customerId: customer.id,
      number: row.number || null,
      day: row.day,
      fen: row.fen,
      currency: row.currency,
      payment: row.payment ?? 'unpaid',
      product: row.product || null,
      remarks: row.remarks || null,
      sourceKey: key,
    })
  }
  const known = await knownOrders(
    work,
    orders.map((o) => o.sourceKey),
  )
  const fresh = orders.filter((o) => !known.has(o.sourceKey) && !batch.imagined.facts.has(o.sourceKey))
  const paid = orders.flatMap((o) => {
    const stands = known.get(o.sourceKey)
    return stands && PAID_FURTHER[o.payment] > PAID_FURTHER[stands.payment] ? [{ ...o, id: stands.id }] : []
  })
  counts.created = fresh.length
  counts.updated = paid.length
  counts.unchanged = orders.length - fresh.length - paid.length
  counts.rejected = outcome.rejected.length
  counts.warnings = outcome.warned.length
  if (batch.preview) for (const { sourceKey } of fresh) batch.imagined.facts.add(sourceKey)
  if (batch.preview) return outcome

  await insertImportedOrders(work, batch.importId, fresh)
  if (paid.length > 0) await payOrders(work, paid)
  const completed = [...fresh, ...paid].filter((o) => o.payment === 'paid')
  await insertOrderPursuits(work, batch.importId, completed)
  await settleLater(
    work,
    batch.importId,
    [...fresh, ...paid].map((o) => o.customerId),
  )
  return outcome
}
