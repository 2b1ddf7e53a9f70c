import { thread, threadFile } from '../../../platform/thread.ts'
import type { Question } from './ics.worker.ts'
import type { Message } from './message.ts'
import type { Asked, Occurrences } from './occurrences.ts'

const LIMITS = { seconds: 8, memoryMegabytes: 512 }
const MOST_CHARACTERS = 8_000_000

const file = threadFile(import.meta.url, 'ics.worker')

export interface IcsReader {
  /** A ThreadFailed where the file kept its reader busy for too long. */
  occurrences(asked: Asked): Promise<Occurrences>
  message(text: string, zone: string): Promise<Message>
}

/** Reads calendar files in a thread, with limits of time and memory, as long as `act` takes. */
export async function withIcsReader<T>(act: (reader: IcsReader) => Promise<T>, limits = LIMITS): Promise<T> {
  const reading = thread<Question, Occurrences | Message>(file, limits)
  const ask = (question: Question) => {
    if (question.text.length > MOST_CHARACTERS) throw new RangeError('a calendar file of too many characters')
    return reading.ask(question)
  }
  try {
    return await act({
      occurrences: async (asked) => (await ask({ kind: 'occurrences', ...asked })) as Occurrences,
      message: async (text, zone) => (await ask({ kind: 'message', text, zone })) as Message,
    })
  } finally {
    await reading.end()
  }
}
