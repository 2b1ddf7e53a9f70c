import { type Measure, PRINCIPLES, type Principle } from './measures.ts'

/** Orders soon, or big orders: what the advice is to serve. */
export const AIMS = ['orders_soon', 'big_orders'] as const
export type Aim = (typeof AIMS)[number]

export interface Gauge {
  principle: Principle
  /** 0 to 100; null where nothing can be told. One plain fault pulls it down, however well the rest is. */
  score: number | null
  /** The worst first; those that cannot be told last. */
  measures: readonly Measure[]
}

export interface Diagnosis {
  gauges: readonly Gauge[]
  /** Null where none is weak, or nothing can be told. */
  weakest: Principle | null
  /** Where the weakest is distance: which of the other three it comes from, where one of them is weak. */
  cause: Exclude<Principle, 'distance'> | null
  /** About as weak as the one that is named. */
  alike: readonly Principle[]
}

/** G1: the aim decides between two that are about as weak: orders soon come from quantity, big ones from time. */
const SERVES: Readonly<Record<Aim, Principle>> = { orders_soon: 'quantity', big_orders: 'time' }

export interface Judging {
  aim: Aim
  healthy: number
  near: number
  /** How far a principle stands above its worst measure at most. */
  aboveWorst: number
}

/**
 * G1: reads four gauges and names the weakest that is below `healthy`. Of two within `near` points the one that serves the
 * aim is named. Distance is the fruit of the other three, so it is not the last word: its cause is the weakest among them
 * that is not well. Where all three are, no cause is made up.
 */
export function diagnose(measures: readonly Measure[], { aim, healthy, near, aboveWorst }: Judging): Diagnosis {
  const gauges = PRINCIPLES.map((principle) => gaugeOf(principle, measures, aboveWorst))
  const told = gauges.filter((gauge): gauge is Gauge & { score: number } => gauge.score !== null)
  const weak = told.filter(({ score }) => score < healthy)
  const weakest = leastOf(weak, aim, near)
  const others = weak.filter(({ principle }) => principle !== 'distance')
  const cause = weakest === 'distance' ? leastOf(others, aim, near) : null
  const named = cause ?? weakest
  const least = told.find(({ principle }) => principle === named)?.score ?? 0
  const alike = weak.filter(
    ({ principle, score }) => principle !== named && principle !== weakest && Math.abs(score - least) <= near,
  )
  return { gauges, weakest, cause: cause as Diagnosis['cause'], alike: alike.map(({ principle }) => principle) }
}

/** Q3: where a quota is set, whom somebody reached of it leads all that is told of quantity. */
const leads = ({ key, told }: Measure): boolean => key === 'reached' && told.unset === 0

/**
 * The mean of what can be told, not far above the worst, for three virtues do not hide a fault that customers feel, and not
 * above the measure that leads.
 */
function gaugeOf(principle: Principle, all: readonly Measure[], aboveWorst: number): Gauge {
  const measures = all
    .filter((one) => one.principle === principle)
    .toSorted((one, other) => (one.score ?? Number.POSITIVE_INFINITY) - (other.score ?? Number.POSITIVE_INFINITY))
  const scores = measures.flatMap(({ score }) => (score === null ? [] : [score]))
  if (scores.length === 0) return { principle, score: null, measures }
  const mean = scores.reduce((sum, n) => sum + n, 0) / scores.length
  const led = measures.find(leads)?.score ?? 100
  return { principle, score: Math.round(Math.min(mean, led, Math.min(...scores) + aboveWorst)), measures }
}

function leastOf(gauges: readonly (Gauge & { score: number })[], aim: Aim, near: number): Principle | null {
  const least = Math.min(...gauges.map(({ score }) => score))
  const close = gauges.filter(({ score }) => score <= least + near)
  const served = close.find(({ principle }) => principle === SERVES[aim])
  return (served ?? close.find(({ score }) => score === least))?.principle ?? null
}
