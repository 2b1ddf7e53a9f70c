import type { Work } from '../../../platform/work.ts'
import { replayPursuits } from '../../customers/index.ts'
import { recountOrders } from '../../deals/index.ts'
import { lapseUnfounded, raiseStepIns, recountTouches } from '../../touches/index.ts'

/**
 * Works out anew what customers stand at after facts of the past came in or were voided: the pursuit, what
 * touches and orders add up to, and whether the manager's turn has come. An import calls the manager only for
 * customers that never ordered: those who buy come up with their next touch, as ever (T7).
 */
export async function settle(work: Work, customerIds: readonly string[]): Promise<void> {
  if (customerIds.length === 0) return
  await replayPursuits(work, customerIds)
  await recountTouches(work, customerIds)
  await recountOrders(work, customerIds)
  await lapseUnfounded(work, customerIds)
  await raiseStepIns(work, customerIds, true)
}

/** Of customers just made nothing else is known: only when they are due is to be worked out (T3). */
export const settleNew = (work: Work, customerIds: readonly string[]): Promise<void> =>
  recountTouches(work, customerIds)
