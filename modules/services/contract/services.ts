import { z } from 'zod'
import { endpoint } from '../../../shared/endpoint.ts'
import { ById, DayText, Id, Instant, PersonRef } from '../../../shared/page.ts'
import { notAllowed, notFound, versionConflict } from '../../../shared/refusals.ts'
import {
  inThePast,
  notASlot,
  slotFull,
  timeTaken,
  tooFarAhead,
  unknownAttendee,
  unknownKind,
  unknownResource,
} from '../../appointments/refusals.ts'
import { WeeklyHours } from '../../calendars/rules/shapes.ts'
import { archivedCustomer, inPool, mayNotTouch, mergedCustomer, unknownContact } from '../../customers/refusals.ts'
import * as refused from '../refusals.ts'

const tag = 'services'
const Ref = z.object({ id: Id, name: z.string() })
const Slug = z
  .string()
  .regex(/^[a-z0-9](-?[a-z0-9])*$/)
  .max(40)

const Service = z
  .object({
    id: Id,
    nameZh: z.string(),
    nameEn: z.string(),
    aboutZh: z.string().nullable(),
    aboutEn: z.string().nullable(),
    place: z.string().nullable(),
    responsible: PersonRef,
    minutes: z.int(),
    buffer: z.int(),
    capacity: z.int(),
    noticeHours: z.int(),
    aheadDays: z.int(),
    hours: WeeklyHours,
    slug: z.string(),
    state: z.enum(['open', 'closed']),
    resources: z.array(Ref).describe('Any one of them is taken for a booking'),
    page: z.string().describe('Where customers book it'),
    version: z.int(),
  })
  .meta({ id: 'Service' })

const Writable = z.strictObject({
  nameZh: z.string().trim().min(1).max(60),
  nameEn: z.string().trim().min(1).max(80),
  aboutZh: z.string().trim().max(500).nullable().default(null),
  aboutEn: z.string().trim().max(500).nullable().default(null),
  place: z.string().trim().max(200).nullable().default(null),
  responsibleId: Id,
  minutes: z.int().min(5).max(1440),
  buffer: z.int().min(0).max(600).default(0),
  capacity: z.int().min(1).max(500).default(1),
  noticeHours: z.int().min(0).max(720).default(2),
  aheadDays: z.int().min(1).max(365).default(30),
  hours: WeeklyHours,
  slug: Slug,
  state: z.enum(['open', 'closed']).default('closed').describe('Open: customers book it on its public page'),
  resourceIds: z.array(Id).max(50).default([]),
})

export const listServices = endpoint({
  id: 'listServices',
  method: 'GET',
  path: '/services',
  tag,
  summary: 'What customers can book a slot of (A10)',
  reply: z.object({ items: z.array(Service), can: z.object({ change: z.boolean() }) }),
})
const onService = [notAllowed, refused.slugTaken, refused.noOpenHours, unknownAttendee, unknownResource] as const
export const addService = endpoint({
  id: 'addService',
  method: 'POST',
  path: '/services',
  tag,
  summary: 'Offer a service: its length, hours and capacity; slots follow from them (A10)',
  status: 201,
  body: Writable,
  reply: Service,
  refusals: [...onService],
})
export const changeService = endpoint({
  id: 'changeService',
  method: 'PATCH',
  path: '/services/{id}',
  tag,
  summary: 'Change a service; what is booked stands (A10)',
  params: ById,
  body: Writable.partial(),
  reply: Service,
  refusals: [notFound, versionConflict, ...onService],
})

const Slot = z.object({
  startsAt: Instant,
  endsAt: Instant,
  left: z.int().describe('Places that are free'),
  inReach: z.boolean().describe('Within the notice and as far ahead as customers book'),
})
export const listSlots = endpoint({
  id: 'listSlots',
  method: 'GET',
  path: '/services/{id}/slots',
  tag,
  summary: 'Slots of a service with the places left, from a day on (A10)',
  params: ById,
  query: z.strictObject({
    from: DayText.optional(),
    days: z.coerce.number().int().min(1).max(31).default(7),
    but: Id.optional().describe('An appointment that is to be moved: its own place counts as free'),
  }),
  reply: z.object({ items: z.array(Slot) }),
  refusals: [notFound],
})

const Booking = z
  .object({
    appointmentId: Id.nullable().describe('Null: with a customer out of sight'),
    serviceId: Id,
    startsAt: Instant,
    endsAt: Instant,
    places: z.int(),
    customer: Ref.nullable(),
    asset: z.string().nullable(),
    resource: Ref.nullable(),
    byLink: z.boolean().describe('The customer booked it on the public page'),
    state: z.enum(['booked', 'held', 'no_show']),
    receptionId: Id.nullable(),
    version: z.int().nullable(),
  })
  .meta({ id: 'ServiceBooking' })
export const showServiceDay = endpoint({
  id: 'showServiceDay',
  method: 'GET',
  path: '/service-day',
  tag,
  summary: 'A day of all services: slots, who comes, and which bay (A10)',
  query: z.strictObject({ day: DayText.optional() }),
  reply: z.object({
    day: DayText,
    off: z.string().nullable().describe('Why the company rests'),
    services: z.array(
      z.object({ id: Id, name: z.string(), capacity: z.int(), resources: z.array(Ref), slots: z.array(Slot) }),
    ),
    bookings: z.array(Booking),
  }),
})

export const bookService = endpoint({
  id: 'bookService',
  method: 'POST',
  path: '/services/{id}/bookings',
  tag,
  summary: 'Book a slot for a customer who calls; never more than there are places (A9, A10)',
  status: 201,
  params: ById,
  body: z.strictObject({
    customerId: Id,
    contactIds: z.array(Id).max(20).optional(),
    startsAt: Instant,
    places: z.int().min(1).max(500).default(1),
    assetId: Id.nullable().default(null),
    note: z.string().trim().max(1000).nullable().default(null),
    notify: z.boolean().default(true),
  }),
  reply: z.object({
    appointmentId: Id,
    customerId: Id,
    startsAt: Instant,
    told: z.object({
      sentTo: z.array(z.string()),
      notSent: z.array(z.object({ name: z.string(), why: z.string() })),
      subject: z.string(),
      text: z.string(),
      link: z.string().nullable(),
    }),
  }),
  refusals: [
    notFound,
    archivedCustomer,
    mergedCustomer,
    mayNotTouch,
    notAllowed,
    inPool,
    unknownContact,
    unknownAttendee,
    unknownKind,
    refused.unknownAsset,
    notASlot,
    slotFull,
    timeTaken,
    inThePast,
    tooFarAhead,
  ],
})
