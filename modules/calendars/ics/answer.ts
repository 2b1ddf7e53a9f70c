import type { Answer } from '../rules/answer.ts'
import type { Message } from './message.ts'
import { Unreadable, withIcsReader } from './reader.ts'

/**
 * A6: what a calendar part of a mail answers; null where it is no answer, or cannot be read. `from` is the mail's
 * sender, who answers where several are named.
 */
export async function readAnswer(ics: string, from?: string): Promise<Answer | null> {
  try {
    // An answer without zone repeats our own times, which are in UTC.
    return answerOf(await withIcsReader((reader) => reader.message(ics, 'UTC')), from)
  } catch (error) {
    if (error instanceof Unreadable) return null
    throw error
  }
}

const SAYS: Readonly<Record<string, Answer['says']>> = {
  ACCEPTED: 'accepted',
  DECLINED: 'declined',
  TENTATIVE: 'tentative',
}

export function answerOf({ method, events }: Message, from?: string): Answer | null {
  const [event] = events
  // Whose answer is it, and to what, has to be told without doubt.
  if ((method !== 'REPLY' && method !== 'COUNTER') || !event || events.length > 1) return null
  const attendee =
    event.attendees.length === 1
      ? event.attendees[0]
      : event.attendees.find(({ address }) => address === from?.toLowerCase())
  if (!attendee) return null
  return {
    method,
    uid: event.uid,
    recurrenceId: event.recurrenceId,
    attendee: attendee.address,
    says: SAYS[attendee.partstat] ?? 'nothing',
    sequence: event.sequence,
    dtstamp: event.dtstamp,
    comment: event.comment,
    counter: method === 'COUNTER' ? { startsAt: event.start, endsAt: event.end } : null,
  }
}
