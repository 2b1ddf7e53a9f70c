import type { Day } from '../../../shared/calendar.ts'
import type { Size } from '../../customers/rules/sizes.ts'
import type { Stage, Tier } from '../../customers/rules/stages.ts'
import type { Channel, Direction } from '../../touches/rules/log.ts'
import type { Payment } from './words.ts'

// What a row of each kind of sheet says, once it is read. Texts as written, trimmed; '' and null where it says nothing.

export interface Birthday {
  readonly month: number
  readonly day: number
  readonly year: number | null
  readonly lunar: boolean
}

/** Phones by their canonical digits (shared/phone.ts) with the extension behind a dash. */
export interface PersonAtCustomer {
  readonly name: string
  readonly job: string
  readonly phones: readonly string[]
  readonly mails: readonly string[]
  readonly wechats: readonly string[]
  readonly birthday: Birthday | null
}

export interface CustomerRow {
  readonly name: string
  readonly kind: 'organisation' | 'person'
  readonly contacts: readonly PersonAtCustomer[]
  /** Of the customer itself: those that belong to no contact. */
  readonly phones: readonly string[]
  readonly mails: readonly string[]
  readonly industry: string
  readonly region: string
  readonly size: Size | null
  readonly address: string
  readonly source: string
  readonly tier: Tier | null
  readonly ownerName: string | null
  readonly enteredOn: Day | null
  readonly stage: Stage | null
  readonly tags: readonly string[]
  readonly remarks: string
}

export interface ContactRow extends PersonAtCustomer {
  /** Null where the person is the customer. */
  readonly customerName: string | null
  readonly address: string
  readonly tags: readonly string[]
  readonly remarks: string
}

export interface TouchRow {
  readonly customerName: string
  readonly day: Day
  /** `HH:mm` or `HH:mm:ss` in the company's time zone. */
  readonly time: string | null
  readonly channel: Channel
  readonly direction: Direction
  readonly byName: string | null
  readonly contactName: string | null
  readonly effective: boolean
  readonly summary: string
  readonly nextStep: string | null
  readonly nextOn: Day | null
}

export interface OrderRow {
  readonly customerName: string
  readonly day: Day
  /** Hundredths of the currency, as everywhere. */
  readonly fen: number
  readonly currency: string
  /** Null where the sheet does not tell. */
  readonly payment: Payment | null
  readonly product: string
  readonly number: string
  readonly remarks: string
}

export interface ProductRow {
  readonly name: string
  readonly series: string
  readonly fen: number | null
  readonly currency: string
  readonly remarks: string
}

export interface PersonRow {
  readonly name: string
  readonly managerName: string | null
  readonly team: string
  readonly mails: readonly string[]
  readonly phones: readonly string[]
  readonly role: string
  readonly joinedOn: Day | null
  readonly remarks: string
}

export interface DealRow {
  readonly customerName: string | null
  readonly number: string
  readonly title: string
  readonly ownerName: string | null
  readonly product: string
  readonly stage: string
  readonly openedOn: Day | null
  readonly closedOn: Day | null
  readonly fen: number | null
  readonly currency: string
  readonly remarks: string
}

export interface RowsByKind {
  customers: CustomerRow
  contacts: ContactRow
  touches: TouchRow
  orders: OrderRow
  products: ProductRow
  people: PersonRow
  deals: DealRow
}
