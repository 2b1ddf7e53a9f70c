import type { RawBuilder } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { Cases, SpanOfDay, StandingCases } from './cases.ts'

interface Kept {
  readonly key: string
  /**
   * What is told of its cases: their counts; sums of their amounts besides; those of rises and of falls apart; a share weighted by
   * their `weight`; or the middle of their amounts.
   */
  readonly reads: 'counts' | 'sums' | 'moves' | 'weighted' | 'middle'
}

/** A figure that is kept period by period; a period is named by its first day. */
export interface PeriodFigure extends Kept {
  readonly period: 'month' | 'week' | 'day'
  /** Its cases over whole periods: of customer and day, of the settings and of nothing else, but for what waits still. */
  readonly cases: Cases
  /** Where cases that are not fine wait still: from when on what came at an instant does, and what that amounts to by now. */
  readonly waits?: {
    readonly from: (came: RawBuilder<unknown>) => RawBuilder<unknown>
    readonly amount: (work: Work, since: RawBuilder<unknown>) => RawBuilder<unknown>
  }
}

/** A figure of how customers stand on a day. */
export interface StandingFigure extends Kept {
  readonly period: 'standing'
  readonly reads: 'counts' | 'sums' | 'moves'
  readonly cases: StandingCases
  /** What is looked at on a day. */
  readonly span: (work: Work, day: RawBuilder<unknown>) => SpanOfDay
  /**
   * `(customer_id, day)`: the days on which what these customers add may turn though no fact comes. A day on which nothing turns
   * does no harm; one that is forgotten does.
   */
  readonly turns?: (work: Work, among: RawBuilder<unknown>) => RawBuilder<unknown>
}

/** A figure that is kept: of people, of teams, of whatever its cases name as `who`. */
export type KeptFigure = PeriodFigure | StandingFigure

const figures = new Map<string, KeptFigure>()

/** The module that knows a figure's cases tells of it here; from then on it is kept. */
export function keepsFigure<F extends KeptFigure>(figure: F): F {
  figures.set(figure.key, figure)
  return figure
}

export const keptFigures = (): readonly KeptFigure[] =>
  [...figures.values()].sort((one, other) => (one.key < other.key ? -1 : 1))

/** The keys of those that are kept as they stand. */
export const standingKeys = (): string[] =>
  keptFigures().flatMap(({ key, period }) => (period === 'standing' ? key : []))
