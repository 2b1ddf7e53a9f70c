import { wallOf } from './clock.ts'

/** When people sleep, or do not want to be disturbed: hours of their own clock. */
const NIGHT_FROM = 22
const NIGHT_TO = 7

/** A2: whether it would begin at night on the customer's clock. */
export function isNight(zone: string, startsAt: Date): boolean {
  const hour = wallOf(zone, startsAt.getTime()).minute / 60
  return hour < NIGHT_TO || hour >= NIGHT_FROM
}
