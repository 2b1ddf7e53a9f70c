import type { z } from 'zod'
import type { CustomerItem, CustomerReply, TimelineEntry } from '../../customers/contract.ts'

/** What the form must know of a customer; lists have it. */
export type Touched = Pick<
  z.infer<typeof CustomerItem>,
  'id' | 'name' | 'cadence' | 'effectiveTouches' | 'lastEffectiveTouchAt' | 'nextOn'
>
export type Customer = z.infer<typeof CustomerReply>
export type Entry = z.infer<typeof TimelineEntry>

export interface Contact {
  readonly id: string
  readonly name: string
  readonly job: string | null
}

/** Whom to reach first; who has left is not offered. */
export const mainFirst = <T extends { main: boolean; leftOn: string | null }>(contacts: readonly T[]): T[] =>
  contacts.filter((contact) => !contact.leftOn).sort((one, other) => Number(other.main) - Number(one.main))
