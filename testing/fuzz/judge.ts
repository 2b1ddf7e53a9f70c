import type { Planned } from './requests.ts'

/** A request as it was sent, and what came back. */
export interface Exchange {
  sent: Planned
  status: number
  type: string
  text: string
  ms: number
}

const HAN = /\p{Script=Han}/u
const LATIN = /[a-z]{2}/
const FIELD = /^(params|query|body|header)(\.|$)/

/** What is wrong with an answer, whatever was asked; null where nothing is. `has`: whether what was asked has a field of that place. */
export function faultOf(
  { sent, status, type, text, ms }: Exchange,
  mostMs: number,
  has: (operation: string, place: string) => boolean = () => true,
): string | null {
  if (status === 0) return `no answer: ${text}`
  if (ms > mostMs) return `an answer after ${Math.round(ms)} ms`
  if (status >= 500) return `${status} ${text}`
  if (status < 400) return status >= 200 && status < 300 ? null : `${status}`
  if (type !== 'application/problem+json; charset=utf-8') return `${status} as ${type}: ${text.slice(0, 200)}`
  const problem = JSON.parse(text)
  for (const part of ['reason', 'title', 'detail', 'traceId', 'type'])
    if (typeof problem[part] !== 'string' || problem[part] === '') return `${status} without ${part}`
  if (problem.status !== status) return `${status} that tells of ${problem.status}`
  if (problem.reason === 'invalid_input' && !problem.errors?.length) return 'invalid input that names no field'
  for (const { field, message } of problem.errors ?? []) {
    if (!FIELD.test(field)) return `a fault of no part of the request: ${field}`
    if (!message) return `a fault without words: ${field}`
    // Of invalid input it may be one that nobody has.
    if (problem.reason !== 'invalid_input' && !has(sent.operation, field))
      return `${problem.reason} of a field that is not there: ${field}`
  }
  const words = [problem.title, ...(problem.errors ?? []).map((e: { message: string }) => e.message)]
  const speaks = sent.headers['accept-language']
  if (speaks === 'zh') return words.every((word) => HAN.test(word)) ? null : `not in Chinese: ${words.join(' | ')}`
  // Words of the firm may stand in it, as a name does.
  if (speaks === 'en') return words.every((word) => LATIN.test(word)) ? null : `not in English: ${words.join(' | ')}`
  return null
}
