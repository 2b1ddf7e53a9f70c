import { z } from 'zod'
import { endpoint } from '../../../shared/endpoint.ts'
import { ById, DayText, Id, PersonRef, pageOf, paging } from '../../../shared/page.ts'
import { notFound } from '../../../shared/refusals.ts'
import { CustomerItem } from '../../customers/contract.ts'
import * as refused from '../refusals.ts'
import { mayNotEdit, tag, Words } from './shapes.ts'

const Review = z
  .object({
    id: Id,
    heldOn: DayText,
    people: z.array(PersonRef),
    found: z.string(),
    askNext: z.string(),
    nextOn: DayText.nullable(),
    by: PersonRef,
  })
  .meta({ id: 'PortraitReview' })

export const listReviews = endpoint({
  id: 'listPortraitReviews',
  method: 'GET',
  path: '/customers/{id}/portrait/reviews',
  tag,
  summary: 'When manager and rep went through the portrait together, and what came of it (D5)',
  params: ById,
  query: z.strictObject(paging),
  reply: pageOf(Review),
  refusals: [notFound],
})

export const holdReview = endpoint({
  id: 'holdPortraitReview',
  method: 'POST',
  path: '/customers/{id}/portrait/reviews',
  tag,
  summary: 'Record a review of the portrait: held when and by whom, what was found, what to ask next (D5)',
  params: ById,
  body: z.strictObject({
    heldOn: DayText.optional(),
    people: z.array(Id).max(10).default([]).describe('Who else was there'),
    found: Words,
    askNext: Words,
    nextOn: DayText.nullish().describe('By importance where left out'),
  }),
  reply: Review,
  refusals: [...mayNotEdit, refused.unknownColleague, refused.dayToCome],
})

export const listDueReviews = endpoint({
  id: 'listDueReviews',
  method: 'GET',
  path: '/portrait/reviews/due',
  tag,
  summary: 'Portraits to be gone through, by importance and time since the last review (D5); the longest due first',
  query: z.strictObject({
    ...paging,
    owner: Id.optional().describe('Only customers of this owner'),
    until: DayText.optional().describe('Today where left out'),
  }),
  reply: pageOf(CustomerItem.extend({ reviewOn: DayText })),
})
