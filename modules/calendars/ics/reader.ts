import { isFailure, Thread, type ThreadFailure } from '../../../platform/thread.ts'
import { writable } from '../../../shared/written.ts'
import type { Question } from './ics.worker.ts'
import type { Message } from './message.ts'
import type { Asked, Occurrences } from './occurrences.ts'

const LIMITS = { seconds: 8, memoryMegabytes: 512 }
const MOST_CHARACTERS = 8_000_000

/** Why a calendar file could not be read: it kept its reader busy for too long, or is no calendar at all. */
export class Unreadable extends Error {
  readonly by: ThreadFailure['failure']
  constructor({ failure, message }: ThreadFailure) {
    super(message)
    this.name = 'Unreadable'
    this.by = failure
  }
}

export interface IcsReader {
  occurrences(asked: Asked): Promise<Occurrences>
  message(text: string, zone: string): Promise<Message>
}

/** Reads calendar files in a thread, with limits of time and memory, as long as `act` takes. */
export async function withIcsReader<T>(act: (reader: IcsReader) => Promise<T>, limits = LIMITS): Promise<T> {
  const thread = new Thread<Question, Occurrences | Message>(new URL('./ics.worker.ts', import.meta.url), limits)
  const ask = async (question: Question) => {
    if (question.text.length > MOST_CHARACTERS)
      throw new Unreadable({ failure: 'memory', message: 'too many characters' })
    const answer = await thread.ask(question)
    if (isFailure(answer)) throw new Unreadable(answer)
    return answer
  }
  try {
    return await act({
      occurrences: async (asked) =>
        (await ask({ kind: 'occurrences', ...asked, text: writable(asked.text) })) as Occurrences,
      message: async (text, zone) => (await ask({ kind: 'message', text: writable(text), zone })) as Message,
    })
  } finally {
    await thread.close()
  }
}
