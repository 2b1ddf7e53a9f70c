import { z } from 'zod'
import { endpoint } from '../../shared/endpoint.ts'
import { ById, DayText, Id, Instant, PersonRef, pageOf, paging } from '../../shared/page.ts'
import { notFound, versionConflict } from '../../shared/refusals.ts'
import { CustomerItem, CustomerReply, Tier } from '../customers/contract.ts'
import * as customer from '../customers/refusals.ts'
import { adminsOnly, lastAdmin, personLeft, unknownTeam } from '../people/refusals.ts'
import * as refused from './refusals.ts'

export const SUSPENSION_CODES = ['cannot_wait', 'no_match', 'lost_to_competitor', 'gone', 'other'] as const

const tag = 'pool'
const Reason = z.string().trim().min(1).max(1000)

const suspension = {
  reason: Reason,
  code: z.enum(SUSPENSION_CODES).default('other'),
  lookAgainOn: DayText.optional().describe('In 90 days where left out'),
}

const whyNotSuspend = [
  customer.mayNotTouch,
  customer.archivedCustomer,
  customer.mergedCustomer,
  customer.notActive,
  customer.tierNeverSuspended,
  customer.tooFewTouches,
  customer.openNeed,
  customer.unpaidOrder,
  customer.openComplaint,
  customer.stillExpected,
  customer.stillOffered,
  refused.lookAgainInThePast,
]

export const suspend = endpoint({
  id: 'suspendCustomer',
  method: 'POST',
  path: '/customers/{id}/suspension',
  tag,
  summary: 'Rest a customer (T4, T5): after twelve effective touches, with a reason and a day to look again',
  params: ById,
  body: z.strictObject(suspension),
  reply: CustomerReply,
  refusals: [notFound, ...whyNotSuspend],
})

export const suspendMany = endpoint({
  id: 'suspendCustomers',
  method: 'POST',
  path: '/pool/suspensions',
  tag,
  summary: 'Rest several customers; each is decided by itself, and those that may not rest are told with the reason',
  body: z.strictObject({ customerIds: z.array(Id).min(1).max(200), ...suspension }),
  reply: z.object({
    suspended: z.array(Id),
    refused: z.array(
      z.object({
        customerId: Id,
        name: z.string(),
        reasons: z.array(z.object({ reason: z.string(), text: z.string() })),
      }),
    ),
  }),
  refusals: [refused.lookAgainInThePast],
})

export const PoolItem = CustomerItem.extend({
  pooledAt: Instant,
  lastOwner: PersonRef.nullable(),
  code: z.string().nullable().describe('Why it was suspended'),
  reason: z.string().nullable(),
  lookAgainOn: DayText.nullable(),
  claimableFrom: DayText.nullable().describe('T6: cooling-off, where the reader held it until lately'),
}).meta({ id: 'PoolItem' })

export const listPool = endpoint({
  id: 'listPool',
  method: 'GET',
  path: '/pool',
  tag,
  summary: 'Customers that wait in the pools in sight, the latest first (T6)',
  query: z.strictObject({
    ...paging,
    q: z.string().trim().max(100).optional(),
    pool: Id.optional(),
    tier: z.union([Tier, z.literal('none')]).optional(),
    industry: z.string().max(200).optional(),
    region: z.string().max(200).optional(),
    source: z.string().max(200).optional(),
    state: z.enum(['active', 'suspended']).optional().describe('active: never had an owner'),
  }),
  reply: pageOf(PoolItem),
})

export const showQuota = endpoint({
  id: 'showClaimQuota',
  method: 'GET',
  path: '/pool/quota',
  tag,
  summary: 'How many customers one may still claim today, and how many one holds (T6)',
  reply: z.object({ claimedToday: z.int(), claimsADay: z.int(), held: z.int(), cap: z.int() }),
})

export const claim = endpoint({
  id: 'claimCustomer',
  method: 'POST',
  path: '/pool/claims',
  tag,
  summary: 'Claim a customer from a pool (T6): of several at once exactly one gets it',
  body: z.strictObject({ customerId: Id }),
  reply: CustomerReply,
  refusals: [
    notFound,
    refused.mayNotClaim,
    refused.alreadyYours,
    refused.alreadyClaimed,
    refused.notInPool,
    refused.coolingOff,
    refused.claimLimit,
    refused.holdingCap,
  ],
})

export const assign = endpoint({
  id: 'assignCustomers',
  method: 'POST',
  path: '/pool/assignments',
  tag,
  summary: 'A manager gives customers to a person, or spreads them over several in turn or by load (T6, T9)',
  roles: ['manager', 'director', 'admin'],
  body: z.strictObject({
    customerIds: z.array(Id).min(1).max(1000),
    ownerId: Id.optional(),
    ownerIds: z.array(Id).min(1).max(50).optional().describe('Several people, instead of one'),
    spread: z.enum(['round_robin', 'load']).default('round_robin'),
    reason: z.string().trim().max(1000).default(''),
  }),
  reply: z.object({ items: z.array(CustomerItem) }),
  refusals: [refused.unknownCustomers, refused.notYours, refused.cannotOwn, customer.unknownOwner],
})

const Plan = z.strictObject({
  moves: z
    .array(z.strictObject({ customerIds: z.array(Id).max(100_000), ownerId: Id }))
    .max(200)
    .default([]),
  rest: z
    .strictObject({ ownerIds: z.array(Id).min(1).max(50), spread: z.enum(['round_robin', 'load']).default('load') })
    .optional()
    .describe('Who gets all that the moves do not name'),
})

export const showDeparture = endpoint({
  id: 'showDeparture',
  method: 'GET',
  path: '/people/{id}/departure',
  tag,
  summary: 'What a colleague who leaves would hand over: customers by tier, and how much others hold',
  roles: ['director', 'admin', 'manager'],
  params: ById,
  reply: z.object({
    customers: z.int(),
    byTier: z.array(z.object({ tier: z.string().nullable(), customers: z.int() })),
    colleagues: z.array(PersonRef.extend({ role: z.string(), team: z.string(), held: z.int() })),
  }),
  refusals: [notFound],
})

export const depart = endpoint({
  id: 'departPerson',
  method: 'POST',
  path: '/people/{id}/departure',
  tag,
  summary:
    'A colleague leaves: the access ends and all customers are handed over by the plan, in one step; the history stays',
  roles: ['director', 'admin'],
  params: ById,
  body: Plan,
  reply: z.object({ handedOver: z.int() }),
  refusals: [
    notFound,
    refused.planIncomplete,
    refused.unknownCustomers,
    refused.cannotOwn,
    customer.unknownOwner,
    personLeft,
    lastAdmin,
    adminsOnly,
  ],
})

export const PoolReply = z
  .object({
    id: Id,
    name: z.string(),
    team: z.object({ id: Id, name: z.string() }).nullable(),
    region: z.string().nullable(),
    customers: z.int().describe('At most 1000 are counted'),
    version: z.int(),
  })
  .meta({ id: 'Pool' })

export const listPools = endpoint({
  id: 'listPools',
  method: 'GET',
  path: '/pools',
  tag,
  summary: 'The pools in sight',
  reply: z.object({ items: z.array(PoolReply) }),
})

export const addPool = endpoint({
  id: 'addPool',
  method: 'POST',
  path: '/pools',
  tag,
  summary: 'Open a pool of a team or region; customers that wait and fit go there',
  roles: ['director', 'admin'],
  status: 201,
  body: z.strictObject({
    name: z.string().trim().min(1).max(80),
    teamId: Id.nullable().default(null),
    region: z.string().trim().max(100).nullable().default(null),
  }),
  reply: PoolReply,
  refusals: [refused.poolNameTaken, unknownTeam],
})

export const changePool = endpoint({
  id: 'changePool',
  method: 'PATCH',
  path: '/pools/{id}',
  tag,
  summary: 'Rename a pool or close it; those that wait in it go to the next that fits',
  roles: ['director', 'admin'],
  params: ById,
  body: z.strictObject({ name: z.string().trim().min(1).max(80).optional(), closed: z.literal(true).optional() }),
  reply: z.object({ items: z.array(PoolReply) }),
  refusals: [notFound, versionConflict, refused.poolNameTaken, refused.lastPool],
})
