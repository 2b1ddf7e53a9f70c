import type { MeasureKey, Reading } from './measures.ts'

/** What the cases of a measure add up to. */
export interface Counted {
  of: number
  fine: number
  early: number
  late: number
  up: number
  down: number
  /** Customers that fell back. */
  falling: number
  mean: number | null
  median: number | null
}

/** What a measure is held against besides its cases. */
export interface Told {
  /** The quota, or the leads that one order takes; undefined where the measure has no such thing. */
  asked: number | null | undefined
  /** Q6: of how many people the quota is, and how many of them have none, and are held against their colleagues. */
  people: number
  unset: number
  weeks: number
  percent: number
}

const NONE: Counted = { of: 0, fine: 0, early: 0, late: 0, up: 0, down: 0, falling: 0, mean: null, median: null }

/** So many cases, with nothing to be mended in them. */
export const allFine = (count: number): Counted => ({ ...NONE, of: count, fine: count })

const share = (part: number, of: number): number | null => (of === 0 ? null : part / of)

/** G1: a measure as it reads from what its cases add up to; `open` of them are not fine. */
export function readingOf(key: MeasureKey, counted: Counted = NONE, asked: Told): Reading {
  const reading = asRead(key, counted, asked)
  return { ...reading, told: { open: counted.of - counted.fine, ...reading.told } }
}

function asRead(key: MeasureKey, counted: Counted, { asked, people, unset, weeks, percent }: Told): Reading {
  const { of, fine, early, late, up, down, falling, mean, median } = counted
  switch (key) {
    case 'reached':
    case 'leads':
      return {
        key,
        value: asked ? of / asked : null,
        of: asked ?? 0,
        told: { count: of, of: asked ?? 0, people, unset, weeks, percent, missing: Math.max(0, (asked ?? 0) - of) },
      }
    case 'cadence':
      return { key, value: share(fine, of), of, told: { of, late: of - fine } }
    case 'rhythm':
      return { key, value: share(fine, of), of, told: { of, early, late } }
    case 'firstAnswer':
      return { key, value: median, of, told: { of, hours: Math.round(median ?? 0), count: of - fine } }
    case 'corrected':
    case 'repeated':
      return { key, value: share(of - fine, of), of, told: { of, count: of - fine } }
    case 'portrait':
      return { key, value: (mean ?? 0) / 100, of, told: { of, percent: Math.round(mean ?? 0) } }
    case 'moved':
      return { key, value: share(up - down, of), of, told: { of, up, down, falling } }
    default:
      return { key, value: share(fine, of), of, told: { of, count: fine } }
  }
}
