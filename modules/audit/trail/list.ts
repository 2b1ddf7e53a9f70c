import { page } from '../../../platform/cursor.ts'
import type { Work } from '../../../platform/work.ts'
import type { InputOf } from '../../../shared/endpoint.ts'
import { Instant } from '../../../shared/page.ts'
import { readPlace } from '../../customers/index.ts'
import type * as contract from '../contract.ts'
import { actPage } from './page.ts'
import { presentAct } from './present.ts'

/** S4: what was done, the latest first. */
export async function listActs(work: Work, { limit, cursor, ...filters }: InputOf<typeof contract.listActs>['query']) {
  const found = await actPage(work, filters, readPlace(cursor, Instant), limit + 1)
  const { items, nextCursor } = page(found, limit, (last) => [last.at, last.id])
  return { items: items.map((act) => presentAct(work, act)), nextCursor }
}
