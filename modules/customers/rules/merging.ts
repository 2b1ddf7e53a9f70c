import type { Size } from './sizes.ts'
import { rankOf, type Stage, TIERS, type Tier } from './stages.ts'

/** What two customers that become one may differ in. */
export interface Mergeable {
  name: string
  kind: 'organisation' | 'person'
  stage: Stage
  tier: Tier | null
  industry: string | null
  source: string | null
  region: string | null
  size: Size | null
  address: string | null
  remarks: string | null
  tags: readonly string[]
}

export const MERGE_FIELDS = [
  'name',
  'kind',
  'stage',
  'tier',
  'industry',
  'source',
  'region',
  'size',
  'address',
  'remarks',
  'tags',
] as const satisfies readonly (keyof Mergeable)[]
export type MergeField = (typeof MERGE_FIELDS)[number]

/** Whose value stays; of what can stand side by side, both. */
export const CHOICES = ['kept', 'merged', 'both'] as const
export type Choice = (typeof CHOICES)[number]

const JOINS: readonly MergeField[] = ['remarks', 'tags']

const isEmpty = (value: unknown): boolean =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0)
const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/**
 * Whose value stays where nobody chooses: the one that is there, the kept one's where both are; of the funnel the
 * further stage, of two tiers the more important; remarks and tags of both.
 */
export function usualChoice(field: MergeField, kept: Mergeable, merged: Mergeable): Choice {
  if (isSame(kept[field], merged[field]) || isEmpty(merged[field])) return 'kept'
  if (isEmpty(kept[field])) return 'merged'
  if (JOINS.includes(field)) return 'both'
  if (field === 'stage') return rankOf(merged.stage) > rankOf(kept.stage) ? 'merged' : 'kept'
  if (field === 'tier') return importance(merged.tier) > importance(kept.tier) ? 'merged' : 'kept'
  return 'kept'
}

/**
 * Whose value may stay. What has happened is no matter of choice, so the further stage stays; and T5: the lesser
 * tier only for those who may set tiers, lest two merged customers may rest where one may not.
 */
export function choicesOf(field: MergeField, kept: Mergeable, merged: Mergeable, maySetTier: boolean): Choice[] {
  const isGiven = field === 'stage' || (field === 'tier' && !maySetTier)
  if (isGiven && !isSame(kept[field], merged[field])) return [usualChoice(field, kept, merged)]
  return JOINS.includes(field) ? [...CHOICES] : ['kept', 'merged']
}

const importance = (tier: Tier | null): number => (tier ? TIERS.length - TIERS.indexOf(tier) : 0)

/** The value that stays. */
export function chosen(field: MergeField, choice: Choice, kept: Mergeable, merged: Mergeable): unknown {
  if (choice !== 'both') return (choice === 'kept' ? kept : merged)[field]
  if (field === 'tags') return [...new Set([...kept.tags, ...merged.tags])]
  return [kept.remarks, merged.remarks].filter(Boolean).join('\n')
}
