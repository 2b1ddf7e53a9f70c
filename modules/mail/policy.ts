import type { Actor } from '../../shared/actor.ts'
import type { Refusal } from '../../shared/refusal.ts'
import { notAllowed } from '../../shared/refusals.ts'

export type AccountKind = 'company' | 'personal' | 'shared'

export interface Owned {
  kind: AccountKind
  personId: string
  readerIds: readonly string[]
}

const keepsMail = (by: Pick<Actor, 'role'>): boolean => by.role === 'admin' || by.role === 'director'

/** The company's sending and shared mailboxes are the heads'; everybody but who only looks may connect an own one. */
export function whyNotConnect(by: Pick<Actor, 'role'>, kind: AccountKind): Refusal | null {
  if (kind === 'personal') return by.role === 'auditor' ? notAllowed() : null
  return keepsMail(by) ? null : notAllowed()
}

/** Of a colleague's mailbox the heads see how it stands, and may turn it off; nothing of what is in it. */
export const seesAccount = (by: Actor, account: Owned): boolean =>
  account.personId === by.id || keepsMail(by) || (account.kind === 'shared' && account.readerIds.includes(by.id))

export const whyNotChangeAccount = (by: Actor, account: Owned): Refusal | null =>
  (account.kind === 'personal' && account.personId === by.id) || (account.kind !== 'personal' && keepsMail(by))
    ? null
    : notAllowed()

export const whyNotTurnOff = (by: Actor, account: Owned): Refusal | null =>
  keepsMail(by) ? null : whyNotChangeAccount(by, account)
