import { z } from 'zod'
import { endpoint } from '../../../shared/endpoint.ts'
import { ById, Id, Instant, pageOf, paging } from '../../../shared/page.ts'
import { notFound } from '../../../shared/refusals.ts'
import { endsBeforeItBegins, spanTooLong, unknownZone } from '../../calendars/refusals.ts'
import { inPool, unknownContact } from '../../customers/refusals.ts'
import * as refused from '../refusals.ts'
import { STATES } from '../rules/state.ts'
import {
  AppointmentDetail,
  AppointmentReply,
  about,
  attending,
  customerRefusals,
  Done,
  length,
  notify,
  openRefusals,
  timeRefusals,
  words,
  Zone,
} from './shapes.ts'

const tag = 'appointments'

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
