import type { Day } from '../../../shared/calendar.ts'
import { foldName, looseName } from '../../../shared/name.ts'
import { make, type Problem } from '../problems.ts'
import { matchName } from '../rules/match.ts'
import type { Batch } from './batch.ts'
import { type Draft, type KnownDraft, knownOf, namedOnlyDraft } from './draft.ts'
import { draftsFor, imagine } from './known.ts'
import { writeCustomers } from './write.ts'

export type Named = { customer: Draft } | { problem: Problem }

export interface Resolved {
  named: Map<string, Named>
  fresh: Map<string, Draft>
  known: Map<string, KnownDraft>
  before: Map<string, KnownDraft>
}

/**
 * The customers that rows of touches, orders or contacts name: the exact name, else a unique fold. A name
 * that nobody bears makes a customer without an owner, which a ledger may complete later.
 */
export async function resolveDrafts(batch: Batch, rows: readonly { name: string; day: Day }[]): Promise<Resolved> {
  const { work, directory } = batch
  const earliest = earliestDays(rows)
  const folds = new Map([...earliest.keys()].map((name) => [name, foldName(name)]))
  await directory.lookUp(
    work,
    [...folds].map(([name, fold]) => ({ name, fold, loose: '', phones: [] })),
  )
  const ids = [...folds].flatMap(([name, fold]) => {
    const match = matchName(name, fold, directory.named(fold))
    return match.is === 'one' ? [match.id] : []
  })
  const known = await draftsFor(batch, [...new Set(ids)])
  const resolved: Resolved = { named: new Map(), fresh: new Map(), known, before: structuredClone(known) }
  for (const [name, day] of earliest) resolved.named.set(name, meant(batch, resolved, name, folds.get(name) ?? '', day))
  return resolved
}

function meant({ work, directory }: Batch, { fresh, known }: Resolved, name: string, fold: string, day: Day): Named {
  const match = matchName(name, fold, directory.named(fold))
  if (match.is === 'several') return { problem: make('severalCustomers', { name }) }
  if (match.is === 'none') {
    const draft = namedOnlyDraft(name, day < work.today ? day : work.today)
    fresh.set(draft.id, draft)
    directory.add({ ...knownOf(draft), loose: [looseName(name)] })
    return { customer: draft }
  }
  const draft = fresh.get(match.id) ?? known.get(match.id)
  if (!draft || ('visible' in draft && !(draft as KnownDraft).visible))
    return { problem: make('notYours', { owner: (draft as KnownDraft | undefined)?.ownerName ?? '—' }) }
  // Of a customer that nobody has entered yet, the first fact is the best date of entry there is.
  if (draft.namedOnly && day < draft.enteredOn) {
    draft.enteredOn = day
    draft.changed = true
  }
  return { customer: draft }
}

function earliestDays(rows: readonly { name: string; day: Day }[]): Map<string, Day> {
  const earliest = new Map<string, Day>()
  for (const { name, day } of rows) {
    const known = earliest.get(name)
    if (!known || day < known) earliest.set(name, day)
  }
  return earliest
}

export async function writeResolved(batch: Batch, { fresh, known, before }: Resolved): Promise<void> {
  imagine(batch, [...fresh.values(), ...known.values()])
  if (batch.preview) return
  const changed = [...known.values()].filter((draft) => draft.changed)
  if (fresh.size + changed.length === 0) return
  await writeCustomers(batch, {
    fresh: [...fresh.values()],
    changed,
    before,
    revived: new Set(),
    proposals: [],
    sources: [],
  })
}

/** Resolves names and writes what that made or completed. */
export async function resolveNames(
  batch: Batch,
  rows: readonly { name: string; day: Day }[],
): Promise<Map<string, Named>> {
  const resolved = await resolveDrafts(batch, rows)
  await writeResolved(batch, resolved)
  return resolved.named
}
