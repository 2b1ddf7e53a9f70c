import { row, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { settingOf } from '../../../shared/setting.ts'
import { inPoolOf } from '../../customers/index.ts'
import { heldTowardsCap } from '../repo.ts'
import { capFor } from '../rules/claim.ts'
import { capExempt } from '../settings.ts'
import { claimSettings } from './claim.ts'

/** T6: how many customers these reps may still claim together before they hold their fill, as far as so many wait in the pool. */
export async function roomToClaim(work: Work, people: readonly string[]): Promise<number> {
  const settings = claimSettings(work)
  const loads = await heldTowardsCap(work, people, settingOf(work.settings, capExempt))
  const room = loads
    .filter(({ role, state }) => role === 'rep' && state === 'active')
    .reduce((sum, { joinedOn, held }) => sum + Math.max(0, capFor(joinedOn, work.today, settings) - held), 0)
  const waiting = await row(
    work.tx,
    sql<{
      n: number
    }>`select count(*) as n from (select 1 from customer c where c.owner_id is null and ${inPoolOf(work.by)} limit ${room}) w`,
  )
  return waiting?.n ?? 0
}
