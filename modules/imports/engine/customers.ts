import type { Work } from '../../../platform/work.ts'
import { foldName, looseName } from '../../../shared/name.ts'
import { keyOf, knownSources } from '../../customers/index.ts'
import { mayAssign } from '../../people/policy.ts'
import { make, type Problem } from '../problems.ts'
import type { CustomerRow } from '../reading/rowTypes.ts'
import { matchCustomer, type Sought } from '../rules/match.ts'
import { type Batch, noCounts, type Outcome, type Read } from './batch.ts'
import { absorb, complete, type Draft, draftOf, type KnownDraft, knownOf } from './draft.ts'
import { draftsFor, imagine } from './known.ts'
import { writeCustomers } from './write.ts'

const seek = (row: CustomerRow): Sought => ({
  name: row.name,
  fold: foldName(row.name),
  loose: looseName(row.name),
  phones: [...row.phones, ...row.contacts.flatMap((c) => c.phones)].map((phone) => keyOf('phone', phone)),
  kind: row.kind,
})

/**
 * Brings in rows of a ledger. A row known already changes nothing; one that means a known customer adds to
 * it; the others are new, and those that look like another are proposed as duplicates (G4).
 */
export async function importCustomers(batch: Batch, rows: readonly Read<CustomerRow>[]): Promise<Outcome> {
  const { work, directory, people } = batch
  const counts = noCounts()
  const outcome: Outcome = { counts, rejected: [], warned: [] }
  const owners = rows.map((r) => r.row.ownerName ?? '')
  await people.lookUp(work, owners)
  await people.invite(work, owners, batch.preview)
  const sources = await knownSources(
    work.tx,
    rows.map((r) => r.key),
  )
  const sought = rows.map(({ row }) => seek(row))
  await directory.lookUp(work, sought)
  const candidates = sought.flatMap((s) => directory.alike(s).map((c) => c.id))
  const known = await draftsFor(batch, [...new Set([...candidates, ...[...sources.values()].map((s) => s.customerId)])])
  const before = structuredClone(known)

  const fresh = new Map<string, Draft>()
  const revived = new Set<string>()
  const proposals: { one: string; other: string; evidence: string[] }[] = []
  const noted: { key: string; customerId: string }[] = []
  for (const [at, { line, cells, row, key, warnings }] of rows.entries()) {
    counts.rows += 1
    if (warnings.length > 0) outcome.warned.push({ line, cells, problems: warnings })
    const owner = people.named(row.ownerName)
    const mayNot = whyNotOwn(work, owner?.id ?? null)
    if (mayNot) {
      outcome.rejected.push({ line, cells, problems: [mayNot] })
      continue
    }
    const source = sources.get(key)
    if (source && !source.voided) {
      counts.unchanged += 1
      continue
    }
    const match = source
      ? { is: 'same' as const, id: source.customerId, by: 'revived' }
      : matchCustomer(sought[at] as Sought, directory.alike(sought[at] as Sought))
    if (match.is === 'new') {
      const draft = draftOf(row, owner?.id ?? defaultOwner(work), work.today)
      fresh.set(draft.id, draft)
      directory.add(knownOf(draft))
      for (const like of match.like) proposals.push({ one: draft.id, other: like.id, evidence: like.evidence })
      noted.push({ key, customerId: draft.id })
      counts.created += 1
      continue
    }
    const draft = fresh.get(match.id) ?? known.get(match.id)
    const unseen = draft && 'visible' in draft && !(draft as KnownDraft).visible
    if (!draft || (unseen && match.by !== 'revived')) {
      outcome.rejected.push({
        line,
        cells,
        problems: [make('notYours', { owner: (draft as KnownDraft | undefined)?.ownerName ?? '—' })],
      })
      continue
    }
    if (match.by === 'revived') revived.add(draft.id)
    const spelt = draft.names.includes(row.name)
    const changedBefore = draft.changed
    absorb(draft, row, owner?.id ?? null, batch.overwrite)
    if (draft.namedOnly) complete(draft, row)
    directory.add(knownOf(draft))
    noted.push({ key, customerId: draft.id })
    if (fresh.has(draft.id) || !spelt) counts.merged += 1
    else if (draft.changed && !changedBefore) counts.updated += 1
    else counts.unchanged += 1
  }
  counts.rejected = outcome.rejected.length
  counts.warnings = outcome.warned.length
  imagine(batch, [...fresh.values(), ...known.values()])
  if (!batch.preview) {
    const changed = [...known.values()].filter((draft) => draft.changed || revived.has(draft.id))
    await writeCustomers(batch, { fresh: [...fresh.values()], changed, before, revived, proposals, sources: noted })
  }
  return outcome
}

/** A rep brings in customers of the own; giving them to others is a manager's. */
function whyNotOwn(work: Work, ownerId: string | null): Problem | null {
  return ownerId === null || ownerId === work.by.id || mayAssign(work.by) ? null : make('mayNotGive')
}

/** Whose a new customer is where the ledger names nobody: a rep's own; else nobody's, it goes to the pool. */
const defaultOwner = (work: Work): string | null => (work.by.role === 'rep' ? work.by.id : null)
