export interface Whereabouts {
  readonly place: string | null
  /** Province and city, as far as known. */
  readonly region: string | null
  readonly customerId: string
}

/** The ways within a city and between cities, in minutes. */
export interface Ways {
  readonly sameCity: number
  readonly otherCity: number
}

/** A3: how long the way may take: an estimate by city, and said as one. Where nothing is known the shorter way is assumed. */
export function travelMinutes(from: Whereabouts, to: Whereabouts, { sameCity, otherCity }: Ways): number {
  if (from.customerId === to.customerId || (from.place !== null && from.place === to.place)) return 0
  if (from.region === null || to.region === null) return sameCity
  return from.region === to.region ? sameCity : otherCity
}

/** S1: the way to where the asker may not know of: always the longest, so that no place or minutes tried out tell where that is. */
export const silentMinutes = ({ sameCity, otherCity }: Ways): number => Math.max(sameCity, otherCity)
