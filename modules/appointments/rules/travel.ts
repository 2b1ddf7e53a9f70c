export interface Whereabouts {
  readonly place: string | null
  /** Province and city, as far as known. */
  readonly region: string | null
  readonly customerId: string
}

/** A3: how long the way may take: an estimate by city, and said as one. Where nothing is known the shorter way is assumed. */
export function travelMinutes(from: Whereabouts, to: Whereabouts, sameCity: number, otherCity: number): number {
  if (from.customerId === to.customerId || (from.place !== null && from.place === to.place)) return 0
  if (from.region === null || to.region === null) return sameCity
  return from.region === to.region ? sameCity : otherCity
}
