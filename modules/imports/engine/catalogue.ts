import { insertOrderPursuits } from '../../customers/index.ts'
import {
  type ImportedDeal,
  insertImportedDeals,
  insertImportedOrders,
  insertImportedProducts,
  knownDeals,
} from '../../deals/index.ts'
import { addImportedPeople } from '../../people/index.ts'
import { make } from '../problems.ts'
import type { DealRow, PersonRow, ProductRow } from '../reading/rowTypes.ts'
import { type Batch, noCounts, type Outcome, type Read } from './batch.ts'
import { resolveNames } from './names.ts'
import { settleLater } from './settle.ts'

const empty = (): Outcome => ({ counts: noCounts(), rejected: [], warned: [] })

function note<Row>(
  outcome: Outcome,
  { line, cells, warnings }: Read<Row>,
  more: Outcome['warned'][number]['problems'] = [],
): void {
  outcome.counts.rows += 1
  const problems = [...warnings, ...more]
  if (problems.length > 0) outcome.warned.push({ line, cells, problems })
  outcome.counts.warnings = outcome.warned.length
}

/** Brings in a price list. */
export async function importProducts(batch: Batch, rows: readonly Read<ProductRow>[]): Promise<Outcome> {
  const outcome = empty()
  for (const row of rows) note(outcome, row)
  const created = batch.preview
    ? rows.length
    : await insertImportedProducts(
        batch.work,
        batch.importId,
        rows.map(({ row }) => row),
      )
  outcome.counts.created = created
  outcome.counts.unchanged = rows.length - created
  return outcome
}

/** Brings in colleagues with their teams and managers, as people to be invited. */
export async function importPeople(batch: Batch, rows: readonly Read<PersonRow>[]): Promise<Outcome> {
  const outcome = empty()
  for (const row of rows) note(outcome, row)
  const created = batch.preview
    ? rows.length
    : await addImportedPeople(
        batch.work,
        rows.map(({ row }) => row),
      )
  outcome.counts.created = created
  outcome.counts.unchanged = rows.length - created
  return outcome
}

const stageOf = (told: string): 'open' | 'won' | 'lost' =>
  /won|赢|成交|已签/i.test(told) ? 'won' : /lost|输|丢|失败|流失/i.test(told) ? 'lost' : 'open'

/** Of a deal won elsewhere the order is history: placed and paid on the day it closed, it opened a new pursuit (T12). */
async function keepDeals({ work, importId }: Batch, deals: readonly ImportedDeal[]): Promise<void> {
  await insertImportedDeals(work, importId, deals)
  const orders = deals.flatMap(({ stage, customerId, closedOn, fen, currency, number, product, sourceKey }) =>
    stage === 'won' && customerId && closedOn && fen !== null
      ? [
          {
            customerId,
            number,
            day: closedOn,
            fen,
            currency,
            payment: 'paid' as const,
            product,
            remarks: null,
            sourceKey,
          },
        ]
      : [],
  )
  await insertImportedOrders(work, importId, orders)
  await insertOrderPursuits(work, importId, orders)
  await settleLater(
    work,
    importId,
    orders.map((o) => o.customerId),
  )
}

/** Brings in deals under way, won and lost; one that names no customer is kept without. */
export async function importDeals(batch: Batch, rows: readonly Read<DealRow>[]): Promise<Outcome> {
  const { work, people } = batch
  const outcome = empty()
  const owners = rows.map((r) => r.row.ownerName ?? '')
  await people.lookUp(work, owners)
  await people.invite(work, owners, batch.preview)
  const named = await resolveNames(
    batch,
    rows.flatMap(({ row }) => (row.customerName ? [{ name: row.customerName, day: row.openedOn ?? work.today }] : [])),
  )
  const deals = rows.flatMap((read) => {
    const meant = read.row.customerName ? named.get(read.row.customerName) : undefined
    if (meant && 'problem' in meant) {
      outcome.counts.rows += 1
      outcome.rejected.push({ line: read.line, cells: read.cells, problems: [meant.problem] })
      return []
    }
    note(outcome, read, read.row.customerName ? [] : [make('noCustomerNamed')])
    const { customerName: _customer, ownerName, stage, ...said } = read.row
    return [
      {
        ...said,
        stage: stageOf(stage),
        stageTold: stage,
        customerId: meant?.customer.id ?? null,
        ownerId: people.named(ownerName)?.id ?? null,
        sourceKey: read.key,
      },
    ]
  })
  const known = await knownDeals(
    work,
    deals.map((d) => d.sourceKey),
  )
  const fresh = deals.filter((d) => !known.has(d.sourceKey) && !batch.imagined.facts.has(d.sourceKey))
  if (batch.preview) for (const { sourceKey } of fresh) batch.imagined.facts.add(sourceKey)
  else await keepDeals(batch, fresh)
  outcome.counts.created = fresh.length
  outcome.counts.unchanged = deals.length - fresh.length
  outcome.counts.rejected = outcome.rejected.length
  return outcome
}
