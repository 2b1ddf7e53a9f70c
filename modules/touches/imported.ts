import { newId, rows, run, sql } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import { type Day, startOfDay } from '../../shared/calendar.ts'
import { settingOf } from '../../shared/setting.ts'
import { stepInAt } from '../customers/settings.ts'
import { lapse } from './figures.ts'
import type { Channel, Direction } from './rules/log.ts'

export interface ImportedTouch {
  customerId: string
  contactIds: string[]
  byId: string
  channel: Channel
  direction: Direction
  effective: boolean
  day: Day
  /** HH:mm or HH:mm:ss in the company's zone; null where only the day is known. */
  time: string | null
  summary: string
  nextStep: string | null
  nextOn: Day | null
  sourceKey: string
}

/** Which of these facts are recorded already, by an import that still stands. */
export async function knownTouches(work: Work, keys: readonly string[]): Promise<Set<string>> {
  const known = await rows(
    work.tx,
    sql<{ key: string }>`select source_key as key from live_touch where source_key = any(${[...keys]}::text[])`,
  )
  return new Set(known.map((t) => t.key))
}

/** Touches as an import brings them (T1, T2), many at once. The customers' figures are counted by the caller. */
export async function insertImportedTouches(
  work: Work,
  importId: string,
  touches: readonly ImportedTouch[],
): Promise<void> {
  const given = touches.map((t) => ({
    ...t,
    id: newId(),
    wholeDay: t.time === null,
    happenedAt: instantOf(work.zone, t.day, t.time),
  }))
  const json = JSON.stringify(given)
  await run(
    work.tx,
    sql`insert into touch (id, customer_id, contact_ids, by_id, channel, direction, effective, happened_at, day, whole_day, next_on, recorded_by, recorded_at, source, import_id, source_key)
        select g.id, g."customerId", g."contactIds", g."byId", g.channel, g.direction, g.effective, g."happenedAt", g.day, g."wholeDay", g."nextOn",
          ${work.by.id}, ${work.now}, 'import', ${importId}, g."sourceKey"
        from jsonb_to_recordset(${json}::jsonb) as g(id uuid, "customerId" uuid, "contactIds" uuid[], "byId" uuid, channel text, direction text, effective boolean,
          "happenedAt" timestamptz, day date, "wholeDay" boolean, "nextOn" date, "sourceKey" text)`,
  )
  await run(
    work.tx,
    sql`insert into touch_text (touch_id, summary, next_step)
        select g.id, g.summary, g."nextStep" from jsonb_to_recordset(${json}::jsonb) as g(id uuid, summary text, "nextStep" text)`,
  )
}

function instantOf(zone: string, day: Day, time: string | null): Date {
  const [hours = 0, minutes = 0, seconds = 0] = (time ?? '').split(':').map(Number)
  return new Date(startOfDay(zone, day).getTime() + ((hours * 60 + minutes) * 60 + seconds) * 1000)
}

/** T7: lapses step-ins whose customers an import showed to be elsewhere: ordered, in a new pursuit, not so far yet, or without an owner. */
export async function lapseUnfounded(work: Work, customerIds: readonly string[]): Promise<void> {
  const at = settingOf(work.settings, stepInAt)
  await lapse(
    work,
    customerIds,
    sql`(c.orders > 0 or c.effective_touches < ${at}::int or c.owner_id is null or c.state <> 'active' or s.pursuit <> c.pursuit)`,
  )
}
