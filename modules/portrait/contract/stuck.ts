import { z } from 'zod'
import { endpoint } from '../../../shared/endpoint.ts'
import { ById, DayText, Id, PersonRef, pageOf, paging } from '../../../shared/page.ts'
import { notAllowed, notFound } from '../../../shared/refusals.ts'
import { CustomerItem } from '../../customers/contract.ts'
import { Hold, Rung, tag } from './shapes.ts'

export const listStuck = endpoint({
  id: 'listStuck',
  method: 'GET',
  path: '/distance/stuck',
  tag,
  summary: 'Customers whose relationship has not moved for long (D6), the longest first',
  query: z.strictObject({ ...paging, owner: Id.optional().describe('Only customers of this owner') }),
  reply: pageOf(CustomerItem.extend({ stuckSince: DayText, stuckTouches: z.int(), stuckBy: Hold })),
})

export const listSuccessors = endpoint({
  id: 'listSuccessors',
  method: 'GET',
  path: '/customers/{id}/successors',
  tag,
  summary: 'Who has come further with customers like this one: a change of the person, no mark against anyone (D6)',
  params: ById,
  reply: z.object({
    rung: Rung,
    items: z.array(
      z.object({
        person: PersonRef,
        like: z.int().describe('Customers of the same industry or tier'),
        higher: z.int().describe('Of these, beyond this rung'),
        ordered: z.int().describe('Of these, those that ordered from this colleague'),
        held: z.int(),
        share: z.number(),
      }),
    ),
  }),
  refusals: [notFound, notAllowed],
})
