import { listGifts, listGreetings, listReturnVisits, showCareYear } from '../modules/care/contract.ts'
import type { CallOf, Endpoint } from '../shared/endpoint.ts'

/** The large tables of care. */
export const LARGE_OF_CARE = [
  'greeting',
  'greeting_text',
  'gift',
  'gift_text',
  'return_visit',
  'care_occasion',
  'care_occasion_text',
]

type Entry = [title: string, endpoint: Endpoint, input: unknown, share: number]
const entry = <E extends Endpoint>(title: string, endpoint: E, input: CallOf<E>, share: number): Entry => [
  title,
  endpoint as unknown as Endpoint,
  input,
  share,
]

/** R6: every list of care; how many times what one holds may be looked at. */
export const CARE_LISTS: readonly Entry[] = [
  entry('GET /greetings', listGreetings, {}, 3),
  entry('GET /greetings?show=done', listGreetings, { query: { show: 'done' } }, 12),
  entry('GET /return-visits', listReturnVisits, {}, 6),
  entry('GET /return-visits?show=done', listReturnVisits, { query: { show: 'done' } }, 6),
  entry('GET /gifts', listGifts, {}, 6),
  entry('GET /gifts?state=waiting', listGifts, { query: { state: 'waiting' } }, 6),
  entry('GET /care', showCareYear, {}, 12),
]
