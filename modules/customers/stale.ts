import type { Work } from '../../platform/work.ts'

/** Works out anew what a module's facts add up to for some customers, and keeps it with them. */
export type Recount = (work: Work, customerIds: readonly string[]) => Promise<void>

const recounts: Recount[] = []

/**
 * Later modules tell here how to count their facts again. Customers cannot call up to them, yet after a merge the
 * figures must be right in the same transaction.
 */
export function onFiguresStale(recount: Recount): void {
  recounts.push(recount)
}

/** Counts all facts of these customers again, in the order in which the modules registered. */
export async function recountAll(work: Work, customerIds: readonly string[]): Promise<void> {
  for (const recount of recounts) await recount(work, customerIds)
}
