import { minutesOf, wallOf } from './clock.ts'

/** A2: the meal, on the customer's clock, into which a talk would fall; null where it falls into none. */
export function mealAt(
  meals: readonly (readonly [string, string])[],
  zone: string,
  startsAt: Date,
  minutes: number,
): readonly [string, string] | null {
  const { minute } = wallOf(zone, startsAt.getTime())
  return meals.find(([from, to]) => minute < minutesOf(to) && minute + minutes > minutesOf(from)) ?? null
}
