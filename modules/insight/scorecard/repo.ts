import { row, rows, sql, uuids } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { Day } from '../../../shared/calendar.ts'
import type { FigureKey } from '../rules/scorecard/figures.ts'
import type { SetTarget } from '../rules/scorecard/targets.ts'

/** What was last set for these people for each month up to one. */
export const targetsUntil = ({ tx }: Work, people: readonly string[], month: Day) =>
  rows(
    tx,
    sql<SetTarget>`select distinct on (person_id, figure, month) person_id, figure, month, value, version
      from score_target where person_id = any(${uuids(people)}) and month <= ${month}
      order by person_id, figure, month, version desc`,
  )

export const targetAt = ({ tx }: Work, personId: string, figure: FigureKey, month: Day) =>
  row(
    tx,
    sql<SetTarget>`select person_id, figure, month, value, version from score_target
      where person_id = ${personId} and figure = ${figure} and month = ${month} order by version desc limit 1`,
  )

/** Sets targets, each as the version after the one that stands for its month. */
export async function writeTargets({ tx, by, now }: Work, targets: readonly SetTarget[]): Promise<void> {
  if (targets.length === 0) return
  await rows(
    tx,
    sql`insert into score_target (person_id, figure, month, version, value, set_by, set_at)
      select t."personId", t.figure, t.month, t.version, t.value, ${by.id}, ${now}
      from jsonb_to_recordset(${JSON.stringify(targets)}::jsonb) as t("personId" uuid, figure text, month date, version integer, value bigint)`,
  )
}
