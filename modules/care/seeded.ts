import { run, sql } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import { settingOf } from '../../shared/setting.ts'
import { daysAhead, draftDay } from './greetings/draft.ts'
import type {
  SeededChoice,
  SeededGift,
  SeededGreeting,
  SeededOccasion,
  SeededPlan,
  SeededVisit,
} from './rules/seeded.ts'
import { draftAhead } from './settings.ts'

// The demo's days to keep, gifts, return visits, and greetings of the last weeks and the next.

const of = (rows: readonly object[]) => sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g`

export async function seedOccasions({ tx }: Work, occasions: readonly SeededOccasion[]): Promise<void> {
  await run(
    tx,
    sql`insert into care_occasion (id, customer_id, contact_id, kind, lunar, month, day, leap, since, fallback, created_by, created_at)
        select g.id, g."customerId", g."contactId", g.kind, g.lunar, g.month, g.day, g.leap, g.since, g.fallback, g."createdBy", g."createdAt"
        from ${of(occasions)}(id uuid, "customerId" uuid, "contactId" uuid, kind text, lunar boolean, month smallint, day smallint, leap boolean, since smallint, fallback text,
          "createdBy" uuid, "createdAt" timestamptz)`,
  )
  await run(
    tx,
    sql`insert into care_occasion_text (occasion_id, name) select g.id, g.name from ${of(occasions)}(id uuid, name text)`,
  )
}

export async function seedGifts({ tx }: Work, gifts: readonly SeededGift[]): Promise<void> {
  await run(
    tx,
    sql`insert into gift (id, customer_id, contact_id, fen, on_day, state, over, asked_by, asked_at, decided_by, decided_at)
        select g.id, g."customerId", g."contactId", g.fen, g."onDay", g.state, array(select jsonb_array_elements_text(g.over)), g."askedBy", g."askedAt", g."decidedBy", g."decidedAt"
        from ${of(gifts)}(id uuid, "customerId" uuid, "contactId" uuid, fen bigint, "onDay" date, state text, over jsonb, "askedBy" uuid, "askedAt" timestamptz, "decidedBy" uuid, "decidedAt" timestamptz)`,
  )
  await run(
    tx,
    sql`insert into gift_text (gift_id, what, occasion, note) select g.id, g.what, g.occasion, g.note from ${of(gifts)}(id uuid, what text, occasion text, note text)`,
  )
}

export const seedChoices = ({ tx }: Work, choices: readonly SeededChoice[]) =>
  run(
    tx,
    sql`insert into care_choice (id, contact_id, out, by_id, at)
        select g.id, g."contactId", true, g."byId", g.at from ${of(choices)}(id uuid, "contactId" uuid, "byId" uuid, at timestamptz)`,
  ).then(() => undefined)

export const seedCarePlans = ({ tx }: Work, plans: readonly SeededPlan[]) =>
  run(
    tx,
    sql`insert into care_plan (customer_id, cause, how, days, changed_by, changed_at)
        select g."customerId", g.cause, g.how, g.days, g."changedBy", g."changedAt"
        from ${of(plans)}("customerId" uuid, cause text, how text, days int, "changedBy" uuid, "changedAt" timestamptz)`,
  ).then(() => undefined)

export const seedVisits = ({ tx }: Work, visits: readonly SeededVisit[]) =>
  run(
    tx,
    sql`insert into return_visit (id, customer_id, cause, cause_key, due_on, how, state, task_id, made_at, settled_at)
        select g.id, g."customerId", g.cause, g."causeKey", g."dueOn", g.how, g.state, g."taskId", g."madeAt", case when g.state <> 'waiting' then g."madeAt" end
        from ${of(visits)}(id uuid, "customerId" uuid, cause text, "causeKey" text, "dueOn" date, how text, state text, "taskId" uuid, "madeAt" timestamptz)`,
  ).then(() => undefined)

export async function seedGreetings({ tx }: Work, greetings: readonly SeededGreeting[]): Promise<void> {
  await run(
    tx,
    sql`insert into greeting (id, customer_id, contact_id, occasion, year, day, locale, state, via, decided_by, decided_at, settled_at, drafted_at, for_id)
        select g.id, g."customerId", g."contactId", g.occasion, g.year, g.day, 'zh', 'sent', 'hand', g."byId", g.at, g.at, g.at - interval '6 days', g."byId"
        from ${of(greetings)}(id uuid, "customerId" uuid, "contactId" uuid, occasion text, year smallint, day date, "byId" uuid, at timestamptz)`,
  )
  await run(
    tx,
    sql`insert into greeting_text (greeting_id, name, subject, body) select g.id, g.name, g.subject, g.body from ${of(greetings)}(id uuid, name text, subject text, body text)`,
  )
}

/** What the nights before would have drafted for the days ahead. */
export async function seedDrafts(work: Work): Promise<void> {
  for (const day of daysAhead(work.today, settingOf(work.settings, draftAhead))) await draftDay(work, day)
}
