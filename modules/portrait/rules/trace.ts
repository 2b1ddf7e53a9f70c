import type { Day } from '../../../shared/calendar.ts'
import { lowerOf, type Rung } from '../../customers/rules/rungs.ts'

export interface Moved {
  on: Day
  bound: Rung
  proven: Rung
}

/** Where a pair stood on a day: what the portrait allowed, what was proven, and the rung in force, the lower of them. */
export interface Stood extends Moved {
  rung: Rung
}

/**
 * D4: how a pair came to where it stands, from a first day to a last: before its first move it stood nowhere, and where
 * it stands now it has stood since its last.
 */
export function traceFrom(moves: readonly Moved[], from: Day, to: Day): Stood[] {
  const last = moves.at(-1)
  if (!last) return []
  const before: Moved[] = (moves[0] as Moved).on > from ? [{ on: from, bound: 'none', proven: 'none' }] : []
  const since: Moved[] = last.on < to ? [{ ...last, on: to }] : []
  return [...before, ...moves, ...since].map(({ on, bound, proven }) => ({
    on,
    bound,
    proven,
    rung: lowerOf(bound, proven),
  }))
}
