import { rows, run, sql, uuids } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { replayPursuits } from '../../customers/index.ts'
import { recountNeeds, recountOrders } from '../../deals/index.ts'
import { recountDistances } from '../../portrait/index.ts'
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
  await recountNeeds(work, customerIds)
  await lapseUnfounded(work, customerIds)
  await raiseStepIns(work, customerIds, true)
  await recountDistances(work, customerIds)
}

/** Notes customers of whom a batch brought in facts, to be settled once, however many batches tell of them. */
export async function settleLater(work: Work, importId: string, customerIds: readonly string[]): Promise<void> {
  await run(
    work.tx,
    sql`insert into import_unsettled (import_id, customer_id) select ${importId}, id from unnest(${uuids(customerIds)}) as g(id)
        on conflict do nothing`,
  )
}

const BATCH = 2000

/** Settles customers that an import noted, so many at once; answers whether more are left. After a crash those remain. */
export async function settleNoted(work: Work, importId: string): Promise<boolean> {
  const noted = await rows(
    work.tx,
    sql<{ customerId: string }>`delete from import_unsettled where import_id = ${importId} and customer_id = any(array(
        select customer_id from import_unsettled where import_id = ${importId} order by customer_id limit ${BATCH}))
      returning customer_id`,
  )
  await settle(
    work,
    noted.map((c) => c.customerId),
  )
  return noted.length === BATCH
}
