import { listCustomers, showCustomer } from '../modules/customers/contract.ts'
import type { Contact, Customer, Item } from '../modules/customers/ui/types.ts'
import { listOrders, listQuotes } from '../modules/deals/contract.ts'
import { listPool } from '../modules/pool/contract.ts'
import { call } from './api.ts'

const ASKED = 20
const SHOWN = 8
const OF_POOL = 3

export interface FoundContact {
  readonly contact: Contact
  readonly customer: Customer
}

export interface FoundCustomers {
  readonly customers: readonly Item[]
  readonly contacts: readonly FoundContact[]
  readonly pooled: readonly Item[]
  /** There are more than these. */
  readonly more: boolean
}

/** Customers and contacts by any part of a name, pinyin, initials or digits; those whose name begins so come first. */
export async function searchCustomers(query: string, signal: AbortSignal): Promise<FoundCustomers> {
  const [found, pool] = await Promise.all([
    call(listCustomers, { query: { q: query, limit: ASKED } }, { signal }),
    call(listPool, { query: { q: query, limit: OF_POOL } }, { signal }),
  ])
  const asked = query.toLowerCase()
  const rank = ({ name }: Item) => (name.toLowerCase().startsWith(asked) ? 0 : isIn(name, asked) ? 1 : 2)
  const likeliest = [...found.items].sort((one, other) => rank(one) - rank(other)).slice(0, SHOWN)
  // Who was not found by the name was found by a contact, who then stands for the customer.
  const contacts = await contactsIn(
    likeliest.filter((one) => rank(one) === 2),
    asked,
    signal,
  )
  const known = new Set(found.items.map(({ id }) => id))
  return {
    customers: likeliest.filter(({ id }) => !contacts.some(({ customer }) => customer.id === id)),
    contacts,
    pooled: pool.items.filter(({ id }) => !known.has(id)),
    more: found.items.length > SHOWN || found.nextCursor !== null,
  }
}

/** A quote or an order that bears a number. */
export interface FoundPaper {
  readonly kind: 'quote' | 'order'
  readonly id: string
  readonly number: string
  readonly customer: string
}

const NUMBERED = /^[a-z]{0,4}\d[\d-]{3,}$/i

/** Quotes and orders by their whole number; nothing is asked where it is none. */
export async function searchPapers(query: string, signal: AbortSignal): Promise<FoundPaper[]> {
  if (!NUMBERED.test(query)) return []
  const number = query.toUpperCase()
  const [quotes, orders] = await Promise.all([
    call(listQuotes, { query: { number } }, { signal }),
    call(listOrders, { query: { number } }, { signal }),
  ])
  const found = (kind: FoundPaper['kind'], items: readonly { id: string; customer: { name: string } }[]) =>
    items.map(({ id, customer }) => ({ kind, id, number, customer: customer.name }))
  return [...found('quote', quotes.items), ...found('order', orders.items)]
}

const isIn = (text: string, asked: string): boolean => text.toLowerCase().includes(asked)

async function contactsIn(customers: readonly Item[], asked: string, signal: AbortSignal): Promise<FoundContact[]> {
  const whole = await Promise.all(customers.map(({ id }) => call(showCustomer, { params: { id } }, { signal })))
  return whole.flatMap((customer) =>
    customer.contacts.filter((contact) => matches(contact, asked)).map((contact) => ({ contact, customer })),
  )
}

/** Whether it was this contact that was looked for; by pinyin only the server can tell. */
export function matches(
  { name, phones, mails, wechats }: Pick<Contact, 'name' | 'phones' | 'mails' | 'wechats'>,
  asked: string,
): boolean {
  const digits = asked.replace(/\D/g, '')
  return (
    [name, ...mails, ...wechats].some((text) => isIn(text, asked)) ||
    (digits.length > 2 && phones.some((phone) => phone.replace(/\D/g, '').includes(digits)))
  )
}
