import { run, sql } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import type { Day } from '../../shared/calendar.ts'
import type { FigureKey } from './rules/scorecard/figures.ts'

// What the demo's managers asked of their people.

export interface SeededTarget {
  id: string
  personId: string
  figure: FigureKey
  month: Day
  value: number
  setBy: string
  setAt: Date
}

export async function seedTargets({ tx }: Work, targets: readonly SeededTarget[]): Promise<void> {
  await run(
    tx,
    sql`insert into score_target (id, person_id, figure, month, version, value, set_by, set_at)
        select g.id, g."personId", g.figure, g.month, 1, g.value, g."setBy", g."setAt"
        from jsonb_to_recordset(${JSON.stringify(targets)}::jsonb) as g(id uuid, "personId" uuid, figure text, month date, value bigint, "setBy" uuid, "setAt" timestamptz)`,
  )
}
