/** What a calendar answers to an invitation (iTIP REPLY), or proposes instead (COUNTER). */
export interface Answer {
  readonly method: 'REPLY' | 'COUNTER'
  readonly uid: string
  /** Of a series, which one: the instant of its start. Ours are single, so it has to be absent or our own start. */
  readonly recurrenceId: string | null
  readonly attendee: string
  readonly says: 'accepted' | 'declined' | 'tentative' | 'nothing'
  readonly sequence: number
  readonly dtstamp: string | null
  readonly comment: string
  /** COUNTER: the time that is proposed. It never moves anything by itself. */
  readonly counter: { readonly startsAt: string; readonly endsAt: string | null } | null
}

/** What we sent, and what each invited has answered last. */
export interface KnownInvitation {
  readonly uid: string
  readonly sequence: number
  readonly startsAt: string
  readonly over: boolean
  readonly attendees: readonly { readonly address: string; readonly answered?: LastAnswer | undefined }[]
}

export interface LastAnswer {
  readonly sequence: number
  readonly dtstamp: string | null
}

export type WhyNotTake =
  | 'other_invitation'
  | 'other_occurrence'
  | 'not_invited'
  | 'older_version'
  | 'unknown_version'
  | 'answered_since'
  | 'says_nothing'
  | 'cancelled'

/**
 * A6: why an answer is not taken; null where it is. One to an older version answers a time that no longer stands, one
 * stamped no later than the last has been taken already or has come late, and whoever is not invited answers nothing.
 */
export function whyNotTakeAnswer(known: KnownInvitation, answer: Answer): WhyNotTake | null {
  if (answer.uid !== known.uid) return 'other_invitation'
  if (answer.recurrenceId !== null && Date.parse(answer.recurrenceId) !== Date.parse(known.startsAt))
    return 'other_occurrence'
  const invited = known.attendees.find(({ address }) => address.toLowerCase() === answer.attendee.toLowerCase())
  if (!invited) return 'not_invited'
  if (known.over) return 'cancelled'
  if (answer.sequence < known.sequence) return 'older_version'
  if (answer.sequence > known.sequence) return 'unknown_version'
  if (answer.method === 'COUNTER' ? !answer.counter : answer.says === 'nothing') return 'says_nothing'
  return isLater(answer, invited.answered) ? null : 'answered_since'
}

function isLater(answer: LastAnswer, last: LastAnswer | undefined): boolean {
  if (!last || answer.sequence > last.sequence) return true
  if (!last.dtstamp || !answer.dtstamp) return last.dtstamp === null && answer.dtstamp !== null
  return Date.parse(answer.dtstamp) > Date.parse(last.dtstamp)
}
