/** S4: why heads and audit are told of somebody's reading. */
export const CAUSES = ['opened', 'told', 'secrets', 'night', 'exported', 'handed'] as const
export type Cause = (typeof CAUSES)[number]

/** What a person read lately, and what is usual for this person. */
export interface Reading {
  /** Different customers whose pages were opened within the hour, and the busiest hour of an ordinary day. */
  opened: number
  usualOpened: number
  /** Different customers that lists, search and all other replies told of within an hour, and the busiest hour of an ordinary day. */
  told: number
  usualTold: number
  /** Different secret customers seen within the hour, and the same of an ordinary day. */
  secrets: number
  usualSecrets: number
  /** Different customers opened outside the usual hours, within half a day. */
  night: number
  /** Customers taken out into files within a day. */
  exported: number
  /** People of whom all that is kept was taken out within a day. */
  handed: number
}

/** Below these nothing is told; and of reading only what is so many times the person's own usual. */
export interface Limits {
  opened: number
  told: number
  secrets: number
  night: number
  exported: number
  handed: number
  factor: number
}

export interface Alarm {
  cause: Cause
  count: number
  usual: number
}

/** S4: what is unusual about a person's reading: above the company's floor and far above the own habit. */
export function alarmsOf(reading: Reading, limits: Limits): Alarm[] {
  const { factor } = limits
  const alarms: (Alarm & { floor: number })[] = [
    { cause: 'opened', count: reading.opened, usual: reading.usualOpened, floor: limits.opened },
    { cause: 'told', count: reading.told, usual: reading.usualTold, floor: limits.told },
    { cause: 'secrets', count: reading.secrets, usual: reading.usualSecrets, floor: limits.secrets },
    { cause: 'night', count: reading.night, usual: 0, floor: limits.night },
    { cause: 'exported', count: reading.exported, usual: 0, floor: limits.exported },
    { cause: 'handed', count: reading.handed, usual: 0, floor: limits.handed },
  ]
  return alarms
    .filter(({ count, usual, floor }) => count > Math.max(floor, factor * usual))
    .map(({ cause, count, usual }) => ({ cause, count, usual }))
}
