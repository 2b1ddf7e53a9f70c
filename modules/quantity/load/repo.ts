import { rows, sql, uuids } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { Day } from '../../../shared/calendar.ts'
import { rhythmColumn, visibleTo } from '../../customers/index.ts'
import type { Rhythm } from '../../customers/rules/cadence.ts'
import type { SuspensionFacts } from '../../customers/rules/suspension.ts'
import { clearedFor } from '../../secrecy/index.ts'

/** T9: on which days each made how many effective touches; of one customer a day so many count (T2). */
export const touchDays = ({ tx, by }: Work, people: readonly string[], from: Day, to: Day, perDay: number) =>
  rows(
    tx,
    sql<{ byId: string; day: Day; count: number }>`
    select d.by_id, d.day, sum(d.counted) as count from (
      select t.by_id, t.day, least(count(*), ${perDay}) as counted
      from live_touch t join customer m on m.id = t.customer_id join customer c on c.id = m.root_id
      where t.by_id = any(${uuids(people)}) and t.effective and t.day between ${from} and ${to} and ${clearedFor(by)}
      group by t.by_id, t.day, t.customer_id
    ) d group by 1, 2`,
  )

/** T9: how many customers each pursues in each cadence. */
export const heldByRhythm = ({ tx, by }: Work, people: readonly string[]) =>
  rows(
    tx,
    sql<{
      ownerId: string
      rhythm: Rhythm
      count: number
    }>`select c.owner_id, ${rhythmColumn} as rhythm, count(*) as count from customer c
      where c.owner_id = any(${uuids(people)}) and c.state = 'active' and ${visibleTo(by)} group by 1, 2`,
  )

export interface HeldRow extends SuspensionFacts {
  id: string
  ownerId: string
  teamId: string
  rhythm: Rhythm
  lastEffectiveOn: Day | null
}

/** T9: whom some people pursue, as far as the advice needs it. */
export const heldBy = ({ tx, by }: Work, people: readonly string[]) =>
  rows(
    tx,
    sql<HeldRow>`select c.id, c.owner_id, c.team_id, ${rhythmColumn} as rhythm, c.last_effective_on, c.state, c.tier, c.effective_touches, c.open_needs,
        c.unpaid_orders, c.open_complaints
      from customer c where c.owner_id = any(${uuids(people)}) and c.state = 'active' and ${visibleTo(by)}`,
  )
