import { run, sql } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import type { Day } from '../../shared/calendar.ts'
import type { PursuitCause } from './figures.ts'
import { recordset } from './imported.ts'
import type { Tier } from './rules/stages.ts'

// What became of seeded customers: pursuits, owners, stages, tiers, groups, and likely duplicates.

export interface SeededPursuit {
  id: string
  customerId: string
  number: number
  ownerId: string | null
  cause: PursuitCause
  startedAt: Date
  startedOn: Day
}

export async function seedPursuits({ tx }: Work, pursuits: readonly SeededPursuit[]): Promise<void> {
  await run(
    tx,
    sql`insert into pursuit (id, customer_id, number, owner_id, cause, started_at, started_on, recorded_at)
        select g.id, g."customerId", g.number, g."ownerId", g.cause, g."startedAt", g."startedOn", g."startedAt"
        from ${recordset(pursuits, sql`id uuid, "customerId" uuid, number integer, "ownerId" uuid, cause text, "startedAt" timestamptz, "startedOn" date`)}`,
  )
}

export interface SeededHolding {
  id: string
  customerId: string
  ownerId: string
  cause: Exclude<PursuitCause, 'order_completed'>
  startedAt: Date
  startedBy: string
  endedAt: Date | null
  endCause: string | null
}

export async function seedHoldings({ tx }: Work, holdings: readonly SeededHolding[]): Promise<void> {
  await run(
    tx,
    sql`insert into ownership (id, customer_id, owner_id, cause, started_at, started_by, ended_at, end_cause)
        select g.id, g."customerId", g."ownerId", g.cause, g."startedAt", g."startedBy", g."endedAt", g."endCause"
        from ${recordset(
          holdings,
          sql`id uuid, "customerId" uuid, "ownerId" uuid, cause text, "startedAt" timestamptz, "startedBy" uuid, "endedAt" timestamptz, "endCause" text`,
        )}`,
  )
}

export interface SeededStage {
  id: string
  customerId: string
  fromStage: number
  toStage: number
  onDay: Day
  byId: string
  recordedAt: Date
}

/** Q1: moves through the funnel, each on its day. */
export async function seedStages({ tx }: Work, stages: readonly SeededStage[]): Promise<void> {
  await run(
    tx,
    sql`insert into stage_move (id, customer_id, from_stage, to_stage, on_day, by_id, recorded_at)
        select g.id, g."customerId", g."fromStage", g."toStage", g."onDay", g."byId", g."recordedAt"
        from ${recordset(
          stages,
          sql`id uuid, "customerId" uuid, "fromStage" smallint, "toStage" smallint, "onDay" date, "byId" uuid, "recordedAt" timestamptz`,
        )}`,
  )
}

export interface SeededTier {
  id: string
  customerId: string
  before: Tier | null
  after: Tier
  cause: 'edit' | 'scorecard'
  byId: string
  at: Date
}

/** Tiers that were set by hand or by the scorecard, with their history. */
export async function seedTiers({ tx }: Work, tiers: readonly SeededTier[]): Promise<void> {
  await run(
    tx,
    sql`with given as (select * from ${recordset(tiers, sql`id uuid, "customerId" uuid, before jsonb, after jsonb, cause text, "byId" uuid, at timestamptz`)}),
        facts as (insert into customer_change (id, customer_id, field, cause, by_id, at)
          select id, "customerId", 'tier', cause, "byId", at from given returning id)
        insert into customer_change_text (change_id, before, after) select g.id, g.before, g.after from given g join facts f on f.id = g.id`,
  )
}

export interface SeededMember {
  customerId: string
  personId: string
  role: string
  since: Date
  addedBy: string
}

/** D7: working groups. */
export async function seedMembers({ tx }: Work, members: readonly SeededMember[]): Promise<void> {
  await run(
    tx,
    sql`insert into customer_member (customer_id, person_id, role, since, added_by)
        select g."customerId", g."personId", g.role, g.since, g."addedBy"
        from ${recordset(members, sql`"customerId" uuid, "personId" uuid, role text, since timestamptz, "addedBy" uuid`)}`,
  )
}

export interface SeededProposal {
  id: string
  customerIds: [string, string]
  evidence: string[]
  score: number
  createdAt: Date
}

export async function seedProposals({ tx }: Work, proposals: readonly SeededProposal[]): Promise<void> {
  const given = proposals.map(({ customerIds: [oneId, otherId], ...p }) => ({ ...p, oneId, otherId }))
  await run(
    tx,
    sql`insert into duplicate_proposal (id, one_id, other_id, evidence, score, created_at)
        select g.id, g."oneId", g."otherId", g.evidence, g.score, g."createdAt"
        from ${recordset(given, sql`id uuid, "oneId" uuid, "otherId" uuid, evidence text[], score real, "createdAt" timestamptz`)}`,
  )
}
