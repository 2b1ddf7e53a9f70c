import { run, sql, uuids } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import {
  type ImportedChange,
  insertChanges,
  insertEntryPursuits,
  insertImported,
  insertImportedContacts,
  insertNames,
  insertPoints,
  noteSources,
  type PointKind,
  poolFor,
  proposeHidden,
  proposeImported,
  refreshSearches,
  startImportedOwnerships,
  updateImported,
  updateImportedContacts,
} from '../../customers/index.ts'
import { rankOf } from '../../customers/rules/stages.ts'
import { rootTeam } from '../../people/index.ts'
import type { Batch } from './batch.ts'
import type { Draft, DraftContact } from './draft.ts'
import { settleLater } from './settle.ts'

export interface Writing {
  fresh: readonly Draft[]
  changed: readonly Draft[]
  /** The changed ones as they stood. */
  before: ReadonlyMap<string, Draft>
  /** Archived by the undoing of the import that made them; this one brings them back. */
  revived: ReadonlySet<string>
  proposals: readonly { one: string; other: string; evidence: string[] }[]
  sources: readonly { key: string; customerId: string }[]
}

/** Writes what a batch made of customers: new ones whole, known ones as far as they changed, with their history. */
export async function writeCustomers(batch: Batch, writing: Writing): Promise<void> {
  const { work, importId } = batch
  const place = await placing(batch)
  const fresh = []
  for (const draft of writing.fresh) fresh.push({ ...importedOf(draft), ...(await place(draft)) })
  await insertImported(work, importId, fresh)
  await insertNames(
    work.tx,
    importId,
    writing.fresh.flatMap((d) =>
      d.names.filter((name) => name !== d.name).map((name) => ({ customerId: d.id, name, main: false })),
    ),
  )
  if (writing.revived.size > 0) await revive(work, importId, [...writing.revived])
  await writeChanged(batch, writing, place)
  await noteSources(work.tx, importId, writing.sources)
  await proposeImported(work, importId, writing.proposals)
  await proposeHidden(
    work,
    importId,
    writing.fresh.map((d) => d.id),
  )
  const touched = [...writing.fresh, ...writing.changed]
  await refreshSearches(
    work.tx,
    touched.filter((d) => !d.isNew || d.names.length > 1).map((d) => d.id),
  )
  await settleLater(work, importId, idsOf(writing.fresh), false)
  await settleLater(work, importId, idsOf(writing.changed))
}

const idsOf = (drafts: readonly Draft[]): string[] => drafts.map(({ id }) => id)

type Place = { ownerId: string | null; teamId: string; poolId: string | null }

/** Where a draft goes: its owner's team, or without an owner the pool that fits (T5, T6). */
async function placing({ work, people }: Batch): Promise<(draft: Draft) => Promise<Place>> {
  const root = await rootTeam(work.tx)
  const pools = new Map<string, string | null>()
  // Who imports the own ledger need not be named in it.
  const teamOf = (ownerId: string) => people.teamOf(ownerId) ?? (ownerId === work.by.id ? work.by.teamId : root)
  return async (draft) => {
    if (draft.ownerId) return { ownerId: draft.ownerId, teamId: teamOf(draft.ownerId), poolId: null }
    const key = `${draft.fields.tier} ${draft.fields.region}`
    if (!pools.has(key))
      pools.set(key, await poolFor(work, { tier: draft.fields.tier, region: draft.fields.region, teamId: root }))
    return { ownerId: null, teamId: root, poolId: pools.get(key) ?? null }
  }
}

const contactOf = (c: DraftContact) => ({ ...c, job: c.job || null, remarks: null })

const importedOf = (draft: Draft) => ({
  ...draft.fields,
  id: draft.id,
  name: draft.name,
  kind: draft.kind,
  tags: draft.tags,
  enteredOn: draft.enteredOn,
  namedOnly: draft.namedOnly,
  stage: draft.stage ? rankOf(draft.stage) : 0,
  phones: draft.phones,
  mails: draft.mails,
  contacts: draft.contacts.map(contactOf),
})

async function writeChanged(
  { work, importId }: Batch,
  { changed, before, revived }: Writing,
  place: (draft: Draft) => Promise<Place>,
): Promise<void> {
  if (changed.length === 0) return
  const pairs = changed.map((now) => ({ now, was: before.get(now.id) ?? now }))
  const changes: ImportedChange[] = []
  for (const { now, was } of pairs) {
    const placed = await place(now)
    changes.push({
      ...importedOf(now),
      ...placed,
      teamId: was.ownerId === null && now.ownerId !== null ? placed.teamId : null,
    })
  }
  await updateImported(work, changes)
  await insertChanges(
    work.tx,
    pairs.flatMap(({ now, was }) => historyOf(was, now)),
    'import',
    importId,
    work.by,
    work.now,
  )

  const owned = pairs.filter(({ now, was }) => was.ownerId === null && now.ownerId !== null)
  await startImportedOwnerships(
    work,
    owned.map(({ now }) => ({ customerId: now.id, ownerId: now.ownerId ?? '' })),
  )
  // What began the pursuits of a revived customer is void with the import that was undone.
  const entered = pairs.filter(({ now, was }) => now.enteredOn !== was.enteredOn || revived.has(now.id))
  await insertEntryPursuits(
    work,
    importId,
    entered.map(({ now }) => now),
  )

  const named = pairs.flatMap(({ now, was }) =>
    added(was.names, now.names).map((name) => ({ customerId: now.id, name, main: false })),
  )
  await insertNames(work.tx, importId, named)
  const met = pairs.flatMap(({ now }) =>
    now.contacts.filter((c) => c.isNew).map((c) => ({ ...contactOf(c), customerId: now.id, main: false })),
  )
  await insertImportedContacts(work, importId, met)
  const known = pairs.flatMap(({ now, was }) => now.contacts.filter((c) => !c.isNew && !same(c, was.contacts)))
  await updateImportedContacts(work.tx, known.map(contactOf))
  await insertPoints(
    work.tx,
    importId,
    pairs.flatMap(({ now, was }) => newPoints(was, now)),
  )
}

const added = (was: readonly string[], now: readonly string[]): string[] => now.filter((value) => !was.includes(value))
const same = (contact: DraftContact, among: readonly DraftContact[]): boolean =>
  JSON.stringify(among.find((c) => c.id === contact.id)) === JSON.stringify(contact)

function newPoints(was: Draft, now: Draft) {
  const of = (contactId: string | null, kind: PointKind, before: readonly string[], after: readonly string[]) =>
    added(before, after).map((value, at) => ({
      customerId: now.id,
      contactId,
      kind,
      value,
      key: value.toLowerCase(),
      position: before.length + at,
    }))
  const ofContact = (c: DraftContact) => {
    const before = was.contacts.find((known) => known.id === c.id)
    if (!before) return []
    return [
      ...of(c.id, 'phone', before.phones, c.phones),
      ...of(c.id, 'mail', before.mails, c.mails),
      ...of(c.id, 'wechat', before.wechats, c.wechats),
    ]
  }
  return [
    ...of(null, 'phone', was.phones, now.phones),
    ...of(null, 'mail', was.mails, now.mails),
    ...now.contacts.flatMap(ofContact),
  ]
}

/** The history of fields that an import filled; it is also what undoing it goes by. */
function historyOf(was: Draft, now: Draft) {
  const fields = ['tier', 'industry', 'source', 'region', 'size', 'address', 'remarks'] as const
  return [
    ...fields.map((field) => ({
      field: field as string,
      before: was.fields[field] as unknown,
      after: now.fields[field] as unknown,
    })),
    { field: 'tags', before: was.tags, after: now.tags },
    { field: 'owner', before: was.ownerId, after: now.ownerId },
    { field: 'enteredOn', before: was.enteredOn, after: now.enteredOn },
    { field: 'namedOnly', before: was.namedOnly, after: now.namedOnly },
  ]
    .filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after))
    .map((change) => ({ customerId: now.id, ...change }))
}

/** T8: importing again revives what undoing an import had archived; from now on it is this import's. */
async function revive(work: Work, importId: string, ids: readonly string[]): Promise<void> {
  await run(
    work.tx,
    sql`update customer set state = 'active', import_id = ${importId}, version = version + 1 where id = any(${uuids(ids)}) and state = 'archived'`,
  )
}
