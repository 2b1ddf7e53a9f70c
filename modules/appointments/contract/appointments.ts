import { z } from 'zod'
import { endpoint } from '../../../shared/endpoint.ts'
import { ById, DayText, Id, Instant, PersonRef, pageOf, paging } from '../../../shared/page.ts'
import { notAllowed, notFound, versionConflict } from '../../../shared/refusals.ts'
import { endsBeforeItBegins, spanTooLong, unknownZone } from '../../calendars/refusals.ts'
import { archivedCustomer, inPool, mayNotTouch, mergedCustomer, unknownContact } from '../../customers/refusals.ts'
import * as refused from '../refusals.ts'
import { ANSWERS } from '../rules/answers.ts'
import { STATES, WAITING } from '../rules/state.ts'
import { Readings } from './readings.ts'

const tag = 'appointments'
const Ref = z.object({ id: Id, name: z.string() })
const Words = (length: number) => z.string().trim().max(length).nullable()
export const Zone = z
  .string()
  .regex(/^[A-Z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/)
  .max(60)
const MOST_TIMES = 12

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
const Done = z.object({ appointment: AppointmentDetail, told: AppointmentTold.nullable() })

const words = {
  place: Words(500).optional(),
  parking: Words(500).optional(),
  agenda: Words(3000).optional(),
  importance: Words(1000).optional(),
  haveReady: Words(1000).optional(),
  cares: Words(3000).optional().describe('What they need and care about; ours alone'),
  materials: Words(1000).optional().describe('What to bring; ours alone'),
}
const attending = {
  contactIds: z.array(Id).max(30).optional(),
  personIds: z.array(Id).max(30).optional().describe('Colleagues beside the organiser'),
  resourceIds: z.array(Id).max(10).optional(),
}
const length = {
  minutes: z.int().min(5).max(1440).optional().describe('The kind’s where left out'),
  bufferBefore: z.int().min(0).max(600).optional(),
  bufferAfter: z.int().min(0).max(600).optional(),
}
const about = {
  customerId: Id,
  kind: z.string().max(40),
  organiserId: Id.optional().describe('The caller where left out'),
  zone: Zone.optional().describe('The contact’s, else the company’s where left out'),
  locale: z.enum(['zh', 'en']).optional(),
  ...attending,
  ...length,
  ...words,
}
const OfferDays = z.int().min(1).max(60).optional().describe('The setting where left out')
const Letter = z.strictObject({
  subject: z.string().trim().min(1).max(500),
  text: z.string().trim().min(1).max(20_000),
})
const ownWords = Letter.optional().describe('The message in own words; `needs` of its preview must stand in it')
const wordRefusals = [refused.linkLost, refused.timesLost] as const
const Needs = z
  .object({ link: z.string().nullable().describe('What becomes the link'), times: z.array(z.string()) })
  .describe('What must stand in the message when it is worded otherwise')
const customerRefusals = [notFound, archivedCustomer, mergedCustomer, mayNotTouch, notAllowed] as const
const openRefusals = [...customerRefusals, refused.notOpen, versionConflict] as const
const timeRefusals = [refused.timeTaken, refused.inThePast, refused.tooFarAhead, refused.mealTimeCall] as const
/** A10: of an appointment that stands in a slot. */
const slotRefusals = [refused.notASlot, refused.slotFull] as const
const atNight = z.boolean().default(false).describe('A time at night on the customer’s clock is meant (A2)')
const notify = z.boolean().default(true).describe('The customer is told by mail; the text comes back in any case')

export const createAppointment = endpoint({
  id: 'createAppointment',
  method: 'POST',
  path: '/appointments',
  tag,
  summary: 'Prepare an appointment; times are offered or booked next (A1, A3, A4)',
  status: 201,
  body: z.strictObject(about),
  reply: AppointmentDetail,
  refusals: [
    ...customerRefusals,
    refused.unknownKind,
    refused.needsSlot,
    refused.unknownResource,
    refused.unknownAttendee,
    refused.attendeeMayNotSee,
    unknownContact,
    unknownZone,
  ],
})

export const changeAppointment = endpoint({
  id: 'changeAppointment',
  method: 'PATCH',
  path: '/appointments/{id}',
  tag,
  summary: 'Change what it is about and who comes; of one that is booked both sides hear (A3, A5)',
  params: ById,
  body: z.strictObject({
    kind: z.string().max(40).optional().describe('Its lengths, where none are given, and its checklist come with it'),
    zone: Zone.optional(),
    locale: z.enum(['zh', 'en']).optional().describe('Of the page, and of what is written from now on'),
    ...attending,
    ...length,
    ...words,
    notify,
  }),
  reply: Done,
  refusals: [
    ...openRefusals,
    ...timeRefusals,
    refused.unknownKind,
    refused.slotKind,
    refused.needsSlot,
    refused.unknownResource,
    refused.unknownAttendee,
    refused.attendeeMayNotSee,
    unknownContact,
    unknownZone,
  ],
})

export const listAppointments = endpoint({
  id: 'listAppointments',
  method: 'GET',
  path: '/appointments',
  tag,
  summary: 'Appointments of a span of time, of a customer, or those that wait for us',
  query: z.strictObject({
    ...paging,
    customer: Id.optional(),
    person: Id.optional().describe('Who organises it or comes'),
    team: Id.optional().describe('One of whom organises it or comes'),
    resource: Id.optional(),
    from: Instant.optional().describe('Today’s beginning where a span of time to come is asked for'),
    to: Instant.optional().describe('92 days after `from` where left out'),
    state: z
      .string()
      .transform((text) => text.split(','))
      .pipe(z.array(z.enum(STATES)))
      .optional()
      .describe('Parted by commas; `proposed` alone: what has no time yet, the latest first'),
    waiting: z.enum(['true']).optional().describe('The customer answered, and we have not'),
    past: z
      .enum(['true'])
      .optional()
      .describe('What began already, the latest first, back to the beginning where no `from` is given'),
  }),
  reply: pageOf(AppointmentReply),
  refusals: [notFound, inPool],
})

export const listTakenTimes = endpoint({
  id: 'listTakenTimes',
  method: 'GET',
  path: '/taken-times',
  tag,
  summary:
    'When colleagues, rooms, bays and cars are taken by appointments out of sight, without saying with whom (A6, S1)',
  query: z.strictObject({
    of: z
      .string()
      .transform((text) => text.split(','))
      .pipe(z.array(Id).min(1).max(100))
      .describe('Ids of people and resources, parted by commas'),
    from: Instant,
    to: Instant.describe('At most 100 days later'),
  }),
  reply: z.object({
    items: z.array(z.object({ id: Id.describe('Who or what is taken'), startsAt: Instant, endsAt: Instant })),
  }),
  refusals: [endsBeforeItBegins, spanTooLong],
})

export const showAppointment = endpoint({
  id: 'showAppointment',
  method: 'GET',
  path: '/appointments/{id}',
  tag,
  summary: 'An appointment, its checklist and what became of it so far',
  params: ById,
  reply: AppointmentDetail,
  refusals: [notFound, inPool],
})

const ProposedTime = z.object({
  startsAt: Instant,
  endsAt: Instant,
  score: z.number(),
  reasons: z.array(
    z.object({
      code: z.string(),
      text: z.string(),
      good: z.boolean(),
      guess: z.boolean().describe('Likely, and not known'),
    }),
  ),
})

const Proposal = z.object({
  customerId: Id,
  times: z.array(ProposedTime),
  asked: ProposedTime.extend({ whyNot: z.object({ code: z.string(), text: z.string() }).nullable() }).nullable(),
  leftOut: z.array(z.object({ code: z.string(), text: z.string(), count: z.int() })),
  stated: z.array(
    z.object({ contact: Ref, best: z.string().nullable(), worst: z.string().nullable(), readings: Readings }),
  ),
  learnedFrom: z.int().describe('Talks that the learned habits rest on'),
  zone: z.string(),
})

export const proposeAppointmentTimes = endpoint({
  id: 'proposeAppointmentTimes',
  method: 'GET',
  path: '/appointments/{id}/times',
  tag,
  summary: 'Times at which both sides can and the customer likes to, ranked, each with why (A2)',
  params: ById,
  query: z.strictObject({
    from: Instant.optional(),
    days: z.coerce.number().int().min(1).max(60).default(14),
    at: Instant.optional().describe('A time of one’s own: `asked` tells what speaks for it and against it'),
    travelMinutes: z.coerce
      .number()
      .int()
      .min(0)
      .max(900)
      .optional()
      .describe('Between this place and any other; estimated where left out'),
  }),
  reply: Proposal,
  refusals: [notFound, inPool],
})

const MessagePreview = z
  .object({ subject: z.string(), text: z.string(), needs: Needs })
  .meta({ id: 'AppointmentMessage' })
  .describe('As it goes out, with a mark where each gets a link and a name of their own')

export const previewAppointmentMessage = endpoint({
  id: 'previewAppointmentMessage',
  method: 'POST',
  path: '/appointments/{id}/message-previews',
  tag,
  summary:
    'The message as it would go out, to read and to word otherwise: times offered, agreed or moved, or called off (A1, A5)',
  params: ById,
  body: z.strictObject({
    what: z.enum(['offer', 'book', 'cancel']),
    times: z.array(Instant).max(MOST_TIMES).default([]).describe('Those offered; the one agreed on'),
    days: OfferDays,
    reason: z.string().trim().max(500).optional(),
  }),
  reply: z.object({ customerId: Id, letter: MessagePreview }),
  refusals: [...customerRefusals, inPool, refused.notOpen],
})

export const draftAppointment = endpoint({
  id: 'draftAppointment',
  method: 'POST',
  path: '/appointment-drafts',
  tag,
  summary: 'What would be proposed and written for an appointment that is only thought of: nothing is kept (A1, A2)',
  body: z.strictObject({
    ...about,
    from: Instant.optional(),
    days: z.int().min(1).max(60).default(14),
    at: Instant.optional(),
    travelMinutes: z.int().min(0).max(900).optional(),
    offer: z.array(Instant).max(MOST_TIMES).default([]).describe('The times that the message is to offer'),
    offerDays: OfferDays,
    book: z.boolean().default(false).describe('The message says that the first of `offer` is agreed'),
  }),
  reply: Proposal.extend({
    minutes: z.int(),
    place: z.string().nullable(),
    locale: z.enum(['zh', 'en']),
    letter: MessagePreview,
  }),
  refusals: [
    ...customerRefusals,
    refused.unknownKind,
    refused.unknownResource,
    refused.unknownAttendee,
    refused.attendeeMayNotSee,
    unknownContact,
    unknownZone,
  ],
})

export const offerTimes = endpoint({
  id: 'offerTimes',
  method: 'POST',
  path: '/appointments/{id}/offers',
  tag,
  summary: 'Offer several times by mail or as text to copy; the customer picks behind a link (A1)',
  params: ById,
  body: z.strictObject({
    times: z.array(Instant).min(1).max(MOST_TIMES),
    mail: z.boolean().default(true),
    hold: z.boolean().optional().describe('Kept free until picked or expired (A9); the setting where left out'),
    days: OfferDays.describe('How long the link works; the setting where left out'),
    atNight,
    letter: ownWords,
  }),
  reply: Done,
  refusals: [
    ...openRefusals,
    ...timeRefusals,
    ...wordRefusals,
    refused.offeredTwice,
    refused.tooLittleNotice,
    refused.nightTime,
  ],
})

export const makeLink = endpoint({
  id: 'makeAppointmentLink',
  method: 'POST',
  path: '/appointments/{id}/links',
  tag,
  summary: 'Make a link of its own for a contact without mail, with the text to copy into WeChat or SMS (A1)',
  params: ById,
  status: 201,
  body: z.strictObject({ contactId: Id.nullable() }),
  reply: z.object({
    customerId: Id,
    to: Ref.nullable(),
    subject: z.string(),
    text: z.string(),
    link: z.string(),
    until: Instant,
  }),
  refusals: [...openRefusals, refused.nothingOffered, unknownContact],
})

export const revokeLinks = endpoint({
  id: 'revokeAppointmentLinks',
  method: 'DELETE',
  path: '/appointments/{id}/links',
  tag,
  summary: 'End all links to an appointment: who has one sees nothing more',
  params: ById,
  status: 204,
  refusals: [...customerRefusals, versionConflict],
})

export const bookAppointment = endpoint({
  id: 'bookAppointment',
  method: 'POST',
  path: '/appointments/{id}/bookings',
  tag,
  summary:
    'Book a time, as the customer said on the phone, or move what is booked; both sides have it in writing (A1, A5, A9)',
  params: ById,
  body: z.strictObject({ startsAt: Instant, notify, atNight, letter: ownWords }),
  reply: Done,
  refusals: [...openRefusals, ...timeRefusals, ...slotRefusals, ...wordRefusals, refused.nightTime],
})

export const keepAppointment = endpoint({
  id: 'keepAppointment',
  method: 'POST',
  path: '/appointments/{id}/keeps',
  tag,
  summary:
    'Leave it as it is, after the other side asked for something else or called it off: nothing waits any more (A5)',
  params: ById,
  body: z.strictObject({ notify: z.boolean().default(false) }),
  reply: Done,
  refusals: [...customerRefusals, versionConflict, refused.timeTaken],
})

export const cancelAppointment = endpoint({
  id: 'cancelAppointment',
  method: 'POST',
  path: '/appointments/{id}/cancellations',
  tag,
  summary: 'Call it off, or record that the customer declined (A5)',
  params: ById,
  body: z.strictObject({
    reason: z.string().trim().max(500).optional(),
    declined: z.boolean().default(false),
    notify,
    letter: ownWords,
  }),
  reply: Done,
  refusals: [...openRefusals, ...wordRefusals],
})

export const recordNoShow = endpoint({
  id: 'recordNoShow',
  method: 'POST',
  path: '/appointments/{id}/no-shows',
  tag,
  summary: 'Record that the customer did not come; a kind message comes back, to send or copy (A5)',
  params: ById,
  body: z.strictObject({ notify: z.boolean().default(false) }),
  reply: Done,
  refusals: [...openRefusals, refused.notBooked, refused.notYetBegun],
})

export const recordHeld = endpoint({
  id: 'recordHeld',
  method: 'POST',
  path: '/appointments/{id}/minutes',
  tag,
  summary: 'Record that it was held: a touch with its minutes, promises as tasks, and the next one prepared (A7)',
  params: ById,
  body: z.strictObject({
    minutes: z.string().trim().min(1).max(5000),
    effective: z.boolean().default(true),
    promises: z
      .array(z.strictObject({ what: z.string().trim().min(1).max(300), dueOn: DayText, ownerId: Id.optional() }))
      .max(20)
      .default([]),
    next: z
      .strictObject({ kind: z.string().max(40).optional() })
      .optional()
      .describe('Prepare the next appointment with the same people'),
  }),
  reply: Done.extend({ nextId: Id.nullable() }),
  refusals: [
    ...openRefusals,
    refused.notBooked,
    refused.notYetBegun,
    refused.promisedPast,
    refused.unknownAttendee,
    refused.unknownKind,
    refused.needsSlot,
    unknownContact,
  ],
})

export const addChecklistItem = endpoint({
  id: 'addChecklistItem',
  method: 'POST',
  path: '/appointments/{id}/checklist',
  tag,
  summary: 'Add something to prepare, with owner and day (A4)',
  params: ById,
  body: z.strictObject({
    what: z.string().trim().min(1).max(200),
    ownerId: Id.optional(),
    dueOn: DayText.nullable().optional(),
  }),
  reply: AppointmentDetail,
  refusals: [...openRefusals, refused.unknownAttendee, refused.checklistOver],
})

export const changeChecklistItem = endpoint({
  id: 'changeChecklistItem',
  method: 'PATCH',
  path: '/appointments/{id}/checklist/{itemId}',
  tag,
  summary: 'Tick something off, give it to somebody else, or take it out (A4)',
  params: z.strictObject({ id: Id, itemId: Id }),
  body: z.strictObject({
    done: z.boolean().optional(),
    ownerId: Id.optional(),
    dueOn: DayText.nullable().optional(),
    dropped: z.literal(true).optional(),
  }),
  reply: AppointmentDetail,
  refusals: [...openRefusals, refused.unknownAttendee],
})
