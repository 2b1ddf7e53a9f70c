import { type Answer, type KnownInvitation, whyNotTakeAnswer } from '../../calendars/rules/answer.ts'

/** What an answer by mail said, as it is written down; of the unclear ones and of those to an older invitation it is asked. */
export const ANSWERS = [
  'accepted',
  'tentative',
  'declined',
  'older_declined',
  'unclear_accepted',
  'unclear_tentative',
  'unclear_declined',
  'unclear_countered',
] as const
export type AnswerCode = (typeof ANSWERS)[number]

/**
 * A6: what becomes of an answer that came by mail. Only who was invited answers, from an own address: what somebody else
 * says for them (an assistant, whoever it was passed on to) one of us asks about. So is a no to what the invitation was
 * before, unless they have answered it as it is now: nobody drives to who does not come.
 */
export function verdictOn(
  known: KnownInvitation,
  answer: Answer,
  byAttendee: boolean,
): 'taken' | 'dropped' | AnswerCode {
  const why = whyNotTakeAnswer(known, answer)
  if (why === null) return byAttendee ? 'taken' : unclear(answer)
  if (known.over || answer.method !== 'REPLY' || answer.says !== 'declined') return 'dropped'
  if (why === 'not_invited' || why === 'unknown_version') return unclear(answer)
  if (why !== 'older_version') return 'dropped'
  if (!byAttendee) return unclear(answer)
  const last = known.attendees.find(({ address }) => address.toLowerCase() === answer.attendee.toLowerCase())?.answered
  return last && last.sequence >= known.sequence ? 'dropped' : 'older_declined'
}

function unclear({ method, says }: Answer): AnswerCode {
  if (method === 'COUNTER') return 'unclear_countered'
  return says === 'nothing' ? 'unclear_tentative' : `unclear_${says}`
}
