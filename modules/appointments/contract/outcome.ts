import { z } from 'zod'
import { endpoint } from '../../../shared/endpoint.ts'
import { ById, DayText, Id, Instant } from '../../../shared/page.ts'
import { versionConflict } from '../../../shared/refusals.ts'
import { unknownContact } from '../../customers/refusals.ts'
import * as refused from '../refusals.ts'
import {
  atNight,
  customerRefusals,
  Done,
  notify,
  openRefusals,
  ownWords,
  slotRefusals,
  timeRefusals,
  wordRefusals,
} from './shapes.ts'

const tag = 'appointments'

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
