import type { Day } from '../../../shared/calendar.ts'
import type { Value } from './fields.ts'
import type { Confidence, Way } from './knowledge.ts'
import type { TOLD_KINDS } from './trust.ts'

// What the demo knows of its customers, as the bulk functions take it.

export interface SeededValue {
  id: string
  customerId: string
  contactId: string | null
  field: string
  sealed: boolean
  how: Way
  confidence: Confidence
  learntOn: Day
  byId: string
  recordedAt: Date
  /** Null where it was confirmed, and the record itself holds it. */
  value: Value | null
}

export interface SeededTrust {
  id: string
  customerId: string
  contactId: string | null
  personId: string
  kind: (typeof TOLD_KINDS)[number]
  on: Day
  note: string
  recordedAt: Date
}

export interface SeededShare {
  id: string
  customerId: string
  on: Day
  ours: number
  known: boolean
  rivals: { name: string; percent: number }[]
  /** What the customer buys a year, where it was told. */
  yearlyFen: number | null
  byId: string
  recordedAt: Date
}

export interface SeededSharePlan {
  customerId: string
  target: number
  byDay: Day
  steps: string
  byId: string
  recordedAt: Date
}

export interface SeededReview {
  id: string
  customerId: string
  heldOn: Day
  people: string[]
  found: string
  askNext: string
  byId: string
  recordedAt: Date
}

export interface SeededHandover {
  id: string
  customerId: string
  contactId: string | null
  fromId: string
  toId: string
  createdBy: string
  createdAt: Date
  steps: { what: string; on: Day; doneOn: Day | null }[]
}
