import { type InfiniteData, type QueryClient, useQueryClient } from '@tanstack/react-query'
import { keyOf } from '../../../web/queries.ts'
import { listCustomers, showCustomer, showTimeline } from '../contract.ts'
import type { Customer, Item } from './types.ts'

interface Page {
  items: Item[]
  nextCursor: string | null
}

/**
 * Puts a customer as it now stands wherever it is shown. Lists are not read again: their rows stay where they are
 * while one works through them.
 */
export function noteCustomer(client: QueryClient, customer: Customer): void {
  const key = keyOf(showCustomer, { params: { id: customer.id } })
  client.setQueryData<Customer>(key, (before) => withBirthdays(customer, before))
  // Replies to acts show no sealed value: it is read, and that is on record.
  if (customer.contacts.some((contact) => contact.birthdaySealed)) client.invalidateQueries({ queryKey: key })
  noteItems(client, [customer])
  client.invalidateQueries({ queryKey: [showTimeline.id, { params: { id: customer.id } }] })
}

/** As it was read before, until it is read again. */
const withBirthdays = (customer: Customer, before: Customer | undefined): Customer => ({
  ...customer,
  contacts: customer.contacts.map((contact) => {
    const known = before?.contacts.find(({ id }) => id === contact.id)?.birthday
    return contact.birthdaySealed && known ? { ...contact, birthday: known, birthdaySealed: false } : contact
  }),
})

/** The same for what a bulk act gives back: rows of lists only. */
export function noteItems(client: QueryClient, items: readonly Item[]): void {
  const byId = new Map(items.map((item) => [item.id, item]))
  client.setQueriesData<InfiniteData<Page>>({ queryKey: keyOf(listCustomers) }, (list) => {
    if (!list?.pages?.some((page) => page.items.some((item) => byId.has(item.id)))) return list
    return {
      ...list,
      pages: list.pages.map((page) => ({ ...page, items: page.items.map((item) => byId.get(item.id) ?? item) })),
    }
  })
}

export function useNoteCustomer(): (customer: Customer) => void {
  const client = useQueryClient()
  return (customer) => noteCustomer(client, customer)
}
