import { addResource } from '../modules/appointments/contract.ts'
import * as contract from '../modules/services/contract.ts'
import type { CallOf } from '../shared/endpoint.ts'
import type { Caller, TestApp } from './app.ts'

type Made = CallOf<typeof contract.addService>['body']

const SPANS: [string, string][] = [
  ['09:00', '12:00'],
  ['13:30', '17:30'],
]
/** Monday to Friday, morning and afternoon. */
export const WEEK = { 1: SPANS, 2: SPANS, 3: SPANS, 4: SPANS, 5: SPANS, 6: [], 7: [] }

let made = 0

/** Services, bays and whoever books them, in the words of the tests. */
export function serving(app: TestApp) {
  const service = (responsibleId: string, more: Partial<Made> = {}) => {
    const n = ++made
    return app.admin.call(contract.addService, {
      body: {
        nameZh: `上机看样 ${n}`,
        nameEn: `Press check ${n}`,
        responsibleId,
        minutes: 45,
        buffer: 15,
        hours: WEEK,
        slug: `press-${n}`,
        state: 'open',
        ...more,
      },
    })
  }
  const bay = async () => (await app.admin.call(addResource, { body: { name: `机台 ${++made}`, kind: 'bay' } })).id
  const slots = async (by: Caller, id: string, from?: string, days = 7) =>
    (await by.call(contract.listSlots, { params: { id }, query: { days, ...(from ? { from } : {}) } })).items
  let from = 0
  const get = (path: string, init: RequestInit = {}) =>
    fetch(`${app.url}${path}`, {
      redirect: 'manual',
      ...init,
      headers: { 'x-forwarded-for': `203.0.113.${++from % 250}`, ...init.headers },
    })
  const post = (path: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
    get(path, { method: 'POST', body: new URLSearchParams(form), headers })
  return { service, bay, slots, get, post }
}

/** T8: the tables of services that are never emptied, and of these those that are never changed. */
export const SERVICES_NEVER_CHANGED = ['reception_move']
export const SERVICES_NEVER_DELETED = [
  ...SERVICES_NEVER_CHANGED,
  'appointment_guest',
  'asset',
  'asset_text',
  'reception',
  'reception_move_text',
  'reception_text',
  'service',
  'service_booking',
  'service_resource',
]
