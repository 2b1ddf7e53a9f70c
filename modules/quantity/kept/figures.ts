import { createHash } from 'node:crypto'
import { type RawBuilder, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { JINKE } from '../../../shared/actor.ts'
import type { Settings } from '../../../shared/setting.ts'
import type { Cases, Span } from './cases.ts'

/** A figure of people that is kept period by period; a period is named by its first day. */
export interface KeptFigure {
  readonly key: string
  readonly period: 'month' | 'week' | 'day'
  /** Its cases over whole periods: of customer and day, of the settings and of nothing else, but for what waits still. */
  readonly cases: Cases
  /** What is told of its cases: sums; a share weighted by their `weight`; or the middle of their amounts. */
  readonly reads: 'sums' | 'weighted' | 'middle'
  /** Where cases that are not fine wait still: what one that waits since an instant amounts to by now. */
  readonly waits?: (work: Work, since: RawBuilder<unknown>) => RawBuilder<unknown>
}

const figures = new Map<string, KeptFigure>()

/** The module that knows a figure's cases tells of it here; from then on it is kept. */
export function keepsFigure(figure: KeptFigure): KeptFigure {
  figures.set(figure.key, figure)
  return figure
}

export const keptFigures = (): readonly KeptFigure[] =>
  [...figures.values()].sort((one, other) => (one.key < other.key ? -1 : 1))

/** Everything there is; periods are cut out of it when it is counted. */
export const ALWAYS: Span = { from: '0001-01-01', to: '9998-12-31' }

const NOBODY = sql`array[]::uuid[]`

/**
 * By which statements and settings figures are counted: kept ones hold only for who would count them by just these. The
 * statements themselves are the mark, so a setting or a new version of a rule cannot be forgotten.
 */
export function printOf(work: Work): string {
  const known = prints.get(work.settings)
  if (known?.of === figures.size) return known.print
  const print = printAnew(work)
  prints.set(work.settings, { of: figures.size, print })
  return print
}

/** Of settings once read, and so many figures, there is one print. */
const prints = new WeakMap<Settings, { of: number; print: string }>()

function printAnew(work: Work): string {
  const asked = { ...work, by: JINKE, now: new Date(0), today: '1970-01-01' }
  const hash = createHash('sha256')
  for (const figure of keptFigures()) {
    const { sql: text, parameters } = figure.cases(asked, { everyone: true, among: NOBODY }, ALWAYS).compile(work.tx)
    hash.update(JSON.stringify([figure.key, figure.period, figure.reads, text, parameters]))
  }
  return hash.digest('hex')
}
