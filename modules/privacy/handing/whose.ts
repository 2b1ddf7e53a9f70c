import { rows, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { Refused } from '../../../shared/refusal.ts'
import { isVeiled, seenCustomer, showOpened } from '../../customers/index.ts'
import { inPool, unknownContact } from '../../customers/refusals.ts'

/** Whose data is handed out: a contact's, or the customer's own. */
export interface Whose {
  /** The contact asked for; null: the customer itself. */
  contactId: string | null
  rootId: string
  /** The customer with all that was merged into it. */
  memberIds: string[]
  /** The contacts that are this person. */
  contactIds: string[]
  /** Whether what belongs to the customer is the person's own: orders of a firm are not its buyer's. */
  isWhole: boolean
  customerName: string
  /** What stands in the record itself. */
  record: Record<string, unknown>
}

/**
 * T8: finds whose it is. A customer is handed all of its own: a person, or a firm that is one person's. So is a contact who is the
 * customer in person: who bears its name, or is the only one. Other contacts get what tells of them.
 */
export async function whoseData(work: Work, id: string, contactId: string | null, where: string): Promise<Whose> {
  const customer = await seenCustomer(work, id)
  if (isVeiled(work, customer)) throw new Refused(inPool())
  const shown = await showOpened(work, id, where)
  const isPerson = shown.kind === 'person'
  const asked = shown.contacts.find((contact) => contact.id === contactId)
  if (contactId && !asked) throw new Refused(unknownContact())
  const own = new Set([shown.name, ...shown.names])
  const same = shown.contacts.filter(({ name }) => own.has(name))
  const isWhole = !asked || (isPerson && (same.includes(asked) || shown.contacts.length === 1))
  const contacts = asked && !same.includes(asked) ? [asked] : same
  const members = await rows(work.tx, sql<{ id: string }>`select id from customer where root_id = ${customer.rootId}`)
  return {
    contactId,
    rootId: customer.rootId,
    memberIds: members.map((member) => member.id),
    contactIds: contacts.map((contact) => contact.id),
    isWhole,
    customerName: shown.name,
    record: isWhole ? { ...recordOf(shown), contacts: contacts.map(contactOf) } : contactOf(asked as Contact),
  }
}

type Shown = Awaited<ReturnType<typeof showOpened>>
type Contact = Shown['contacts'][number]

const pick = <T extends object, K extends keyof T>(of: T, ...keys: K[]): Pick<T, K> =>
  Object.fromEntries(keys.map((key) => [key, of[key]])) as Pick<T, K>

const recordOf = (shown: Shown) =>
  pick(
    shown,
    'name',
    'names',
    'phones',
    'mails',
    'address',
    'region',
    'industry',
    'source',
    'tags',
    'remarks',
    'enteredOn',
  )

const contactOf = (contact: Contact) =>
  pick(contact, 'name', 'job', 'phones', 'mails', 'wechats', 'birthday', 'bestTimes', 'worstTimes', 'remarks', 'leftOn')
