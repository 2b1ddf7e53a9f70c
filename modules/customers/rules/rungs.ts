/** D2: the rungs of closeness, from far to near. `distance` is the ladder's word, `stage` the funnel's. */
export const RUNGS = ['none', 'doctor', 'teacher', 'friend', 'brother'] as const
export type Rung = (typeof RUNGS)[number]

export const rungAt = (height: number): Rung => RUNGS[height] ?? 'none'
export const heightOf = (rung: Rung): number => RUNGS.indexOf(rung)

export const lowerOf = (one: Rung, other: Rung): Rung => rungAt(Math.min(heightOf(one), heightOf(other)))

/** The next rung up; null above the highest. */
export const nextRung = (rung: Rung): Rung | null => RUNGS[heightOf(rung) + 1] ?? null
