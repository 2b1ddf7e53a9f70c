import { sql } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import type { Day } from '../../shared/calendar.ts'
import { cadenceOn } from './rules/cadence.ts'
import type { State, Tier } from './rules/stages.ts'

/** What the ring of a customer (alias `c`) is drawn from, as one column: for lists of what hangs on customers. */
export const signColumn = sql`jsonb_build_object('id', c.id, 'name', c.name, 'tier', c.tier, 'state', c.state,
  'owner', (select jsonb_build_object('id', s.id, 'name', s.name) from person s where s.id = c.owner_id),
  'pool', (select jsonb_build_object('id', s.id, 'name', s.name) from pool s where s.id = c.pool_id),
  'effectiveTouches', c.effective_touches, 'earlyUntil', c.early_until, 'dueOn', c.due_on, 'overdueOn', c.overdue_on,
  'stepInSince', c.step_in_since)`

export interface SignRow {
  id: string
  name: string
  tier: Tier | null
  state: State
  owner: { id: string; name: string } | null
  pool: { id: string; name: string } | null
  effectiveTouches: number
  earlyUntil: Day
  dueOn: Day
  overdueOn: Day
  stepInSince: string | null
}

/** T3 and T7 of a customer today, as its ring shows them. */
export function presentSign({ today }: Pick<Work, 'today'>, { earlyUntil, ...sign }: SignRow) {
  const pursued = sign.state === 'active'
  return {
    ...sign,
    dueOn: pursued ? sign.dueOn : null,
    overdueOn: pursued ? sign.overdueOn : null,
    cadence: pursued ? cadenceOn(today, { earlyUntil, dueOn: sign.dueOn, overdueOn: sign.overdueOn }) : null,
  }
}
