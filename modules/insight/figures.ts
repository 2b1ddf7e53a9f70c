import type { RawBuilder } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import { settingOf } from '../../shared/setting.ts'
import { keepsFigure, type PeriodFigure, type StandingCases, type StandingFigure } from '../quantity/index.ts'
import { weeksUntil } from './cases/cases.ts'
import { moved, movedTurns, near, portrait } from './cases/distance.ts'
import {
  corrected,
  diagnosed,
  firstAnswer,
  learnt,
  learntTurns,
  prepared,
  quoteTurns,
  repeated,
  repeatedTurns,
  waiting,
} from './cases/professionalism.ts'
import { leads } from './cases/quantity.ts'
import { cadence, cadenceTurns, kept, keptTurns, nextStep, rhythm, stamina, staminaTurns } from './cases/time.ts'
import type { MeasureKey } from './rules/measures.ts'
import { diagnosisWeeks } from './settings.ts'

const inWeeks = (
  key: MeasureKey,
  figure: Pick<PeriodFigure, 'cases' | 'reads' | 'waits'>,
): [MeasureKey, PeriodFigure] => [key, keepsFigure({ ...figure, key: `week.${key}`, period: 'week' })]

/** G1: what a diagnosis reads from touches of whole weeks, kept week by week. */
export const IN_WEEKS: ReadonlyMap<MeasureKey, PeriodFigure> = new Map([
  inWeeks('rhythm', { reads: 'counts', cases: rhythm }),
  inWeeks('nextStep', { reads: 'counts', cases: nextStep }),
  inWeeks('prepared', { reads: 'counts', cases: prepared }),
  inWeeks('firstAnswer', { reads: 'middle', cases: firstAnswer, waits: waiting }),
])

const weeksOf = ({ settings }: Work): number => settingOf(settings, diagnosisWeeks)

type Turns = (work: Work, among: RawBuilder<unknown>) => RawBuilder<unknown>
const ofWeeks =
  (turns: (weeks: number) => Turns): Turns =>
  (work, among) =>
    turns(weeksOf(work))(work, among)

const stands = (
  key: MeasureKey,
  cases: StandingCases,
  { reads = 'counts', turns }: { reads?: StandingFigure['reads']; turns?: Turns } = {},
): [MeasureKey, StandingFigure] => [
  key,
  keepsFigure({
    key: `now.${key}`,
    period: 'standing',
    reads,
    cases,
    span: (work, day) => weeksUntil(day, weeksOf(work)),
    ...(turns && { turns }),
  }),
]

/** G1: what a diagnosis reads from how customers stand. */
export const STANDING: ReadonlyMap<MeasureKey, StandingFigure> = new Map([
  stands('leads', leads),
  stands('cadence', cadence, { turns: cadenceTurns }),
  stands('stamina', stamina, { turns: staminaTurns }),
  stands('kept', kept, { turns: ofWeeks(keptTurns) }),
  stands('learnt', learnt, { turns: ofWeeks(learntTurns) }),
  stands('diagnosed', diagnosed, { turns: ofWeeks(quoteTurns) }),
  stands('corrected', corrected, { turns: ofWeeks(quoteTurns) }),
  stands('repeated', repeated, { turns: repeatedTurns }),
  stands('near', near),
  stands('portrait', portrait, { reads: 'sums' }),
  stands('moved', moved, { reads: 'moves', turns: movedTurns }),
])
