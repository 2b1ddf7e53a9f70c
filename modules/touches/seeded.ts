import { run, sql } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import type { Day } from '../../shared/calendar.ts'
import type { Channel, Direction } from './rules/log.ts'
import type { StepInCause } from './rules/stepIn.ts'

// Touches and what managers made of them, as the demo brings them: many at once, with the instants at which they happened.

export interface SeededTouch {
  id: string
  customerId: string
  contactIds: string[]
  byId: string
  colleagueIds: string[]
  channel: Channel
  direction: Direction
  effective: boolean
  happenedAt: Date
  day: Day
  nextOn: Day | null
  nextStep: string | null
  summary: string
  recordedAt: Date
  /** Where it was not written down by hand: the mail that it is. */
  source?: 'mail'
  sourceKey?: string
}

export async function seedTouches({ tx }: Work, touches: readonly SeededTouch[]): Promise<void> {
  const json = JSON.stringify(touches)
  await run(
    tx,
    sql`insert into touch (id, customer_id, contact_ids, by_id, colleague_ids, channel, direction, effective, happened_at, day, next_on, recorded_by, recorded_at, source, source_key)
        select g.id, g."customerId", g."contactIds", g."byId", g."colleagueIds", g.channel, g.direction, g.effective, g."happenedAt", g.day, g."nextOn", g."byId", g."recordedAt",
          coalesce(g.source, 'manual'), g."sourceKey"
        from jsonb_to_recordset(${json}::jsonb) as g(id uuid, "customerId" uuid, "contactIds" uuid[], "byId" uuid, "colleagueIds" uuid[], channel text, direction text,
          effective boolean, "happenedAt" timestamptz, day date, "nextOn" date, "recordedAt" timestamptz, source text, "sourceKey" text)`,
  )
  await run(
    tx,
    sql`insert into touch_text (touch_id, summary, next_step)
        select g.id, g.summary, g."nextStep" from jsonb_to_recordset(${json}::jsonb) as g(id uuid, summary text, "nextStep" text)`,
  )
}

export interface SeededStepIn {
  id: string
  customerId: string
  pursuit: number
  cause: StepInCause
  askedBy: string | null
  raisedAt: Date
  effectiveTouches: number
  decision: 'join' | 'reassign' | 'go_on' | 'suspend' | 'lapsed' | null
  note: string | null
  decidedBy: string | null
  decidedAt: Date | null
}

/** T7: step-ins that were decided, and those that still wait, since when. */
export async function seedStepIns({ tx }: Work, stepIns: readonly SeededStepIn[]): Promise<void> {
  await run(
    tx,
    sql`with seeded as (
          insert into step_in (id, customer_id, pursuit, cause, asked_by, raised_at, effective_touches, decision, note, decided_by, decided_at)
          select g.id, g."customerId", g.pursuit, g.cause, g."askedBy", g."raisedAt", g."effectiveTouches", g.decision, g.note, g."decidedBy", g."decidedAt"
          from jsonb_to_recordset(${JSON.stringify(stepIns)}::jsonb) as g(id uuid, "customerId" uuid, pursuit integer, cause text, "askedBy" uuid,
            "raisedAt" timestamptz, "effectiveTouches" integer, decision text, note text, "decidedBy" uuid, "decidedAt" timestamptz)
          returning customer_id, raised_at, decided_at)
        update customer c set step_in_since = s.raised_at from seeded s where s.decided_at is null and s.customer_id = c.id`,
  )
}

export interface SeededPostponement {
  id: string
  customerId: string
  byId: string
  until: Day
  reason: string
  at: Date
}

export async function seedPostponements({ tx }: Work, postponements: readonly SeededPostponement[]): Promise<void> {
  await run(
    tx,
    sql`insert into postponement (id, customer_id, by_id, until_day, reason, at)
        select g.id, g."customerId", g."byId", g.until, g.reason, g.at
        from jsonb_to_recordset(${JSON.stringify(postponements)}::jsonb) as g(id uuid, "customerId" uuid, "byId" uuid, until date, reason text, at timestamptz)`,
  )
}

export interface SeededTemplate {
  id: string
  /** Null: the company's. */
  personId: string | null
  channel: Channel | null
  effective: boolean
  body: string
  position: number
}

export async function seedTemplates({ tx }: Work, templates: readonly SeededTemplate[]): Promise<void> {
  await run(
    tx,
    sql`insert into touch_template (id, person_id, channel, effective, body, position)
        select g.id, g."personId", g.channel, g.effective, g.body, g.position
        from jsonb_to_recordset(${JSON.stringify(templates)}::jsonb) as g(id uuid, "personId" uuid, channel text, effective boolean, body text, position integer)`,
  )
}
