/** S4: why a sight is worth a question. */
export const FLAGS = ['many', 'night', 'fresh', 'export'] as const
export type Flag = (typeof FLAGS)[number]

/** What is known of one sight. */
export interface SightFacts {
  /** How many different secret customers the person saw within the hour that ends with it. */
  customersInHour: number
  /** The hour of the day, in the company's zone. */
  hour: number
  /** Days since the person was named for this customer by hand; null where it was not so. */
  daysSinceNamed: number | null
  exported: boolean
}

export interface Usual {
  perHour: number
  hours: { from: number; to: number }
  freshDays: number
}

/** S4: what is unusual about a sight, by the company's own limits. */
export function flagsOf(sight: SightFacts, usual: Usual): Flag[] {
  const { from, to } = usual.hours
  const found: Record<Flag, boolean> = {
    many: sight.customersInHour > usual.perHour,
    night: sight.hour < from || sight.hour >= to,
    fresh: sight.daysSinceNamed !== null && sight.daysSinceNamed < usual.freshDays,
    export: sight.exported,
  }
  return FLAGS.filter((flag) => found[flag])
}
