import { addDays, type Day, daysBetween } from '../../../shared/calendar.ts'
import type { Look } from './look.ts'

/** A shorter time would be told in hours, which days do not have. */
const LEAST_DAYS = 28
const MARKS = 4

/**
 * An axis of days with a few even marks, each told with its month. Days are counted from its first; what was there
 * before a picture's own first day can be drawn from there.
 */
export function daysAxis(first: Day, last: Day, tell: (day: Day) => string, look: Look) {
  const from = daysBetween(first, last) < LEAST_DAYS ? addDays(last, -LEAST_DAYS) : first
  const span = daysBetween(from, last)
  const dayAt = (place: number): string => tell(addDays(from, Math.round(place)))
  return {
    from,
    at: (day: Day): number => daysBetween(from, day),
    dayAt,
    axis: {
      type: 'value',
      min: 0,
      max: span,
      interval: span / MARKS,
      axisLine: { lineStyle: { color: look.line } },
      axisLabel: {
        color: look['ink-3'],
        formatter: dayAt,
        hideOverlap: true,
        // Where there is no room for all, from when until when is told.
        showMinLabel: true,
        showMaxLabel: true,
        alignMinLabel: 'left',
        alignMaxLabel: 'right',
      },
      axisTick: { show: false },
      splitLine: { show: false },
    },
  }
}
