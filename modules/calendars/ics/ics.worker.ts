// Runs in a thread of its own: a calendar file may ask for more time than there is.

import { parentPort } from 'node:worker_threads'
import type { Said } from '../../../platform/thread.ts'
import { messageOf } from './message.ts'
import { type Asked, occurrencesIn } from './occurrences.ts'

export type Question = ({ kind: 'occurrences' } & Asked) | { kind: 'message'; text: string; zone: string }

parentPort?.on('message', (question: Question) => {
  parentPort?.postMessage(said(question))
})

function said(question: Question): Said<unknown> {
  try {
    return { answer: question.kind === 'message' ? messageOf(question) : occurrencesIn(question) }
  } catch (error) {
    return { broken: String(error) }
  }
}
