import { all, type RawBuilder } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { InputOf, ReplyOf } from '../../../shared/endpoint.ts'
import { settingOf } from '../../../shared/setting.ts'
import { rankOf, STAGES } from '../../customers/rules/stages.ts'
import { subtree, teamTree } from '../../people/index.ts'
import { clearedFor, noteSightsAmong } from '../../secrecy/index.ts'
import { funnelFrom, reachedFrom } from '../rules/funnel.ts'
import { rateOf } from '../rules/interval.ts'
import type { Opens, ScopeQuery } from '../scope/contract.ts'
import { everyoneIn, inScope, opensOf } from '../scope/scope.ts'
import { confidencePercent } from '../settings.ts'
import type * as contract from './contract.ts'
import { type Flow, keptFlow } from './kept.ts'
import { countAll, namesOf, type PartRow, standing, standingByPart, stepCourses } from './repo.ts'

export const confidenceOf = (work: Work): number => settingOf(work.settings, confidencePercent) / 100

/** Who reached a stage is who stands at it or beyond. */
const reachedOpens = (opens: Opens, rank: number): Opens =>
  rank === 0 ? opens : { ...opens, stage: STAGES.slice(rank).join(',') }

/** Q1: the funnel of a cohort: those who entered in the period, and where they stand. */
export async function showFunnel(work: Work, scope: ScopeQuery): Promise<ReplyOf<typeof contract.showFunnel>> {
  const condition = await inScope(work, scope)
  const confidence = confidenceOf(work)
  const flow = (await keptFlow(work, scope)) ?? (await countFlow(work, condition))
  const counts = countsAt(flow.standing)
  const steps = funnelFrom(counts, flow.courses, confidence)
  const opens = opensOf(scope)
  const entered = steps[0]?.reached ?? 0
  const ever = scope.person ? await countAll(work.tx, all([clearedFor(work.by), await everyoneIn(work, scope)])) : null
  return {
    entered: { count: entered, opens },
    steps: steps.map((step) => ({
      ...step,
      reached: { count: step.reached, opens: reachedOpens(opens, rankOf(step.stage)) },
      waiting: { count: counts[rankOf(step.stage)] ?? 0, opens: { ...opens, stage: step.stage } },
    })),
    passedOn: ever === null ? null : ever - entered,
    confidence,
  }
}

const countFlow = async (work: Work, condition: RawBuilder<unknown>): Promise<Flow> => ({
  standing: await standing(work.tx, condition),
  courses: await stepCourses(work.tx, condition, work),
})

const countsAt = (rows: readonly { stage: number; count: number }[]): number[] =>
  STAGES.map((_, rank) => rows.filter((row) => row.stage === rank).reduce((sum, row) => sum + row.count, 0))

type Split = InputOf<typeof contract.splitFunnel>['query']['by']

const MOST_PARTS = 30

/** Q1: the funnel's parts side by side, the largest first. */
export async function splitFunnel(
  work: Work,
  { by, ...scope }: InputOf<typeof contract.splitFunnel>['query'],
): Promise<ReplyOf<typeof contract.splitFunnel>> {
  const condition = await inScope(work, scope)
  await noteSightsAmong(work, 'splitFunnel', condition)
  const found = await standingByPart(work.tx, condition, by, work.zone)
  const parts = by === 'team' ? await withTeamsBelow(work, found) : partsOf(found)
  const largest = parts.toSorted((a, b) => total(b.rows) - total(a.rows) || byName(a, b)).slice(0, MOST_PARTS)
  const labels = await labelsOf(work, by, largest)
  const items = largest.map(({ value, rows }) => {
    const reached = reachedFrom(countsAt(rows))
    const opens = { ...opensOf(scope), ...opensPart(by, value) }
    return {
      value,
      label: value === null ? null : (labels.get(value) ?? value),
      opens,
      reached: reached.map((count, rank) => ({ count, opens: reachedOpens(opens, rank) })),
      ordered: rateOf(reached.at(-1) ?? 0, reached[0] ?? 0, confidenceOf(work)),
    }
  })
  return { items, more: parts.length - largest.length }
}

interface Part {
  value: string | null
  rows: PartRow[]
}

const total = (rows: readonly PartRow[]): number => rows.reduce((sum, row) => sum + row.count, 0)

/** Of as many, always the same first. */
const byName = (a: Part, b: Part): number => ((a.value ?? '') < (b.value ?? '') ? -1 : 1)

const partsOf = (rows: readonly PartRow[]): Part[] =>
  [...new Set(rows.map((row) => row.value))].map((value) => ({
    value,
    rows: rows.filter((row) => row.value === value),
  }))

/** A team's customers are those of the teams below it too, as in the list. */
async function withTeamsBelow(work: Work, found: readonly PartRow[]): Promise<Part[]> {
  const teams = await teamTree(work.tx)
  const parts = teams.map(({ id }) => {
    const within = subtree(teams, id)
    return { value: id, rows: found.filter((row) => row.value !== null && within.includes(row.value)) }
  })
  return parts.filter((part) => part.rows.length > 0)
}

async function labelsOf(work: Work, by: Split, parts: readonly Part[]): Promise<Map<string, string>> {
  if (by !== 'person' && by !== 'team') return new Map()
  const ids = parts.flatMap(({ value }) => value ?? [])
  const named = by === 'team' ? await teamTree(work.tx) : await namesOf(work.tx, ids)
  return new Map(named.map(({ id, name }) => [id, name]))
}

function opensPart(by: Split, value: string | null): Opens {
  if (value === null) return by === 'tier' ? { tier: 'none' } : { lacks: by }
  return { [by === 'person' ? 'leadOf' : by]: value }
}
