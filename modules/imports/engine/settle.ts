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

/**
 * Notes customers to be settled once, however many batches tell of them: those of whom a batch brought in facts, and those
 * that it made as they stand, of whom only the distance is to be told.
 */
export async function settleLater(
  work: Work,
  importId: string,
  customerIds: readonly string[],
  hasFacts = true,
): Promise<void> {
  await run(
    work.tx,
    sql`insert into import_unsettled as u (import_id, customer_id, has_facts) select ${importId}, id, ${hasFacts} from unnest(${uuids([...new Set(customerIds)])}) as g(id)
        on conflict (import_id, customer_id) do update set has_facts = true where not u.has_facts and excluded.has_facts`,
  )
}

const BATCH = 500

/** Settles customers that an import noted, so many at once; answers whether more are left. After a crash those remain. */
export async function settleNoted(work: Work, importId: string): Promise<boolean> {
  const noted = await rows(
    work.tx,
    sql<{
      customerId: string
      hasFacts: boolean
    }>`delete from import_unsettled where import_id = ${importId} and customer_id = any(array(
        select customer_id from import_unsettled where import_id = ${importId} order by customer_id limit ${BATCH} for update skip locked))
      returning customer_id, has_facts`,
  )
  await settle(
    work,
    noted.filter((c) => c.hasFacts).map((c) => c.customerId),
  )
  await recountDistances(
    work,
    noted.filter((c) => !c.hasFacts).map((c) => c.customerId),
  )
  return noted.length === BATCH
}
