import { inTurn, newId, row, run, sql, uuids } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { minuteIn } from '../../../shared/calendar.ts'
import { Refused } from '../../../shared/refusal.ts'
import { timeTaken } from '../refusals.ts'

export interface Range {
  readonly startsAt: Date
  readonly endsAt: Date
}

export interface Taking {
  readonly appointmentId: string
  /** Those of us who come, and the rooms, bays and cars: whoever can be at one place only. */
  readonly subjectIds: readonly string[]
  /** Buffers included. */
  readonly ranges: readonly Range[]
  /** Of times that are only offered: until when they are kept. */
  readonly expiresAt: Date | null
}

/**
 * A9: takes the time of people and resources for an appointment, in place of what it held before; refused where one of
 * them is taken. Everybody waits in line for each subject, in one order, so that no two bookers wait for each other;
 * the exclusion constraint stands behind.
 */
export async function takeTime(work: Work, { appointmentId, subjectIds, ranges, expiresAt }: Taking): Promise<void> {
  const subjects = [...new Set(subjectIds)].sort()
  await queueFor(work, subjects)
  await freeTime(work, appointmentId)
  const taken = await overlapping(work, subjects, ranges)
  if (taken)
    throw new Refused(
      timeTaken({
        who: taken.name ?? '',
        from: minuteIn(work.zone, new Date(taken.starts)),
        to: minuteIn(work.zone, new Date(taken.ends)).slice(11),
      }),
    )
  for (const { startsAt, endsAt } of ranges)
    for (const subject of subjects)
      await run(
        work.tx,
        sql`insert into booked_time (id, subject_id, appointment_id, during, expires_at, booked_at)
            values (${newId()}, ${subject}, ${appointmentId}, tstzrange(${startsAt}::timestamptz, ${endsAt}::timestamptz), ${expiresAt}, ${work.now})`,
      )
}

/** A9: what an appointment held is free; whether it may take this instead, in the same line as those who do. */
export async function isFree(work: Work, { appointmentId, subjectIds, ranges }: Taking): Promise<boolean> {
  const subjects = [...new Set(subjectIds)].sort()
  await queueFor(work, subjects)
  await freeTime(work, appointmentId)
  return (await overlapping(work, subjects, ranges)) === null
}

const overlapping = (work: Work, subjects: readonly string[], ranges: readonly Range[]) =>
  row(
    work.tx,
    sql<{ name: string | null; starts: string; ends: string }>`
      select coalesce(p.name, r.name) as name, lower(b.during) as starts, upper(b.during) as ends
      from jsonb_to_recordset(${JSON.stringify(ranges)}) as asked("startsAt" timestamptz, "endsAt" timestamptz)
        join booked_time b on b.during && tstzrange(asked."startsAt", asked."endsAt")
        left join person p on p.id = b.subject_id left join resource r on r.id = b.subject_id
      where b.subject_id = any(${uuids(subjects)}) and b.released_at is null
      order by lower(b.during) limit 1`,
  )

/** One after another for each subject, always in the same order; what was held too long is free again. */
export async function queueFor(work: Work, subjects: readonly string[]): Promise<void> {
  for (const subject of subjects) await inTurn(work.tx, `booking ${subject}`)
  await run(
    work.tx,
    sql`update booked_time set released_at = ${work.now}
        where subject_id = any(${uuids(subjects)}) and released_at is null and expires_at <= ${work.now}`,
  )
}

/** A9: what an appointment held is free for others. */
export const freeTime = (work: Work, appointmentId: string): Promise<number> =>
  run(
    work.tx,
    sql`update booked_time set released_at = ${work.now} where appointment_id = ${appointmentId} and released_at is null`,
  )
