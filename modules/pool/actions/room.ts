import { row, rows, sql, uuids } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { Day } from '../../../shared/calendar.ts'
import { settingOf } from '../../../shared/setting.ts'
import { inPoolOf } from '../../customers/index.ts'
import { clearedFor } from '../../secrecy/index.ts'
import { capFor } from '../rules/claim.ts'
import { capExempt, heldAtMost, heldByNewcomer, newcomerMonths } from '../settings.ts'

/** T6: how many customers these people may still claim together before they hold their fill, as far as so many wait in the pool. */
export async function roomToClaim(work: Work, people: readonly string[]): Promise<number> {
  const { tx, by, settings, today } = work
  const caps = {
    heldAtMost: settingOf(settings, heldAtMost),
    heldByNewcomer: settingOf(settings, heldByNewcomer),
    newcomerMonths: settingOf(settings, newcomerMonths),
  }
  const loads = await rows(
    tx,
    sql<{ joinedOn: Day | null; held: number }>`
    select p.joined_on, (select count(*) from customer c where c.owner_id = p.id and c.state <> 'archived'
      and not coalesce(c.tier = any(${settingOf(settings, capExempt)}), false) and ${clearedFor(by)}) as held
    from person p where p.id = any(${uuids(people)}) and p.state = 'active' and p.role = 'rep'`,
  )
  const room = loads.reduce((sum, { joinedOn, held }) => sum + Math.max(0, capFor(joinedOn, today, caps) - held), 0)
  if (room === 0) return 0
  const waiting = await row(
    tx,
    sql<{
      n: number
    }>`select count(*) as n from (select 1 from customer c where c.owner_id is null and ${inPoolOf(by)} limit ${room}) w`,
  )
  return waiting?.n ?? 0
}
