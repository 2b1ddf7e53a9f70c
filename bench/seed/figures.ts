import { customerIdsAfter, replayPursuits } from '../../modules/customers/index.ts'
import { recountNeeds, recountOrders } from '../../modules/deals/index.ts'
import { raiseStepIns, recountTouches } from '../../modules/touches/index.ts'
import type { Work } from '../../platform/work.ts'

const BATCH = 10_000

/** Counts the kept figures by the product's own functions, so that lists show what they would show. */
export async function countFigures(work: Work): Promise<void> {
  for (let after: string | null = null; ; ) {
    const ids = await customerIdsAfter(work.tx, after, BATCH)
    if (ids.length === 0) return
    await replayPursuits(work, ids)
    await recountTouches(work, ids)
    await recountOrders(work, ids)
    await recountNeeds(work, ids)
    await raiseStepIns(work, ids, true)
    after = ids.at(-1) as string
  }
}
