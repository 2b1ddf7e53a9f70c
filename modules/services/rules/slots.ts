import { addDays, type Day } from '../../../shared/calendar.ts'
import type { WeeklyHours } from '../../calendars/rules/shapes.ts'
import { instantOf } from '../../calendars/rules/spans.ts'
import { type DayKind, weekdayOf } from '../../calendars/rules/workdays.ts'

const MINUTE_MS = 60_000

/** What decides when a service gives out slots. */
export interface Opening {
  readonly hours: WeeklyHours
  readonly zone: string
  readonly minutes: number
  readonly buffer: number
}

/** From an instant up to another, in milliseconds. */
export interface Slot {
  readonly start: number
  readonly end: number
}

/**
 * A10: the hours of a day. Closed on days off; a day that is worked although its weekday rests (调休) has the hours of the
 * first weekday that has any. A service may open when the company rests.
 */
function hoursOn(day: Day, hours: WeeklyHours, { work, why }: DayKind): WeeklyHours[1] {
  if (!work && why !== 'rest') return []
  const own = hours[weekdayOf(day)]
  if (own.length > 0 || (why !== 'adjusted' && why !== 'own')) return own
  return ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => hours[weekday]).find((spans) => spans.length > 0) ?? []
}

/** A10: the slots from one day through another: one after the other within the open hours, the buffer between them. */
export function slotsBetween(opening: Opening, from: Day, to: Day, kindOf: (day: Day) => DayKind): Slot[] {
  const [length, step] = [opening.minutes * MINUTE_MS, (opening.minutes + opening.buffer) * MINUTE_MS]
  const slots: Slot[] = []
  // Where the clocks skip an hour two stretches may meet; whatever is open then is given out once.
  let free = Number.NEGATIVE_INFINITY
  for (let day = from; day <= to; day = addDays(day, 1))
    for (const [opens, closes] of hoursOn(day, opening.hours, kindOf(day))) {
      const end = instantOf(opening.zone, day, closes)
      for (let start = Math.max(instantOf(opening.zone, day, opens), free); start + length <= end; start += step) {
        slots.push({ start, end: start + length })
        free = start + step
      }
    }
  return slots
}

/** A place that is taken, or something of ours that is. */
export interface Taken extends Slot {
  readonly places: number
}

/** What takes one of the things that a booking needs. */
export interface Busy extends Slot {
  readonly resourceId: string
}

export interface Room {
  readonly capacity: number
  readonly buffer: number
  /** Any one of them is needed; none where the service needs nothing. */
  readonly resourceIds: readonly string[]
}

const meet = (a: Slot, b: Slot) => a.start < b.end && b.start < a.end

/** A10: how many places are left in a slot: no more than the capacity, and none without a bay to do it in. */
export function placesLeft(slot: Slot, room: Room, taken: readonly Taken[], busy: readonly Busy[]): number {
  const buffer = room.buffer * MINUTE_MS
  const blocked = { start: slot.start, end: slot.end + buffer }
  const used = taken
    .filter((t) => meet(blocked, { start: t.start, end: t.end + buffer }))
    .reduce((sum, t) => sum + t.places, 0)
  const left = Math.max(0, room.capacity - used)
  if (left === 0 || room.resourceIds.length === 0) return left
  return freeResources(blocked, room, busy).length > 0 ? left : 0
}

/** Which of what a booking needs is free, in the order in which it is given out. */
export const freeResources = (blocked: Slot, { resourceIds }: Room, busy: readonly Busy[]): string[] =>
  resourceIds.filter((id) => !busy.some((b) => b.resourceId === id && meet(b, blocked)))

/** How far ahead, and how late, a customer books alone. */
export interface Reach {
  readonly noticeHours: number
  readonly aheadDays: number
}

export const isInReach = ({ start }: Slot, { noticeHours, aheadDays }: Reach, now: number, today: Day, day: Day) =>
  start >= now + noticeHours * 60 * MINUTE_MS && start > now && day <= addDays(today, aheadDays)

/** Those nearest to a time that cannot be had, the earliest first. */
export const nearest = <T extends Slot>(slots: readonly T[], to: number, most: number): T[] =>
  slots
    .toSorted((a, b) => Math.abs(a.start - to) - Math.abs(b.start - to) || a.start - b.start)
    .slice(0, most)
    .toSorted((a, b) => a.start - b.start)
