import type { Day } from '../../../shared/calendar.ts'
import type { Text } from '../../../shared/text.ts'
import type { State, Waiting } from './state.ts'

// What the demo's people arrange, as facts.

export interface SeededAppointment {
  id: string
  customerId: string
  kind: string
  organiserId: string
  /** A slot of a service: the organiser is not taken by it, and it has a name of its own. */
  hosted?: false
  called?: Text
  state: State
  minutes: number
  before: number
  after: number
  startsAt: Date | null
  waiting: Waiting | null
  waitingSince: Date | null
  touchId: string | null
  createdAt: Date
  place: string | null
  parking: string | null
  agenda: string | null
  haveReady: string | null
  cares: string | null
  materials: string | null
  record: string | null
  contactIds: string[]
  accepted: boolean
  personIds: string[]
  resourceIds: string[]
  /** Times that are out with the customer. */
  offered: { id: string; startsAt: Date }[]
  linkId: string
  moves: SeededMove[]
  checklist: { id: string; what: string; ownerId: string; dueOn: Day | null; doneAt: Date | null }[]
}

interface SeededMove {
  id: string
  at: Date
  what: string
  byId: string | null
  contactId: string | null
  startsAt: Date | null
  note: string | null
}

export interface SeededTask {
  id: string
  customerId: string
  ownerId: string
  what: string
  dueOn: Day
  appointmentId: string | null
  createdAt: Date
}

export interface SeededResource {
  id: string
  name: string
  kind: string
  createdAt: Date
}
