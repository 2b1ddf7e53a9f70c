import { z } from 'zod'
import { DayText, Id, Instant, PersonRef } from '../../../shared/page.ts'
import { notAllowed, notFound, versionConflict } from '../../../shared/refusals.ts'
import { archivedCustomer, mayNotTouch, mergedCustomer } from '../../customers/refusals.ts'
import * as refused from '../refusals.ts'
import { ANSWERS } from '../rules/answers.ts'
import { STATES, WAITING } from '../rules/state.ts'

// What endpoints of an appointment share.

export const Ref = z.object({ id: Id, name: z.string() })
const Words = (length: number) => z.string().trim().max(length).nullable()
export const Zone = z
  .string()
  .regex(/^[A-Z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/)
  .max(60)

const ContactOf = z.object({
  id: Id,
  name: z.string(),
  answer: z.enum(['none', 'accepted', 'tentative', 'declined']),
  reachable: z.boolean().describe('There is a mail address'),
})

export const AppointmentReply = z
  .object({
    id: Id,
    customer: Ref,
    kind: z.string(),
    kindName: z.string(),
    organiser: PersonRef,
    guest: z
      .object({
        name: z.string(),
        firm: z.string().nullable(),
        phone: z.string().nullable(),
        mail: z.string().nullable(),
      })
      .nullable()
      .describe('A10: who booked it on the public page, in their own words'),
    state: z.enum(STATES),
    minutes: z.int(),
    bufferBefore: z.int(),
    bufferAfter: z.int(),
    startsAt: Instant.nullable(),
    endsAt: Instant.nullable(),
    zone: z.string().describe('The customer’s'),
    locale: z.enum(['zh', 'en']),
    sequence: z.int(),
    waiting: z.enum(WAITING).nullable().describe('What the other side said, and we have not answered'),
    waitingSince: Instant.nullable(),
    touchId: Id.nullable(),
    place: z.string().nullable(),
    parking: z.string().nullable(),
    agenda: z.string().nullable(),
    importance: z.string().nullable(),
    haveReady: z.string().nullable(),
    cares: z.string().nullable(),
    materials: z.string().nullable(),
    record: z.string().nullable(),
    people: z.array(PersonRef),
    contacts: z.array(ContactOf),
    resources: z.array(Ref),
    readiness: z.object({ done: z.int(), of: z.int() }).describe('A4: of the checklist'),
    hosted: z.boolean().describe('It takes the organiser’s own time; a slot of a service takes a place of it instead'),
    createdAt: Instant,
    version: z.int(),
    can: z.object({
      change: z.boolean(),
      settle: z.boolean(),
      ask: z.boolean().describe('Times can be offered or agreed; after a no as well'),
    }),
  })
  .meta({ id: 'Appointment' })

const Move = z.object({
  id: Id,
  at: Instant,
  what: z.string(),
  by: PersonRef.nullable(),
  byLink: z.boolean(),
  contact: Ref.nullable(),
  startsAt: Instant.nullable(),
  endsAt: Instant.nullable(),
  note: z.string().nullable(),
  answer: z
    .enum(ANSWERS)
    .nullable()
    .describe('Of an answer by mail, what it said; older: to what the invitation was before, unclear: somebody else’s'),
})
const ChecklistItem = z
  .object({ id: Id, what: z.string(), owner: PersonRef, dueOn: DayText.nullable(), doneAt: Instant.nullable() })
  .meta({ id: 'ChecklistItem' })

export const AppointmentDetail = AppointmentReply.extend({
  offered: z.array(z.object({ id: Id, startsAt: Instant, endsAt: Instant })),
  offerUntil: Instant.nullable().describe('Until when links to what is offered work'),
  asked: Move.nullable().describe('What `waiting` is about, with the time that was asked for'),
  checklist: z.array(ChecklistItem),
  moves: z.array(Move),
}).meta({ id: 'AppointmentDetail' })

export const AppointmentTold = z
  .object({
    sentTo: z.array(z.string()).describe('Names of contacts to whom it went by mail'),
    notSent: z.array(z.object({ name: z.string(), why: z.string() })),
    subject: z.string(),
    text: z.string().describe('To copy into WeChat or SMS'),
    link: z.string().nullable(),
  })
  .meta({ id: 'AppointmentTold' })
export const Done = z.object({ appointment: AppointmentDetail, told: AppointmentTold.nullable() })

export const words = {
  place: Words(500).optional(),
  parking: Words(500).optional(),
  agenda: Words(3000).optional(),
  importance: Words(1000).optional(),
  haveReady: Words(1000).optional(),
  cares: Words(3000).optional().describe('What they need and care about; ours alone'),
  materials: Words(1000).optional().describe('What to bring; ours alone'),
}
export const attending = {
  contactIds: z.array(Id).max(30).optional(),
  personIds: z.array(Id).max(30).optional().describe('Colleagues beside the organiser'),
  resourceIds: z.array(Id).max(10).optional(),
}
export const length = {
  minutes: z.int().min(5).max(1440).optional().describe('The kind’s where left out'),
  bufferBefore: z.int().min(0).max(600).optional(),
  bufferAfter: z.int().min(0).max(600).optional(),
}
export const about = {
  customerId: Id,
  kind: z.string().max(40),
  organiserId: Id.optional().describe('The caller where left out'),
  zone: Zone.optional().describe('The contact’s, else the company’s where left out'),
  locale: z.enum(['zh', 'en']).optional(),
  ...attending,
  ...length,
  ...words,
}
const Letter = z.strictObject({
  subject: z.string().trim().min(1).max(500),
  text: z.string().trim().min(1).max(20_000),
})
export const ownWords = Letter.optional().describe('The message in own words; `needs` of its preview must stand in it')
export const wordRefusals = [refused.linkLost, refused.timesLost] as const
export const customerRefusals = [notFound, archivedCustomer, mergedCustomer, mayNotTouch, notAllowed] as const
export const openRefusals = [...customerRefusals, refused.notOpen, versionConflict] as const
export const timeRefusals = [refused.timeTaken, refused.inThePast, refused.tooFarAhead, refused.mealTimeCall] as const
/** A10: of an appointment that stands in a slot. */
export const slotRefusals = [refused.notASlot, refused.slotFull] as const
export const atNight = z.boolean().default(false).describe('A time at night on the customer’s clock is meant (A2)')
export const notify = z
  .boolean()
  .default(true)
  .describe('The customer is told by mail; the text comes back in any case')
