import type { Day } from '../../../shared/calendar.ts'
import type { GiftState, Over } from './gifts.ts'
import type { Cause, VisitState, Way } from './visits.ts'

export interface SeededOccasion {
  id: string
  customerId: string
  contactId: string | null
  kind: 'founding' | 'own'
  name: string
  lunar: boolean
  month: number
  day: number
  leap: boolean
  since: number | null
  fallback: 'earlier' | 'later' | 'skip'
  createdBy: string
  createdAt: Date
}

export interface SeededGift {
  id: string
  customerId: string
  contactId: string
  fen: number
  onDay: Day
  state: GiftState
  over: Over[]
  what: string
  occasion: string
  note: string | null
  askedBy: string
  askedAt: Date
  decidedBy: string | null
  decidedAt: Date | null
}

export interface SeededChoice {
  id: string
  contactId: string
  byId: string
  at: Date
}

export interface SeededPlan {
  customerId: string
  cause: Cause
  how: Way | 'off'
  days: number | null
  changedBy: string
  changedAt: Date
}

export interface SeededVisit {
  id: string
  customerId: string
  cause: Cause
  causeKey: string
  dueOn: Day
  how: Way
  state: VisitState
  taskId: string | null
  madeAt: Date
}

/** One that went out before, by hand. */
export interface SeededGreeting {
  id: string
  customerId: string
  contactId: string
  occasion: string
  year: number
  day: Day
  name: string
  subject: string
  body: string
  byId: string
  at: Date
}
