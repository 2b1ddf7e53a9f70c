import { rows as select, sql, uuids } from '../../../platform/sql.ts'
import { type ImportedTouch, insertImportedTouches, knownTouches } from '../../touches/index.ts'
import type { TouchRow } from '../reading/rowTypes.ts'

import { type Batch, noCounts, type Outcome, type Read } from './batch.ts'
import { resolveNames } from './names.ts'
import { settleLater } from './settle.ts'

/** Brings in touches (T1): each on the day it happened, made by whom the row names. The same touch again changes nothing. */
export async function importTouches(batch: Batch, rows: readonly Read<TouchRow>[]): Promise<Outcome> {
  const { work, people } = batch
  const counts = noCounts()
  const outcome: Outcome = { counts, rejected: [], warned: [] }
  const makers = rows.map((r) => r.row.byName ?? '')
  await people.lookUp(work, makers)
  await people.invite(work, makers, batch.preview)
  const named = await resolveNames(
    batch,
    rows.map(({ row }) => ({ name: row.customerName, day: row.day })),
  )

  const touches: (ImportedTouch & { contactName: string | null })[] = []
  for (const { line, cells, row, key, warnings } of rows) {
    counts.rows += 1
    const meant = named.get(row.customerName)
    if (!meant || 'problem' in meant) {
      outcome.rejected.push({ line, cells, problems: meant ? [meant.problem] : [] })
      continue
    }
    if (warnings.length > 0) outcome.warned.push({ line, cells, problems: warnings })
    const { byName, customerName: _name, ...said } = row
    touches.push({
      ...said,
      customerId: meant.customer.id,
      contactIds: [],
      byId: people.named(byName)?.id ?? work.by.id,
      sourceKey: key,
    })
  }
  const known = await knownTouches(
    work,
    touches.map((t) => t.sourceKey),
  )
  const fresh = touches.filter((t) => !known.has(t.sourceKey) && !batch.imagined.facts.has(t.sourceKey))
  counts.created = fresh.length
  counts.unchanged = touches.length - fresh.length
  counts.rejected = outcome.rejected.length
  counts.warnings = outcome.warned.length
  if (batch.preview) for (const { sourceKey } of fresh) batch.imagined.facts.add(sourceKey)
  if (batch.preview || fresh.length === 0) return outcome

  const contacts = await contactIdsOf(batch, fresh)
  await insertImportedTouches(
    work,
    batch.importId,
    fresh.map((t) => ({ ...t, contactIds: contacts.get(`${t.customerId} ${t.contactName}`) ?? [] })),
  )
  await settleLater(
    work,
    batch.importId,
    fresh.map((t) => t.customerId),
  )
  return outcome
}

async function contactIdsOf(
  { work }: Batch,
  touches: readonly { customerId: string; contactName: string | null }[],
): Promise<Map<string, string[]>> {
  const withContact = touches.filter((t) => t.contactName)
  if (withContact.length === 0) return new Map()
  const found = await select(
    work.tx,
    sql<{ id: string; customerId: string; name: string }>`select id, customer_id, name from contact
      where customer_id = any(${uuids([...new Set(withContact.map((t) => t.customerId))])})`,
  )
  return new Map(found.map((c) => [`${c.customerId} ${c.name}`, [c.id]]))
}
