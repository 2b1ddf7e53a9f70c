/** `withdrawn`: its day is kept otherwise since, or no longer; only that one is ever drafted anew. */
export const GREETING_STATES = ['drafted', 'approved', 'skipped', 'sent', 'stopped', 'missed', 'withdrawn'] as const
export type GreetingState = (typeof GREETING_STATES)[number]

export const STOPS = [
  'opted_out',
  'bounced',
  'left',
  'put_away',
  'no_address',
  'no_sender',
  'failed',
  'greeted',
] as const
export type Stop = (typeof STOPS)[number]

/** Why one of us lets a greeting be. */
export const SKIPS = ['greeted', 'unfit', 'distant'] as const
export type Skip = (typeof SKIPS)[number]

/** How whom a greeting is for stands at the moment it would go out. */
export interface Recipient {
  readonly optedOut: boolean
  readonly left: boolean
  /** The customer or the contact is archived or anonymised. */
  readonly putAway: boolean
  readonly address: string | null
  readonly bounced: boolean
  readonly hasSender: boolean
  /** The same person stands in the records twice, and was greeted on this occasion. */
  readonly greeted: boolean
}

/** R6: why no greeting goes to somebody at all. */
export function whyNobody({ putAway, left, optedOut }: Pick<Recipient, 'putAway' | 'left' | 'optedOut'>): Stop | null {
  if (putAway) return 'put_away'
  if (left) return 'left'
  return optedOut ? 'opted_out' : null
}

/** R6: why a greeting does not go out by mail. */
export function whyNotMail(to: Recipient): Stop | null {
  const nobody = whyNobody(to)
  if (nobody) return nobody
  if (to.greeted) return 'greeted'
  if (!to.address) return 'no_address'
  if (to.bounced) return 'bounced'
  return to.hasSender ? null : 'no_sender'
}
