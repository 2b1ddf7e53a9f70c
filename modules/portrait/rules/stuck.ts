import { addMonths, type Day } from '../../../shared/calendar.ts'
import { heightOf, type Rung } from '../../customers/rules/rungs.ts'

export interface StuckRules {
  /** Effective touches at one rung, and months at it, without movement. */
  touches: number
  months: number
  /** D6: teacher to friend is a matter of personality: there half of it is told already. */
  halfAtTeacher: boolean
}

export interface AtRung {
  rung: Rung
  since: Day
  /** Effective touches since then. */
  touches: number
}

/** D6: stuck at a rung after many touches, or after many months of trying. At the highest there is nowhere to go. */
export function isStuck({ rung, since, touches }: AtRung, today: Day, rules: StuckRules): boolean {
  if (rung === 'brother') return false
  const share = rung === 'teacher' && rules.halfAtTeacher ? 0.5 : 1
  const tried = touches >= Math.ceil((rules.touches * share) / 3)
  // Where nothing has begun, months alone say nothing: there the twelve touches decide (T4).
  const long = rung !== 'none' && today >= addMonths(since, Math.ceil(rules.months * share))
  return touches >= rules.touches * share || (long && tried)
}

/** What holds a relationship where it stands. */
export const HOLDS = ['portrait', 'person'] as const
export type Hold = (typeof HOLDS)[number]

/**
 * D6: where more is proven than the portrait allows, nobody has to be changed: what we know has to be written down. Else
 * it lies between the two people.
 */
export const heldBy = ({ bound, proven }: { bound: Rung; proven: Rung }): Hold =>
  heightOf(bound) < heightOf(proven) ? 'portrait' : 'person'

/** What a colleague has reached with customers like this one. */
export interface Record {
  personId: string
  /** Customers of the same industry, size or tier. */
  like: number
  /** Of these, those on a higher rung than this one stands on, and those that ordered. */
  higher: number
  ordered: number
  /** Customers held now, of all kinds. */
  held: number
}

/** The share of like customers that went beyond this rung. */
export type Successor<R extends Record> = R & { share: number }

const FEW = 3
const PRIOR = { higher: 1, like: 4 }

/**
 * D6: who of us has come further with customers like this one, the best first. Few cases count for less, so that one
 * lucky friend does not outweigh a record.
 */
export function successors<R extends Record>(records: readonly R[], rung: Rung, most: number): Successor<R>[] {
  if (heightOf(rung) >= heightOf('brother')) return []
  return records
    .filter(({ like, higher }) => like >= FEW && higher > 0)
    .map((record) => ({ ...record, share: (record.higher + PRIOR.higher) / (record.like + PRIOR.like) }))
    .sort((a, b) => b.share - a.share || b.ordered - a.ordered || a.held - b.held || (a.personId < b.personId ? -1 : 1))
    .slice(0, most)
}
