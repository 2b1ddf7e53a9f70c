import { listReceptions, listServices, showServiceDay } from '../modules/services/contract.ts'
import type { CallOf, Endpoint } from '../shared/endpoint.ts'

/** The large tables of services. */
export const LARGE_OF_SERVICES = [
  'asset',
  'asset_text',
  'reception',
  'reception_text',
  'reception_move',
  'service_booking',
  'appointment_guest',
]

type Entry = [title: string, endpoint: Endpoint, input: unknown, share: number]
const entry = <E extends Endpoint>(title: string, endpoint: E, input: CallOf<E>, share: number): Entry => [
  title,
  endpoint as unknown as Endpoint,
  input,
  share,
]

/** A10: every list of services; how many times what one holds may be looked at. */
export const SERVICE_LISTS: readonly Entry[] = [
  entry('GET /services', listServices, {}, 1),
  entry('GET /service-day', showServiceDay, {}, 1),
  entry('GET /receptions', listReceptions, {}, 6),
  entry('GET /receptions?show=open', listReceptions, { query: { show: 'open' } }, 6),
  entry('GET /receptions?show=calls', listReceptions, { query: { show: 'calls' } }, 6),
]
