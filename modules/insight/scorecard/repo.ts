import { newId, row, rows, run, sql, uuids } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { Day } from '../../../shared/calendar.ts'
import type { Place } from '../../customers/index.ts'
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
  await run(
    tx,
    sql`insert into score_target (id, person_id, figure, month, version, value, set_by, set_at)
      select t.id, t."personId", t.figure, t.month, t.version, t.value, ${by.id}, ${now}
      from jsonb_to_recordset(${JSON.stringify(targets.map((one) => ({ ...one, id: newId() })))}::jsonb) as t(id uuid, "personId" uuid, figure text, month date, version integer, value bigint)`,
  )
}

interface TargetRow extends SetTarget {
  id: string
  setBy: { id: string; name: string }
  setAt: string
}

/** G2: what was set for somebody, the latest first. */
export const targetHistory = (
  { tx }: Work,
  personId: string,
  figure: FigureKey,
  { place, most }: { place: Place<string> | null; most: number },
) =>
  rows(
    tx,
    sql<TargetRow>`select t.id, t.person_id, t.figure, t.month, t.value, t.version, t.set_at, jsonb_build_object('id', p.id, 'name', p.name) as set_by
      from score_target t join person p on p.id = t.set_by
      where t.person_id = ${personId} and t.figure = ${figure}
        and ${place ? sql`(t.set_at, t.id) < (${place[0]}::timestamptz, ${place[1]}::uuid)` : sql`true`}
      order by t.set_at desc, t.id desc limit ${most}`,
  )
