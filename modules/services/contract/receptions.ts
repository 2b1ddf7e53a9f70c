import { z } from 'zod'
import { endpoint } from '../../../shared/endpoint.ts'
import { ById, DayText, Id, Instant, PersonRef, pageOf, paging } from '../../../shared/page.ts'
import { notAllowed, notFound, versionConflict } from '../../../shared/refusals.ts'
import { AppointmentTold } from '../../appointments/contract.ts'
import { unknownAttendee } from '../../appointments/refusals.ts'
import { archivedCustomer, inPool, mayNotTouch, mergedCustomer, unknownContact } from '../../customers/refusals.ts'
import * as refused from '../refusals.ts'
import { CALL_RESULTS, RECEPTION_STATES } from '../rules/receptions.ts'
import { AssetInput } from './assets.ts'

const tag = 'services'
const Ref = z.object({ id: Id, name: z.string() })
const onCustomer = [notFound, archivedCustomer, mergedCustomer, mayNotTouch, notAllowed] as const
const Words = (most: number) => z.string().trim().max(most).nullable().default(null)

const Reception = z
  .object({
    id: Id,
    customer: Ref,
    contact: Ref.nullable(),
    asset: z.object({ id: Id, name: z.string(), serial: z.string().nullable() }).nullable(),
    appointmentId: Id.nullable(),
    state: z.enum(RECEPTION_STATES),
    receivedBy: PersonRef,
    receivedAt: Instant,
    worker: PersonRef.nullable(),
    returnedAt: Instant.nullable(),
    cause: z.string(),
    place: z.string().nullable(),
    circumstances: z.string().nullable(),
    condition: z.string().nullable(),
    tried: z.string().nullable(),
    workDone: z.string().nullable(),
    call: z
      .object({
        on: DayText,
        result: z.enum(CALL_RESULTS).nullable(),
        at: Instant.nullable(),
        said: z.string().nullable(),
      })
      .nullable()
      .describe('The return call; null where none is wanted'),
    version: z.int(),
  })
  .meta({ id: 'Reception' })
const Detail = Reception.extend({
  moves: z.array(
    z.object({
      id: Id,
      at: Instant,
      what: z.enum([...RECEPTION_STATES, 'called', 'not_reached']),
      by: PersonRef.nullable(),
      note: z.string().nullable(),
    }),
  ),
  can: z.object({ change: z.boolean() }),
}).meta({ id: 'ReceptionDetail' })

export const listReceptions = endpoint({
  id: 'listReceptions',
  method: 'GET',
  path: '/receptions',
  tag,
  summary: 'What was brought to us, the latest first; or the return calls to make, the earliest first (A10)',
  query: z.strictObject({
    ...paging,
    customer: Id.optional(),
    asset: Id.optional(),
    show: z.enum(['open', 'calls', 'all']).default('all'),
  }),
  reply: pageOf(Reception),
  refusals: [notFound, inPool],
})
export const showReception = endpoint({
  id: 'showReception',
  method: 'GET',
  path: '/receptions/{id}',
  tag,
  summary: 'One reception with its steps (A10)',
  params: ById,
  reply: Detail,
  refusals: [notFound, inPool],
})
export const receive = endpoint({
  id: 'receive',
  method: 'POST',
  path: '/receptions',
  tag,
  summary: 'Receive a customer’s machine: what ails it, where and when it began, its condition, what was tried (A10)',
  status: 201,
  body: z.strictObject({
    customerId: Id,
    contactId: Id.nullable().default(null),
    assetId: Id.nullable().default(null),
    asset: AssetInput.optional().describe('One that is not known yet'),
    appointmentId: Id.nullable().default(null).describe('The booking with which it came'),
    cause: z.string().trim().min(1).max(1000),
    place: Words(200),
    circumstances: Words(1000),
    condition: Words(1000),
    tried: Words(1000),
    workerId: Id.nullable().default(null).describe('Handed to the workshop at once'),
  }),
  reply: Detail,
  refusals: [...onCustomer, unknownContact, unknownAttendee, refused.unknownAsset, refused.unknownBooking],
})
export const changeReception = endpoint({
  id: 'changeReception',
  method: 'PATCH',
  path: '/receptions/{id}',
  tag,
  summary: 'Mend the record of a reception (A10)',
  params: ById,
  body: z.strictObject({
    cause: z.string().trim().min(1).max(1000).optional(),
    place: z.string().trim().max(200).nullable().optional(),
    circumstances: z.string().trim().max(1000).nullable().optional(),
    condition: z.string().trim().max(1000).nullable().optional(),
    tried: z.string().trim().max(1000).nullable().optional(),
    workDone: z.string().trim().max(1000).nullable().optional(),
  }),
  reply: Detail,
  refusals: [...onCustomer, versionConflict],
})
export const stepReception = endpoint({
  id: 'stepReception',
  method: 'POST',
  path: '/receptions/{id}/steps',
  tag,
  summary: 'Hand it to the workshop, say that it is ready, or return it: the return call is then due (A10)',
  params: ById,
  body: z.strictObject({
    to: z.enum(['at_work', 'ready', 'returned']),
    workerId: Id.nullable().optional(),
    note: Words(1000),
    notify: z.boolean().optional().describe('Ready: the customer is told; the setting where left out'),
  }),
  reply: Detail.extend({ told: AppointmentTold.nullable().describe('Ready: whom it reached, and the words to copy') }),
  refusals: [...onCustomer, versionConflict, unknownAttendee, refused.receptionOver, refused.stepAgain],
})
export const recordReturnCall = endpoint({
  id: 'recordReturnCall',
  method: 'POST',
  path: '/receptions/{id}/calls',
  tag,
  summary: 'What they said when asked whether they are satisfied: a touch; not reached, it is due again (A10)',
  params: ById,
  body: z.strictObject({
    result: z.enum([...CALL_RESULTS, 'not_reached']),
    said: Words(1000),
    followUp: z
      .strictObject({ what: z.string().trim().min(1).max(200), dueOn: DayText })
      .nullable()
      .default(null)
      .describe('What is done about it'),
  }),
  reply: Detail,
  refusals: [...onCustomer, versionConflict, refused.returnedNow, refused.receptionOver],
})
