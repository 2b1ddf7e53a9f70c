import type { Day } from '../../../../shared/calendar.ts'
import type { StepInCause } from '../../../touches/rules/stepIn.ts'
import type { Principle } from '../measures.ts'

/**
 * Why somebody needs help today, what waiting costs most first. What waits for the reader's own word comes before all (T7,
 * I1): nobody else can give it. Then a manager's pile, for which several wait (T7), what will be lost within days (T6) and
 * what stays closed until it is signed for (S2); last what is mended by practice: new people (Q3), G1, D6, D5.
 */
export const HELP = [
  'big_order',
  'asked',
  'tenth_touch',
  'fall',
  'undecided',
  'recall',
  'unsigned',
  'quota',
  'weakest',
  'stuck',
  'review',
] as const
export type HelpCode = (typeof HELP)[number]

/** Under which heading somebody stands: by the first of the reasons. */
export const NEEDS = ['word', 'slipping', 'practice'] as const
export type Need = (typeof NEEDS)[number]

const NEED_OF: Readonly<Record<HelpCode, Need>> = {
  big_order: 'word',
  asked: 'word',
  tenth_touch: 'word',
  fall: 'word',
  undecided: 'slipping',
  recall: 'slipping',
  unsigned: 'slipping',
  quota: 'practice',
  weakest: 'practice',
  stuck: 'practice',
  review: 'practice',
}

/** Customers of one kind: how many, the first of them, and since when that one waits, or until when it is theirs. */
export interface Pile {
  count: number
  first: { id: string; name: string }
  on: Day
}

/** What is known of a colleague this morning; what is null or 0 is no reason. */
export interface HelpFacts {
  person: { id: string; name: string }
  /** T7: what waits on the colleague's customers for the reader's word. */
  stepIns: Partial<Record<StepInCause, Pile>>
  /** I1: falls out of a guarded tier that wait for the reader's word. */
  falls: Pile | null
  /** T6: customers about to be recalled; `on` is the first day. */
  recalls: Pile | null
  /** T7: step-ins that wait for the colleague's own word for too long; `on` is the day of the oldest. */
  undecided: Pile | null
  /** S2: lists of confidants the colleague is on without having signed. */
  unsigned: number
  /** Q3: the week's quota of new customers, where the even pace is not kept. */
  quota: { reached: number; quota: number; expected: number; newcomer: boolean } | null
  /** G1: the weakest principle with its sentence. */
  weakest: { principle: Principle; score: number; text: string } | null
  stuck: number
  reviews: number
}

/** One reason: how many stand behind it, and how much it weighs among reasons of its kind. */
export interface Reason {
  code: HelpCode
  count: number
  weight: number
}

/** The customers behind a reason, where it names one of them. */
export function pileOf({ stepIns, falls, undecided, recalls }: HelpFacts, code: HelpCode): Pile | null {
  const piles: Partial<Record<HelpCode, Pile | null>> = { ...stepIns, fall: falls, undecided, recall: recalls }
  return piles[code] ?? null
}

/** All reasons of a colleague, what costs most first. */
export function reasonsOf(facts: HelpFacts): Reason[] {
  const { unsigned, quota, weakest, stuck, reviews } = facts
  const counts: Partial<Record<HelpCode, number>> = { unsigned, stuck, review: reviews }
  return HELP.flatMap((code): Reason[] => {
    if (code === 'quota') return quota ? [{ code, count: quota.reached, weight: quota.expected - quota.reached }] : []
    if (code === 'weakest') return weakest ? [{ code, count: 1, weight: WELL - weakest.score }] : []
    const count = pileOf(facts, code)?.count ?? counts[code] ?? 0
    return count > 0 ? [{ code, count, weight: count }] : []
  })
}

const WELL = 100

/**
 * Whom to help first: by the first reason's place in the order; within it the heavier; then by the next reasons in the same
 * way, then by name, so that the same facts always give the same list. Who has no reason is left out.
 */
export function rankHelp(all: readonly HelpFacts[]): { facts: HelpFacts; need: Need; reasons: Reason[] }[] {
  return all
    .flatMap((facts) => {
      const reasons = reasonsOf(facts)
      const [first] = reasons
      return first ? [{ facts, need: NEED_OF[first.code], reasons }] : []
    })
    .toSorted(
      (one, other) =>
        NEEDS.indexOf(one.need) - NEEDS.indexOf(other.need) ||
        compare(one.reasons, other.reasons) ||
        order(one.facts.person.name, other.facts.person.name) ||
        order(one.facts.person.id, other.facts.person.id),
    )
}

function compare(some: readonly Reason[], others: readonly Reason[]): number {
  for (const [at, one] of some.entries()) {
    const other = others[at]
    if (!other) break
    const placed = HELP.indexOf(one.code) - HELP.indexOf(other.code) || other.weight - one.weight
    if (placed !== 0) return placed
  }
  return others.length - some.length
}

const order = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
