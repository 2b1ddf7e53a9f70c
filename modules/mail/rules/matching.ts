import { addressKey, type Party, tokenIn, withoutPlus } from './addresses.ts'
import type { Automatic } from './automatic.ts'

/** An address that a customer is known by. */
export interface KnownAddress {
  address: string
  customerId: string
  contactId: string | null
}

export type Evidence = 'address' | 'thread' | 'plus' | 'copy'

export interface Facts {
  parties: readonly Party[]
  automatic: Automatic | null
  /** Keys of all colleagues' and all our mailboxes' addresses. */
  ours: ReadonlySet<string>
  known: readonly KnownAddress[]
  /** The mails that it answers and that we have: whom they are with, and which addresses took part on their side. */
  thread: { customerIds: readonly string[]; addresses: ReadonlySet<string> }
  /** What each token in its addresses stands for. */
  tokens: ReadonlyMap<string, { customerId: string }>
}

export interface Match {
  direction: 'in' | 'out'
  links: { customerId: string; contactIds: string[]; evidence: Evidence; touch: boolean }[]
  /** Who wrote in a known conversation, from an address that nobody has. */
  stranger: string | null
}

/**
 * C1: which customers a mail is with, and by what evidence: an exact address, a conversation that we know, or the token
 * of a mail of ours. Whoever only got a copy of what somebody else wrote to us has said nothing: it is in the history,
 * and no touch. Mail among ourselves, and with nobody we know, matches none: it is not kept.
 */
export function matchMail(facts: Facts): Match {
  const isOurs = (party: Party) =>
    facts.ours.has(addressKey(party.address)) || facts.ours.has(withoutPlus(party.address))
  const from = facts.parties.filter((p) => p.part === 'from')
  const outgoing = from.some(isOurs)
  const others = facts.parties.filter((p) => !isOurs(p))
  const direction = outgoing ? 'out' : 'in'
  if (others.length === 0) return { direction, links: [], stranger: null }
  const speaking = outgoing ? others : others.filter((p) => p.part === 'from' || p.part === 'reply')
  const spoken = byCustomer(facts.known, speaking)
  const copied = outgoing ? new Map<string, string[]>() : byCustomer(facts.known, others)
  const isTouch = facts.automatic === null
  const links: Match['links'] = [...spoken].map(([customerId, contactIds]) => ({
    customerId,
    contactIds,
    evidence: 'address',
    touch: isTouch,
  }))
  const add = (customerId: string, evidence: Evidence, touch: boolean, contactIds: string[] = []) => {
    if (!links.some((l) => l.customerId === customerId)) links.push({ customerId, contactIds, evidence, touch })
  }
  const mayBeThread = outgoing
    ? others.some((p) => facts.thread.addresses.has(addressKey(p.address)))
    : links.length === 0
  if (!outgoing)
    for (const party of facts.parties) {
      const meant = facts.tokens.get(tokenIn(party.address) ?? '')
      if (meant) add(meant.customerId, 'plus', isTouch, copied.get(meant.customerId))
    }
  if (mayBeThread && (outgoing || links.length === 0))
    for (const customerId of facts.thread.customerIds) add(customerId, 'thread', isTouch, copied.get(customerId))
  const byConversation = !outgoing && spoken.size === 0 && links.length > 0
  for (const [customerId, contactIds] of copied) add(customerId, 'copy', false, contactIds)
  return { direction, links, stranger: byConversation ? addressKey(from[0]?.address ?? '') || null : null }
}

function byCustomer(known: readonly KnownAddress[], parties: readonly Party[]): Map<string, string[]> {
  const keys = new Set(parties.flatMap((p) => [addressKey(p.address), withoutPlus(p.address)]))
  const found = new Map<string, string[]>()
  for (const { address, customerId, contactId } of known) {
    if (!keys.has(address)) continue
    const contactIds = found.get(customerId) ?? []
    found.set(customerId, contactId && !contactIds.includes(contactId) ? [...contactIds, contactId] : contactIds)
  }
  return found
}
