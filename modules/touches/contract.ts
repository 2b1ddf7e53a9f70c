import { z } from 'zod'
import { endpoint } from '../../shared/endpoint.ts'
import { ById, DayText, Id, Instant, PersonRef } from '../../shared/page.ts'
import { notFound } from '../../shared/refusals.ts'
import { CustomerReply } from '../customers/contract.ts'
import { archivedCustomer, mayNotTouch, mergedCustomer, unknownContact } from '../customers/refusals.ts'
import * as refused from './refusals.ts'
import { CHANNELS } from './rules/log.ts'
import { STEP_IN_CAUSES } from './rules/stepIn.ts'

export const Channel = z.enum(CHANNELS)
export const Direction = z.enum(['out', 'in'])

export const TouchReply = z
  .object({
    id: Id,
    customerId: Id,
    contactIds: z.array(Id),
    by: PersonRef,
    colleagueIds: z.array(Id),
    channel: Channel,
    direction: Direction,
    effective: z.boolean(),
    summary: z.string(),
    happenedAt: Instant,
    day: DayText,
    wholeDay: z.boolean().describe('Only the day is known'),
    nextStep: z.string().nullable(),
    nextOn: DayText.nullable(),
    correctsId: Id.nullable(),
    retracted: z.boolean(),
    recordedAt: Instant,
  })
  .meta({ id: 'Touch' })

const TouchAndCustomer = z.object({ touch: TouchReply, customer: CustomerReply })

const said = {
  channel: Channel,
  direction: Direction.default('out'),
  effective: z.boolean().describe('The customer’s side took part with substance'),
  summary: z.string().trim().max(5000).default(''),
  happenedAt: z
    .union([Instant, DayText])
    .optional()
    .describe('Now where left out; a date alone is a day whose time is not known'),
  nextStep: z.string().trim().max(500).nullable().optional(),
  nextOn: DayText.nullable().optional(),
}

const tag = 'touches'

export const logTouch = endpoint({
  id: 'logTouch',
  method: 'POST',
  path: '/touches',
  tag,
  summary: 'Record a touch (T1); the reply is the touch and the customer as it then stands',
  status: 201,
  body: z.strictObject({
    customerId: Id,
    contactId: Id.nullable().optional(),
    contactIds: z.array(Id).max(20).optional(),
    colleagueIds: z.array(Id).max(20).optional().describe('Colleagues who joined'),
    byId: Id.optional().describe('Who made it, where a manager records it for someone'),
    ...said,
  }),
  reply: TouchAndCustomer,
  refusals: [
    notFound,
    mayNotTouch,
    archivedCustomer,
    mergedCustomer,
    unknownContact,
    refused.inTheFuture,
    refused.tooLongAgo,
    refused.nothingSaid,
    refused.nextInThePast,
    refused.unknownColleague,
    refused.mayNotSpeakForOthers,
  ],
})

export const correctTouch = endpoint({
  id: 'correctTouch',
  method: 'POST',
  path: '/touches/{id}/corrections',
  tag,
  summary: 'Correct a touch: a new version that names the old, or takes it back (T1)',
  status: 201,
  params: ById,
  body: z.strictObject({
    channel: Channel.optional(),
    direction: Direction.optional(),
    effective: z.boolean().optional(),
    summary: z.string().trim().max(5000).optional(),
    happenedAt: said.happenedAt,
    nextStep: said.nextStep,
    nextOn: said.nextOn,
    contactIds: z.array(Id).max(20).optional(),
    retract: z.boolean().default(false).describe('Take the touch back altogether'),
  }),
  reply: TouchAndCustomer,
  refusals: [
    notFound,
    mayNotTouch,
    archivedCustomer,
    mergedCustomer,
    unknownContact,
    refused.notYourTouch,
    refused.correctedAlready,
    refused.inTheFuture,
    refused.tooLongAgo,
    refused.nothingSaid,
    refused.nextInThePast,
  ],
})

export const StepInReply = z
  .object({
    id: Id,
    customer: z.object({ id: Id, name: z.string() }),
    owner: PersonRef.nullable(),
    cause: z.enum(STEP_IN_CAUSES),
    needId: Id.nullable().describe('The need that it is about, where it is about one'),
    raisedAt: Instant,
    effectiveTouches: z.int(),
    decision: z.enum(['join', 'reassign', 'go_on', 'suspend', 'lapsed']).nullable(),
    note: z.string().nullable(),
    decidedAt: Instant.nullable(),
  })
  .meta({ id: 'StepIn' })

export const askForSupport = endpoint({
  id: 'askForSupport',
  method: 'POST',
  path: '/customers/{id}/support-requests',
  tag,
  summary: 'Ask the manager in, at any stage (T7)',
  status: 201,
  params: ById,
  body: z.strictObject({ note: z.string().trim().min(1).max(1000) }),
  reply: StepInReply,
  refusals: [notFound, mayNotTouch, archivedCustomer, mergedCustomer, refused.stepInAlready],
})

export const decideStepIn = endpoint({
  id: 'decideStepIn',
  method: 'POST',
  path: '/customers/{id}/step-in-decisions',
  tag,
  summary: 'The manager’s decision at the tenth touch (T7): join, reassign, go on; suspension goes by its own endpoint',
  status: 201,
  params: ById,
  body: z.strictObject({
    decision: z.enum(['join', 'go_on']),
    note: z.string().trim().max(1000).default(''),
  }),
  reply: StepInReply,
  refusals: [notFound, refused.noStepIn, refused.notYourStepIn],
})

export const postpone = endpoint({
  id: 'postponeCustomer',
  method: 'POST',
  path: '/customers/{id}/postponements',
  tag,
  summary: 'Put a customer off on the day’s list, with a reason; the cadence goes on (T11)',
  status: 201,
  params: ById,
  body: z.strictObject({ until: DayText, reason: z.string().trim().min(1).max(300) }),
  reply: CustomerReply,
  refusals: [
    notFound,
    mayNotTouch,
    archivedCustomer,
    mergedCustomer,
    refused.postponedTooFar,
    refused.postponedIntoRecall,
    refused.nextInThePast,
  ],
})

export const TemplateReply = z
  .object({ id: Id, channel: Channel.nullable(), effective: z.boolean(), body: z.string(), own: z.boolean() })
  .meta({ id: 'TouchTemplate' })

export const listTemplates = endpoint({
  id: 'listTouchTemplates',
  method: 'GET',
  path: '/touch-templates',
  tag,
  summary: 'Templates of what was said: own ones and the company’s',
  reply: z.object({ items: z.array(TemplateReply) }),
})

export const addTemplate = endpoint({
  id: 'addTouchTemplate',
  method: 'POST',
  path: '/touch-templates',
  tag,
  summary: 'Keep a template of what was said; managers may add one for all',
  status: 201,
  body: z.strictObject({
    channel: Channel.nullable().default(null),
    effective: z.boolean().default(true),
    body: z.string().trim().min(1).max(500),
    forAll: z.boolean().default(false),
  }),
  reply: TemplateReply,
})

export const removeTemplate = endpoint({
  id: 'removeTouchTemplate',
  method: 'DELETE',
  path: '/touch-templates/{id}',
  tag,
  summary: 'Remove a template',
  params: ById,
  status: 204,
  refusals: [notFound],
})
