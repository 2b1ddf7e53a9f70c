import { publish } from '../../../platform/events.ts'
import { rows, run, sql, uuids } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { settingOf } from '../../../shared/setting.ts'
import { neverSuspended } from '../../customers/settings.ts'
import { closeStepIns } from '../../touches/index.ts'
import { customersRecalled } from '../events.ts'
import { insertMoves } from '../repo.ts'

/** One transaction takes so many, so that nobody waits long for a lock. */
const BATCH = 200

/**
 * T6: recalls customers neglected past their limit to the manager; those of tiers that are never suspended
 * stay active there (T5). Answers how many; call again until none.
 */
export async function recallNeglected(work: Work): Promise<number> {
  const neglected = await rows(
    work.tx,
    sql<{ id: string; ownerId: string }>`select id, owner_id from customer
      where state = 'active' and owner_id is not null and recall_on <= ${work.today} order by recall_on, id limit ${BATCH} for update skip locked`,
  )
  if (neglected.length === 0) return 0
  const ids = neglected.map((c) => c.id)
  await closeStepIns(work, ids, 'lapsed', '')
  await run(
    work.tx,
    sql`update ownership set ended_at = ${work.now}, end_cause = 'recalled' where customer_id = any(${uuids(ids)}) and ended_at is null`,
  )
  await run(
    work.tx,
    sql`update customer set owner_id = null, owner_since = null, postponed_until = null, version = version + 1,
          state = case when secrecy > 0 or tier = any(${settingOf(work.settings, neverSuspended)}) then 'active' else 'recalled' end
        where id = any(${uuids(ids)})`,
  )
  const moves = neglected.map((c) => ({
    customerId: c.id,
    kind: 'recalled' as const,
    fromId: c.ownerId,
    toId: null,
    reason: '',
  }))
  await insertMoves(work.tx, moves, work.by.id, work.now)
  await publish(work, customersRecalled, { data: { count: ids.length } })
  return ids.length
}
