import { dialled } from './phones.ts'
import type { Contact, Customer } from './types.ts'

export interface Reachable {
  readonly phones: readonly string[]
  readonly mails: readonly string[]
  readonly wechats?: readonly string[]
}

/** How to reach a contact, and after that the customer itself, each number once; without a contact the customer alone. */
export function waysTo(customer: Pick<Customer, 'phones' | 'mails'>, contact: Contact | undefined): Reachable {
  if (!contact) return customer
  const known = new Set(contact.phones.map(dialled))
  return {
    phones: [...contact.phones, ...customer.phones.filter((phone) => !known.has(dialled(phone)))],
    mails: [...new Set([...contact.mails, ...customer.mails])],
    wechats: contact.wechats,
  }
}

export const isReachable = (ways: Reachable): boolean =>
  ways.phones.length > 0 || ways.mails.length > 0 || (ways.wechats?.length ?? 0) > 0
