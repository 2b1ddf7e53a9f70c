import { row, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { showMoney } from '../../../shared/money.ts'
import type { CustomerRecord } from '../../customers/index.ts'
import { reportBigOrder } from '../../touches/index.ts'
import { isBig } from './present.ts'
import { findNeed, type NeedRecord } from './repo.ts'

/**
 * T7: a need that reaches the threshold is reported to the owner's manager, once, whatever became of the report. Not of
 * customers without an owner, nor of those that rest.
 */
export async function reportIfBig(work: Work, customer: CustomerRecord, needId: string): Promise<void> {
  const need = (await findNeed(work, needId)) as NeedRecord
  if (need.outcome !== null || !isBig(work, need) || !customer.ownerId || customer.state !== 'active') return
  if (await row(work.tx, sql`select 1 from step_in where need_id = ${needId} and cause = 'big_order'`)) return
  const amount = showMoney({ fen: need.fen ?? 0, currency: need.currency }, 'zh')
  await reportBigOrder(work, customer.id, needId, `${need.title} · ${amount}`)
}
