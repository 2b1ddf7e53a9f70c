import { row, rows, sql, uuids } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { Day } from '../../../shared/calendar.ts'
import type { FigureKey } from '../rules/scorecard/figures.ts'
import type { SetTarget } from '../rules/scorecard/targets.ts'

/** What was set for these people up to a month. */
export const targetsUntil = ({ tx }: Work, people: readonly string[], month: Day) =>
  rows(
    tx,
    sql<SetTarget>`select person_id, figure, month, value, version from score_target where person_id = any(${uuids(people)}) and month <= ${month}`,
  )

export const targetAt = ({ tx }: Work, personId: string, figure: FigureKey, month: Day) =>
  row(
    tx,
    sql<SetTarget>`select person_id, figure, month, value, version from score_target
      where person_id = ${personId} and figure = ${figure} and month = ${month} for update`,
  )

export const writeTarget = async (
  { tx, by, now }: Work,
  { personId, figure, month, value }: Omit<SetTarget, 'version'>,
): Promise<SetTarget> =>
  (await row(
    tx,
    sql<SetTarget>`insert into score_target (person_id, figure, month, value, set_by, set_at) values (${personId}, ${figure}, ${month}, ${value}, ${by.id}, ${now})
      on conflict (person_id, figure, month) do update set value = excluded.value, version = score_target.version + 1, set_by = excluded.set_by, set_at = excluded.set_at
      returning person_id, figure, month, value, version`,
  )) as SetTarget
