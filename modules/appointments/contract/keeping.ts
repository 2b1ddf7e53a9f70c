import { z } from 'zod'
import { endpoint } from '../../../shared/endpoint.ts'
import { ById, DayText, Id, Instant, PersonRef, pageOf, paging } from '../../../shared/page.ts'
import { notAllowed, notFound, versionConflict } from '../../../shared/refusals.ts'
import { archivedCustomer, inPool, mayNotTouch, mergedCustomer } from '../../customers/refusals.ts'
import * as refused from '../refusals.ts'

const tag = 'appointments'
const Ref = z.object({ id: Id, name: z.string() })

const Resource = z
  .object({
    id: Id,
    name: z.string(),
    kind: z.enum(['room', 'bay', 'vehicle', 'equipment', 'other']),
    state: z.enum(['on', 'off']),
    version: z.int(),
  })
  .meta({ id: 'Resource' })
const name = z.string().trim().min(1).max(60)

export const listResources = endpoint({
  id: 'listResources',
  method: 'GET',
  path: '/resources',
  tag,
  summary: 'Rooms, service bays, cars: what only one can have at a time (A9)',
  reply: z.object({ items: z.array(Resource), can: z.object({ change: z.boolean() }) }),
})
export const addResource = endpoint({
  id: 'addResource',
  method: 'POST',
  path: '/resources',
  tag,
  summary: 'Add a room, bay or car',
  status: 201,
  body: z.strictObject({ name, kind: Resource.shape.kind }),
  reply: Resource,
  refusals: [notAllowed, refused.resourceNameTaken],
})
export const changeResource = endpoint({
  id: 'changeResource',
  method: 'PATCH',
  path: '/resources/{id}',
  tag,
  summary: 'Rename a room, bay or car, or take it out of use',
  params: ById,
  body: z.strictObject({ name: name.optional(), state: z.enum(['on', 'off']).optional() }),
  reply: Resource,
  refusals: [notAllowed, notFound, versionConflict, refused.resourceNameTaken],
})

const Task = z
  .object({
    id: Id,
    customer: Ref,
    owner: PersonRef,
    what: z.string(),
    dueOn: DayText,
    appointmentId: Id.nullable(),
    doneAt: Instant.nullable(),
    version: z.int(),
  })
  .meta({ id: 'Task' })
const customerRefusals = [notFound, archivedCustomer, mergedCustomer, mayNotTouch, notAllowed] as const

export const listTasks = endpoint({
  id: 'listTasks',
  method: 'GET',
  path: '/tasks',
  tag,
  summary: 'What was promised and is not done yet, by day (A7)',
  query: z.strictObject({
    ...paging,
    owner: Id.optional().describe('The caller where left out'),
    customer: Id.optional(),
  }),
  reply: pageOf(Task),
  refusals: [notFound, inPool],
})
export const addTask = endpoint({
  id: 'addTask',
  method: 'POST',
  path: '/tasks',
  tag,
  summary: 'Note a promise to a customer, with its day (A7)',
  status: 201,
  body: z.strictObject({
    customerId: Id,
    what: z.string().trim().min(1).max(300),
    dueOn: DayText,
    ownerId: Id.optional(),
  }),
  reply: Task,
  refusals: [...customerRefusals, refused.unknownAttendee, refused.promisedPast],
})
export const changeTask = endpoint({
  id: 'changeTask',
  method: 'PATCH',
  path: '/tasks/{id}',
  tag,
  summary: 'Tick a promise off, put it to another day or hand it on',
  params: ById,
  body: z.strictObject({
    done: z.boolean().optional(),
    dueOn: DayText.optional(),
    ownerId: Id.optional(),
    dropped: z.literal(true).optional(),
  }),
  reply: Task,
  refusals: [...customerRefusals, versionConflict, refused.unknownAttendee, refused.promisedPast],
})
