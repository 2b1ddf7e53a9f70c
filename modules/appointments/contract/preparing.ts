import { z } from 'zod'
import { endpoint } from '../../../shared/endpoint.ts'
import { ById, DayText, Id, Instant } from '../../../shared/page.ts'
import { notAllowed, notFound } from '../../../shared/refusals.ts'
import { unknownZone } from '../../calendars/refusals.ts'
import { archivedCustomer, inPool, mayNotTouch, mergedCustomer } from '../../customers/refusals.ts'
import * as refused from '../refusals.ts'
import { Readings } from './readings.ts'
import { AppointmentDetail, openRefusals, Ref, Zone } from './shapes.ts'

const tag = 'appointments'

export const Brief = z
  .object({
    appointment: AppointmentDetail,
    theirs: z
      .array(z.object({ id: Id, name: z.string(), job: z.string().nullable(), phone: z.string().nullable() }))
      .describe('Who comes of the customer, and how to reach them on the way'),
    touches: z.array(
      z.object({
        id: Id,
        at: Instant,
        channel: z.string(),
        by: z.string(),
        summary: z.string(),
        nextStep: z.string().nullable(),
      }),
    ),
    open: z.array(z.object({ kind: z.enum(['need', 'task']), text: z.string(), dueOn: DayText.nullable() })),
    portrait: z
      .object({
        filled: z.number(),
        known: z.array(
          z.object({
            label: z.string(),
            of: z.string().nullable().describe('Whom of theirs it is about'),
            text: z.string(),
          }),
        ),
      })
      .nullable(),
    questions: z
      .array(z.object({ text: z.string(), contact: Ref.nullable() }))
      .describe('To who comes, and general ones'),
    more: z.object({ touches: z.int(), open: z.int(), known: z.int() }).describe('What did not fit on the page'),
  })
  .meta({ id: 'AppointmentBrief' })

export const showBrief = endpoint({
  id: 'showAppointmentBrief',
  method: 'GET',
  path: '/appointments/{id}/brief',
  tag,
  summary: 'All that one should know before it, on one page: last touches, open matters, portrait, questions (A4)',
  params: ById,
  reply: Brief,
  refusals: [notFound, inPool],
})

export const printBrief = endpoint({
  id: 'printAppointmentBrief',
  method: 'GET',
  path: '/appointments/{id}/brief.pdf',
  tag,
  summary: 'The brief as a PDF (A4)',
  params: ById,
  query: z.strictObject({ locale: z.enum(['zh', 'en']).optional() }),
  produces: 'application/pdf',
  refusals: [notFound, inPool],
})

const Time = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/)
const Stated = z
  .strictObject({
    kind: z.enum(['good', 'bad', 'meal']),
    weekday: z.int().min(1).max(7).nullable(),
    from: Time,
    to: Time,
  })
  .refine(({ from, to }) => from < to)

export const ContactTimes = z
  .object({
    contact: Ref,
    stated: z.array(Stated),
    words: z.object({ best: z.string().nullable(), worst: z.string().nullable() }),
    understood: z.array(
      z.object({
        kind: z.enum(['good', 'bad', 'meal']),
        weekday: z.int().nullable(),
        from: z.string(),
        to: z.string(),
      }),
    ),
    readings: Readings,
    zone: z.string().nullable(),
    locale: z.enum(['zh', 'en']).nullable(),
  })
  .meta({ id: 'ContactTimes' })
const OfContact = z.strictObject({ id: Id, contactId: Id })

export const showContactTimes = endpoint({
  id: 'showContactTimes',
  method: 'GET',
  path: '/customers/{id}/contacts/{contactId}/times',
  tag,
  summary: 'When a contact likes to be met: as stated, and as their words are understood (A2)',
  params: OfContact,
  reply: ContactTimes,
  refusals: [notFound, inPool],
})

const Hour = z.object({
  weekday: z.int().describe('1 Monday to 7 Sunday'),
  hour: z.int().describe('Of the contact’s own clock'),
  talks: z.int(),
  answered: z.int(),
  share: z.number().describe('How often it went well, drawn towards the average where little was seen'),
  guess: z.boolean().describe('Fewer talks than the setting asks for: never shown as a habit'),
})

export const showContactHabits = endpoint({
  id: 'showContactHabits',
  method: 'GET',
  path: '/customers/{id}/contacts/{contactId}/habits',
  tag,
  summary: 'When a contact answered or came, by hour of the week: learned, and apart from it what they stated (A2)',
  params: OfContact,
  reply: z
    .object({
      contact: Ref,
      zone: z.string(),
      enough: z.int().describe('So many talks at an hour make a habit; fewer are a guess'),
      since: DayText,
      learnedFrom: z.int().describe('Talks in all'),
      answered: z.int(),
      hours: z.array(Hour).describe('Those at which there was a talk, in the order of the week'),
      stated: z.array(Stated),
      words: z.object({ best: z.string().nullable(), worst: z.string().nullable() }),
      understood: ContactTimes.shape.understood,
      readings: Readings,
    })
    .meta({ id: 'ContactHabits' }),
  refusals: [notFound, inPool],
})

export const setContactTimes = endpoint({
  id: 'setContactTimes',
  method: 'PUT',
  path: '/customers/{id}/contacts/{contactId}/times',
  tag,
  summary: 'Note when a contact likes to be met, in which zone and language (A2)',
  params: OfContact,
  body: z.strictObject({
    stated: z.array(Stated).max(40),
    zone: Zone.nullable(),
    locale: z.enum(['zh', 'en']).nullable(),
  }),
  reply: ContactTimes,
  refusals: [notFound, archivedCustomer, mergedCustomer, mayNotTouch, notAllowed, unknownZone],
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
