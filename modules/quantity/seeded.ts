import { run, sql } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import type { Day } from '../../shared/calendar.ts'

// What the demo's company planned, and the fairs it knows of.

export interface SeededPlan {
  month: Day
  sources: Record<string, number>
  dormant: number
  setBy: string
  setAt: Date
}

export async function seedPlans({ tx }: Work, plans: readonly SeededPlan[]): Promise<void> {
  await run(
    tx,
    sql`insert into lead_plan (month, sources, dormant, set_by, set_at)
        select g.month, g.sources, g.dormant, g."setBy", g."setAt"
        from jsonb_to_recordset(${JSON.stringify(plans)}::jsonb) as g(month date, sources jsonb, dormant integer, "setBy" uuid, "setAt" timestamptz)`,
  )
}

export interface SeededFair {
  id: string
  name: string
  industry: string
  place: string
  startsOn: Day
  endsOn: Day
  source: string
  createdBy: string
  createdAt: Date
}

export async function seedFairs({ tx }: Work, fairs: readonly SeededFair[]): Promise<void> {
  await run(
    tx,
    sql`insert into fair (id, name, industry, place, starts_on, ends_on, source, created_by, created_at)
        select g.id, g.name, g.industry, g.place, g."startsOn", g."endsOn", g.source, g."createdBy", g."createdAt"
        from jsonb_to_recordset(${JSON.stringify(fairs)}::jsonb) as g(id uuid, name text, industry text, place text, "startsOn" date, "endsOn" date,
          source text, "createdBy" uuid, "createdAt" timestamptz)`,
  )
}

export interface SeededQuota {
  personId: string
  weekly: number
  setBy: string
  setAt: Date
}

export async function seedQuotas({ tx }: Work, quotas: readonly SeededQuota[]): Promise<void> {
  await run(
    tx,
    sql`insert into new_customer_quota (person_id, weekly, set_by, set_at)
        select g."personId", g.weekly, g."setBy", g."setAt"
        from jsonb_to_recordset(${JSON.stringify(quotas)}::jsonb) as g("personId" uuid, weekly integer, "setBy" uuid, "setAt" timestamptz)`,
  )
}
