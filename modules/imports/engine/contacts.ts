import type { ContactRow, CustomerRow } from '../reading/rowTypes.ts'
import { type Batch, noCounts, type Outcome, type Read } from './batch.ts'
import { importCustomers } from './customers.ts'
import { absorb, type Draft } from './draft.ts'
import { resolveDrafts, writeResolved } from './names.ts'

/** A contact as a row of a ledger that tells of the customer only the name. */
const asCustomer = (row: ContactRow): CustomerRow => ({
  name: row.customerName ?? row.name,
  kind: row.customerName ? 'organisation' : 'person',
  contacts: [row],
  phones: [],
  mails: [],
  industry: '',
  region: '',
  size: null,
  address: row.address,
  source: '',
  tier: null,
  ownerName: null,
  enteredOn: null,
  stage: null,
  tags: row.customerName ? [] : row.tags,
  remarks: row.remarks,
})

/** Brings in contacts: to the customer that the row names, or as a person who is the customer. */
export async function importContacts(batch: Batch, rows: readonly Read<ContactRow>[]): Promise<Outcome> {
  const people = rows.filter((r) => r.row.customerName === null)
  const outcome = await importCustomers(
    batch,
    people.map((r) => ({ ...r, row: asCustomer(r.row) })),
  )
  const atFirms = rows.filter((r) => r.row.customerName !== null)
  const counts = noCounts()
  const resolved = await resolveDrafts(
    batch,
    atFirms.map(({ row }) => ({ name: row.customerName ?? '', day: batch.work.today })),
  )
  for (const { line, cells, row, warnings } of atFirms) {
    counts.rows += 1
    const meant = resolved.named.get(row.customerName ?? '')
    if (!meant || 'problem' in meant) {
      outcome.rejected.push({ line, cells, problems: meant ? [meant.problem] : [] })
      continue
    }
    if (warnings.length > 0) outcome.warned.push({ line, cells, problems: warnings })
    const draft: Draft = meant.customer
    const before = draft.contacts.length
    const changedBefore = draft.changed
    draft.changed = false
    absorb(draft, asCustomer(row), null, batch.overwrite)
    if (draft.contacts.length > before) counts.created += 1
    else if (draft.changed) counts.updated += 1
    else counts.unchanged += 1
    draft.changed ||= changedBefore
  }
  await writeResolved(batch, resolved)
  for (const key of ['rows', 'created', 'updated', 'unchanged'] as const) outcome.counts[key] += counts[key]
  outcome.counts.rejected = outcome.rejected.length
  outcome.counts.warnings = outcome.warned.length
  return outcome
}
