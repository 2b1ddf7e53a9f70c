import { z } from 'zod'
import { endpoint } from '../../../shared/endpoint.ts'
import { ById, Id, Instant } from '../../../shared/page.ts'
import { notFound, versionConflict } from '../../../shared/refusals.ts'
import { unknownZone } from '../../calendars/refusals.ts'
import { inPool, unknownContact } from '../../customers/refusals.ts'
import * as refused from '../refusals.ts'
import { Readings } from './readings.ts'
import {
  about,
  atNight,
  customerRefusals,
  Done,
  openRefusals,
  ownWords,
  Ref,
  timeRefusals,
  wordRefusals,
} from './shapes.ts'

const tag = 'appointments'
const MOST_TIMES = 12
const OfferDays = z.int().min(1).max(60).optional().describe('The setting where left out')
const Needs = z
  .object({ link: z.string().nullable().describe('What becomes the link'), times: z.array(z.string()) })
  .describe('What must stand in the message when it is worded otherwise')

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
