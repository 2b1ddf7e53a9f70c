import { run, sql } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import { sealValue } from '../secrecy/index.ts'
import type {
  SeededHandover,
  SeededReview,
  SeededShare,
  SeededSharePlan,
  SeededTrust,
  SeededValue,
} from './rules/seeds.ts'

// What the demo knows of its customers, written down many at once. Distances are reckoned by the caller.

export async function seedPortraitValues(work: Work, values: readonly SeededValue[]): Promise<void> {
  await run(
    work.tx,
    sql`with given as (select * from jsonb_to_recordset(${JSON.stringify(values)}::jsonb) as g(id uuid, "customerId" uuid, "contactId" uuid, field text,
          sealed boolean, how text, confidence text, "learntOn" date, "byId" uuid, "recordedAt" timestamptz, value jsonb)),
        facts as (
          insert into portrait_value (id, customer_id, contact_id, field, act, sealed, how, confidence, learnt_on, by_id, recorded_at)
          select id, "customerId", "contactId", field, case when value is null then 'confirmed' else 'learnt' end, sealed, how, confidence, "learntOn", "byId", "recordedAt" from given returning id
        )
        insert into portrait_text (value_id, value) select g.id, g.value from given g join facts f on f.id = g.id where not g.sealed and g.value is not null`,
  )
  for (const { id, customerId, contactId, field, sealed, value } of values)
    if (sealed && value !== null)
      await sealValue(work, { id, customerId, contactId, what: field }, JSON.stringify(value))
}

export async function seedTrust({ tx }: Work, events: readonly SeededTrust[]): Promise<void> {
  await run(
    tx,
    sql`with given as (select * from jsonb_to_recordset(${JSON.stringify(events)}::jsonb) as g(id uuid, "customerId" uuid, "contactId" uuid, "personId" uuid,
          kind text, "on" date, note text, "recordedAt" timestamptz)),
        facts as (
          insert into trust_event (id, customer_id, contact_id, person_id, kind, on_day, by_id, recorded_at)
          select id, "customerId", "contactId", "personId", kind, "on", "personId", "recordedAt" from given returning id
        )
        insert into trust_note (event_id, note) select g.id, g.note from given g join facts f on f.id = g.id`,
  )
}

export async function seedShares({ tx }: Work, shares: readonly SeededShare[]): Promise<void> {
  await run(
    tx,
    sql`insert into wallet_share (id, customer_id, on_day, ours, known, rivals, yearly_fen, by_id, recorded_at)
        select id, "customerId", "on", ours, known, rivals, "yearlyFen", "byId", "recordedAt" from jsonb_to_recordset(${JSON.stringify(shares)}::jsonb)
          as g(id uuid, "customerId" uuid, "on" date, ours smallint, known boolean, rivals jsonb, "yearlyFen" bigint, "byId" uuid, "recordedAt" timestamptz)`,
  )
}

export async function seedSharePlans({ tx }: Work, plans: readonly SeededSharePlan[]): Promise<void> {
  await run(
    tx,
    sql`insert into share_plan (customer_id, version, target_percent, by_day, steps, by_id, recorded_at)
        select "customerId", 1, target, "byDay", steps, "byId", "recordedAt" from jsonb_to_recordset(${JSON.stringify(plans)}::jsonb)
          as g("customerId" uuid, target smallint, "byDay" date, steps text, "byId" uuid, "recordedAt" timestamptz)`,
  )
}

export async function seedReviews({ tx }: Work, reviews: readonly SeededReview[]): Promise<void> {
  await run(
    tx,
    sql`with given as (select * from jsonb_to_recordset(${JSON.stringify(reviews)}::jsonb) as g(id uuid, "customerId" uuid, "heldOn" date, people uuid[],
          found text, "askNext" text, "byId" uuid, "recordedAt" timestamptz)),
        facts as (
          insert into portrait_review (id, customer_id, held_on, people, by_id, recorded_at)
          select id, "customerId", "heldOn", people, "byId", "recordedAt" from given returning id
        )
        insert into portrait_review_text (review_id, found, ask_next) select g.id, g.found, g."askNext" from given g join facts f on f.id = g.id`,
  )
}

export async function seedHandovers({ tx }: Work, plans: readonly SeededHandover[]): Promise<void> {
  await run(
    tx,
    sql`with given as (select * from jsonb_to_recordset(${JSON.stringify(plans)}::jsonb) as g(id uuid, "customerId" uuid, "contactId" uuid, "fromId" uuid,
          "toId" uuid, "createdBy" uuid, "createdAt" timestamptz, steps jsonb)),
        made as (
          insert into handover_plan (id, customer_id, contact_id, from_id, to_id, created_by, created_at)
          select id, "customerId", "contactId", "fromId", "toId", "createdBy", "createdAt" from given returning id
        )
        insert into handover_step (plan_id, position, what, on_day, done_on)
        select g.id, s.at, s.step ->> 'what', (s.step ->> 'on')::date, (s.step ->> 'doneOn')::date
        from given g join made m on m.id = g.id cross join lateral jsonb_array_elements(g.steps) with ordinality s(step, at)`,
  )
}
