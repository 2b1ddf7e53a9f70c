/** R6: the limits beyond which a superior says yes first, in fen. */
export interface GiftLimits {
  readonly each: number
  readonly year: number
}

export const OVER = ['each', 'year'] as const
export type Over = (typeof OVER)[number]

/** R6: which limits a gift goes over, with what the same contact was given or is to be given that year. */
export function giftOver(fen: number, beforeFen: number, { each, year }: GiftLimits): Over[] {
  return OVER.filter((limit) => (limit === 'each' ? fen > each : beforeFen + fen > year))
}

export const GIFT_STATES = ['waiting', 'planned', 'given', 'declined', 'cancelled'] as const
export type GiftState = (typeof GIFT_STATES)[number]

/** What counts against the year: what is given, planned or asked for. */
export const COUNTED: readonly GiftState[] = ['waiting', 'planned', 'given']
