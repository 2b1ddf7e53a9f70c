import type { Day } from '../../../shared/calendar.ts'
import { foldName, looseName } from '../../../shared/name.ts'
import { make, type Problem } from '../problems.ts'
import { matchName } from '../rules/match.ts'
import type { Batch } from './batch.ts'
import { type Draft, knownOf, namedOnlyDraft } from './draft.ts'
import { draftsOf, type KnownDraft } from './known.ts'
import { writeCustomers } from './write.ts'

export type Named = { customer: Draft } | { problem: Problem }

/**
 * The customers that rows of touches or orders name: the exact name, else a unique fold. A name that nobody
 * bears makes a customer without an owner, which a ledger may complete later.
 */
export async function resolveNames(batch: Batch, rows: readonly { name: string; day: Day }[]): Promise<Map<string, Named>> {
  const { work, directory } = batch
  const earliest = new Map<string, Day>()
  for (const { name, day } of rows) {
    const known = earliest.get(name)
    if (!known || day < known) earliest.set(name, day)
  }
  const names = [...earliest.keys()]
  await directory.lookUp(
    work.tx,
    names.map((name) => ({ name, fold: foldName(name), loose: '', phones: [] })),
  )
  const matches = new Map(names.map((name) => [name, matchName(name, foldName(name), directory.named(foldName(name)))]))
  const known = await draftsOf(work, [...new Set([...matches.values()].flatMap((m) => (m.is === 'one' ? [m.id] : [])))])
  const before = structuredClone(known)
  const fresh = new Map<string, Draft>()
  const resolved = new Map<string, Named>()
  for (const name of names) {
    const day = earliest.get(name) as Day
    const match = matchName(name, foldName(name), directory.named(foldName(name)))
    if (match.is === 'several') {
      resolved.set(name, { problem: make('severalCustomers', { name }) })
      continue
    }
    if (match.is === 'none') {
      const draft = namedOnlyDraft(name, day < work.today ? day : work.today)
      fresh.set(draft.id, draft)
      directory.add({ ...knownOf(draft), loose: [looseName(name)] })
      resolved.set(name, { customer: draft })
      continue
    }
    const draft = fresh.get(match.id) ?? known.get(match.id)
    if (!draft || ('visible' in draft && !(draft as KnownDraft).visible)) {
      resolved.set(name, { problem: make('notYours', { owner: (draft as KnownDraft | undefined)?.ownerName ?? '—' }) })
      continue
    }
    // Of a customer that nobody has entered yet, the first fact is the best date of entry there is.
    if (draft.namedOnly && day < draft.enteredOn) {
      draft.enteredOn = day
      draft.changed = true
    }
    resolved.set(name, { customer: draft })
  }
  if (!batch.preview)
    await writeCustomers(batch, {
      fresh: [...fresh.values()],
      changed: [...known.values()].filter((d) => d.changed),
      before,
      revived: new Set(),
      proposals: [],
      sources: [],
    })
  return resolved
}
