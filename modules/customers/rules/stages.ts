/** Q1: the funnel, in order. What a customer has reached is kept; it is set back by hand, or where its only order is void. */
export const STAGES = ['lead', 'contacted', 'responded', 'need', 'quoted', 'ordered'] as const
export type Stage = (typeof STAGES)[number]

export const stageAt = (rank: number): Stage => STAGES[rank] ?? 'lead'
export const rankOf = (stage: Stage): number => STAGES.indexOf(stage)

export const STATES = ['active', 'suspended', 'recalled', 'archived'] as const
export type State = (typeof STATES)[number]

/** S1: open; sealed, by its tier; hidden, marked so. */
export const SECRECY = ['open', 'sealed', 'hidden'] as const
export const secrecyAt = (grade: number): (typeof SECRECY)[number] => SECRECY[grade] ?? 'hidden'

/** I1: the tiers of importance, the most important first. */
export const TIERS = ['VVIP', 'A', 'B', 'C'] as const
export type Tier = (typeof TIERS)[number]
