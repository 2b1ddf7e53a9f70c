import * as contract from '../modules/appointments/contract.ts'
import { addContact, createCustomer } from '../modules/customers/contract.ts'
import type { CallOf } from '../shared/endpoint.ts'
import type { Caller, TestApp } from './app.ts'

type Made = CallOf<typeof contract.createAppointment>['body']
type More = Partial<Made>
type Kind = 'visit_out' | 'visit_in' | 'call' | 'video'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

let made = 0
let days = 1

/** Customers, appointments and what becomes of them, in the words of the tests. Each test has days of its own. */
export function appointing(app: TestApp) {
  const customer = async (by: Caller, { mail = true, name }: { mail?: boolean; name?: string } = {}) => {
    const address = `wang${++made}@kehu.test`
    const { id } = await by.call(createCustomer, { body: { name: name ?? `约见厂 ${made}`, force: true } })
    const { contacts } = await by.call(addContact, {
      params: { id },
      body: { name: '王工', mails: mail ? [address] : [] },
    })
    return { id, contactId: contacts[0]?.id as string, mail: address }
  }
  const appointment = async (by: Caller, more: More = {}, kind: Kind = 'visit_out') => {
    const c = more.customerId
      ? { id: more.customerId, contactId: more.contactIds?.[0] ?? '', mail: '' }
      : await customer(by)
    const body = {
      customerId: c.id,
      kind,
      ...(c.contactId ? { contactIds: [c.contactId] } : {}),
      place: '科技园 3 栋',
      agenda: '看样定稿',
      ...more,
    }
    const a = await by.call(contract.createAppointment, { body })
    return { ...a, customerId: c.id, contactId: c.contactId, mail: c.mail }
  }
  const offer = async (by: Caller, a: { id: string }, times: string[], more = {}) => {
    const done = await by.call(contract.offerTimes, { params: { id: a.id }, body: { times, ...more } })
    return { ...done, path: new URL(done.told?.link ?? '').pathname }
  }
  const book = async (by: Caller, a: { id: string }, startsAt: string, notify = true) => {
    const done = await by.call(contract.bookAppointment, { params: { id: a.id }, body: { startsAt, notify } })
    return { ...done, path: new URL(done.told?.link ?? '').pathname }
  }
  const get = (path: string, init: RequestInit = {}) => fetch(`${app.url}${path}`, { redirect: 'manual', ...init })
  const post = (path: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
    get(path, { method: 'POST', body: new URLSearchParams(form), headers })
  const show = (by: Caller, id: string) => by.call(contract.showAppointment, { params: { id } })
  const mails = (id: string) =>
    app.query<{
      subject: string
      body: string
      calendar: { method: string; ics: string } | null
      to: string
      state: string
    }>(
      `select x.subject, x.body, x.calendar, x.people->0->>'address' as to, o.state from mail_outgoing o join mail_outgoing_text x on x.outgoing_id = o.id
        where o.dedupe_key like $1 order by o.queued_at, o.id`,
      [`appointment ${id} %`],
    )
  return { customer, appointment, offer, book, get, post, show, mails }
}

/** Midnight of the next day that no test has used, as Greenwich has it. */
export const nextDay = () => Date.parse('2026-06-01T00:00:00Z') + ++days * DAY_MS
export const hour = (day: number, h: number) => new Date(day + h * HOUR_MS).toISOString()
/** Ten in the morning, and three in the afternoon, in Shanghai. */
export const TEN = 2
export const THREE = 7

export const property = (ics: string, name: string) =>
  new RegExp(`^${name}[:;][^\\r]*`, 'm').exec(ics.replace(/\r\n[ \t]/g, ''))?.[0]
