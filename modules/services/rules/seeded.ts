import type { Day } from '../../../shared/calendar.ts'
import type { WeeklyHours } from '../../calendars/rules/shapes.ts'
import type { CallResult, ReceptionState } from './receptions.ts'

// What the demo offers and takes in, as facts.

export interface SeededService {
  id: string
  nameZh: string
  nameEn: string
  aboutZh: string
  aboutEn: string
  place: string
  responsibleId: string
  minutes: number
  buffer: number
  capacity: number
  noticeHours: number
  aheadDays: number
  hours: WeeklyHours
  slug: string
  resourceIds: string[]
  createdAt: Date
}

export interface SeededAsset {
  id: string
  customerId: string
  by: string
  name: string
  serial: string
  note: string | null
  createdAt: Date
}

export interface SeededBooking {
  appointmentId: string
  serviceId: string
  startsAt: Date
  endsAt: Date
  places: number
  assetId: string | null
  byLink: boolean
  guest: { name: string; phone: string } | null
  bookedAt: Date
}

export interface SeededReception {
  id: string
  customerId: string
  contactId: string | null
  assetId: string | null
  state: ReceptionState
  by: string
  receivedAt: Date
  workerId: string | null
  returnedAt: Date | null
  cause: string
  place: string | null
  circumstances: string | null
  condition: string | null
  tried: string | null
  workDone: string | null
  callOn: Day | null
  callTaskId: string | null
  callResult: CallResult | null
  calledAt: Date | null
  callSaid: string | null
  steps: { id: string; at: Date; what: ReceptionState | 'called'; by: string }[]
}
