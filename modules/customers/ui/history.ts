import type { Entry } from './types.ts'

/** Edits of one person within this time are told as one: somebody filled in the page. */
const ONE_SITTING = 10 * 60_000

/** An entry as it is shown; of several edits in one sitting the latest stands for all. */
export interface Told {
  readonly entry: Entry
  readonly edits: readonly Entry[]
}

/**
 * Joins what one person edited in one sitting, and leaves out that a customer was created where its first owner says
 * so. `entries` newest first.
 */
export function tidied(entries: readonly Entry[]): Told[] {
  const told: { entry: Entry; edits: Entry[] }[] = []
  for (const entry of entries) {
    if (entry.body.type === 'customer.created' && entries.some(isFirstOwner)) continue
    const last = told.at(-1)
    if (last && sameSitting(last.edits.at(-1), entry)) last.edits.push(entry)
    else told.push({ entry, edits: entry.kind === 'edit' ? [entry] : [] })
  }
  return told
}

const isFirstOwner = (entry: Entry): boolean => entry.kind === 'owner' && entry.body.cause === 'created'

const sameSitting = (later: Entry | undefined, entry: Entry): boolean =>
  later !== undefined &&
  entry.kind === 'edit' &&
  later.by?.id === entry.by?.id &&
  later.body.cause === entry.body.cause &&
  Date.parse(later.at) - Date.parse(entry.at) <= ONE_SITTING
