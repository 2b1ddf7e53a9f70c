import { page } from '../../../platform/cursor.ts'
import type { Work } from '../../../platform/work.ts'
import type { InputOf } from '../../../shared/endpoint.ts'
import { Instant } from '../../../shared/page.ts'
import { readPlace } from '../../customers/index.ts'
import type * as contract from '../contract.ts'
import { waitingFalls } from '../repo.ts'

/** T5, S1: falls out of guarded tiers that wait for the manager's word. */
export async function listWaitingFalls(work: Work, query: InputOf<typeof contract.listWaitingFalls>['query']) {
  const place = readPlace(query.cursor, Instant)
  const found = await waitingFalls(work.tx, work.by, query.owner, place, query.limit + 1)
  const { items, nextCursor } = page(found, query.limit, (last) => [last.since, last.id])
  return { items: items.map(({ id: _, ...item }) => item), nextCursor }
}
