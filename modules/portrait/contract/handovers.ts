import { z } from 'zod'
import { endpoint } from '../../../shared/endpoint.ts'
import { ById, DayText, Id, Instant, PersonRef } from '../../../shared/page.ts'
import { notFound, versionConflict } from '../../../shared/refusals.ts'
import * as customer from '../../customers/refusals.ts'
import { Ref } from '../../deals/contract.ts'
import * as refused from '../refusals.ts'
import { mayNotEdit, Rung, tag } from './shapes.ts'

const Step = z.object({ position: z.int(), what: z.string(), on: DayText.nullable(), doneOn: DayText.nullable() })

const Handover = z
  .object({
    id: Id,
    contact: Ref.nullable(),
    from: PersonRef,
    to: PersonRef,
    state: z.enum(['open', 'done', 'dropped']),
    rungs: z.object({ from: Rung, to: Rung }).describe('How near each is to the contact today'),
    steps: z.array(Step),
    createdAt: Instant,
    version: z.int(),
  })
  .meta({ id: 'Handover' })

const Handovers = z.object({
  items: z.array(Handover),
  takers: z
    .array(z.object({ person: PersonRef, mustSign: z.boolean().describe('Named, and has to sign first (S2)') }))
    .describe('Colleagues who may take closeness over; told to who may plan it'),
  can: z.object({ edit: z.boolean() }),
})

export const listHandovers = endpoint({
  id: 'listHandovers',
  method: 'GET',
  path: '/customers/{id}/handovers',
  tag,
  summary: 'Plans by which the boss’s closeness goes over to the group (D7)',
  params: ById,
  reply: Handovers,
  refusals: [notFound],
})

export const planHandover = endpoint({
  id: 'planHandover',
  method: 'POST',
  path: '/customers/{id}/handovers',
  tag,
  summary: 'Plan who takes over whose closeness to whom, step by step (D7)',
  params: ById,
  body: z.strictObject({
    fromId: Id,
    toId: Id,
    contactId: Id.nullish(),
    steps: z
      .array(z.strictObject({ what: z.string().trim().min(1).max(500), on: DayText.nullish() }))
      .min(1)
      .max(20),
  }),
  reply: Handovers,
  refusals: [
    ...mayNotEdit,
    refused.handoverToOneself,
    refused.unknownColleague,
    refused.takerMustBeNamed,
    refused.takerMustSign,
    refused.takerMustJoin,
    customer.unknownContact,
  ],
})

export const changeHandover = endpoint({
  id: 'changeHandover',
  method: 'PATCH',
  path: '/handovers/{id}',
  tag,
  summary: 'A step is done, or not after all; the plan is done, or dropped (D7)',
  params: ById,
  body: z.strictObject({
    state: z.enum(['done', 'dropped']).optional(),
    step: z.strictObject({ position: z.int().min(1), done: z.boolean() }).optional(),
  }),
  reply: Handovers,
  refusals: [...mayNotEdit, versionConflict, refused.handoverClosed, refused.stepsLeft, refused.unknownStep],
})
