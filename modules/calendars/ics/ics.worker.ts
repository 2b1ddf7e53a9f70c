// Runs in a thread of its own: a calendar file may ask for more time than there is.

import { parentPort } from 'node:worker_threads'
import type { ThreadFailure } from '../../../platform/thread.ts'
import { type Message, messageOf } from './message.ts'
import { type Asked, type Occurrences, occurrencesIn } from './occurrences.ts'

export type Question = ({ kind: 'occurrences' } & Asked) | { kind: 'message'; text: string; zone: string }

parentPort?.on('message', (question: Question) => {
  parentPort?.postMessage(answerOf(question))
})

function answerOf(question: Question): Occurrences | Message | ThreadFailure {
  try {
    return question.kind === 'message' ? messageOf(question) : occurrencesIn(question)
  } catch (error) {
    return { failure: 'broken', message: String(error) }
  }
}
