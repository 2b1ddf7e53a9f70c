import { z } from 'zod'
import { endpoint } from '../../../shared/endpoint.ts'
import { ById, DayText, Id, PersonRef } from '../../../shared/page.ts'
import { notFound } from '../../../shared/refusals.ts'
import * as customer from '../../customers/refusals.ts'
import { Ref } from '../../deals/contract.ts'
import * as refused from '../refusals.ts'
import { SUPPLIER_RANKS } from '../rules/supplier.ts'
import { TRUST_KINDS } from '../rules/trust.ts'
import { Hold, Ladder, mayNotEdit, Rung, tag } from './shapes.ts'

const Pair = Ladder.extend({
  person: PersonRef,
  contact: Ref.nullable(),
  role: z.string().nullable().describe('The colleague’s part in the working group; null for the owner'),
  since: DayText.nullable().describe('On this rung since'),
  shown: z.boolean().describe('The owner’s with the one who decides: what the customer shows'),
}).meta({ id: 'DistancePair' })

const LedgerEntry = z
  .object({
    id: Id,
    kind: z.enum(TRUST_KINDS),
    on: DayText,
    person: PersonRef,
    contact: Ref.nullable(),
    referred: Ref.nullable(),
    note: z.string().nullable(),
    weight: z.number().describe('What it still weighs today (R2)'),
    by: PersonRef.nullable(),
    can: z.object({ withdraw: z.boolean() }),
  })
  .meta({ id: 'TrustEntry' })

export const DistanceReply = z
  .object({
    pairs: z.array(Pair),
    trace: z.array(
      z.object({ personId: Id, contactId: Id.nullable(), on: DayText, bound: Rung, proven: Rung, trust: z.number() }),
    ),
    ledger: z.array(LedgerEntry).describe('What people wrote down, the latest first'),
    stuck: z.object({ since: DayText, touches: z.int(), by: Hold }).nullable().describe('D6'),
    rank: z.enum(SUPPLIER_RANKS).nullable(),
    mismatch: z.enum(['buys_too_little', 'closeness_lags']).nullable().describe('D8'),
    can: z.object({ edit: z.boolean(), manage: z.boolean() }),
  })
  .meta({ id: 'Distance' })

export const showDistance = endpoint({
  id: 'showDistance',
  method: 'GET',
  path: '/customers/{id}/distance',
  tag,
  summary:
    'How near each of us is to each contact: what the portrait allows, what is proven and by what, over time (D2, D4, D7)',
  params: ById,
  reply: DistanceReply,
  refusals: [notFound],
})

export const noteTrust = endpoint({
  id: 'noteTrust',
  method: 'POST',
  path: '/customers/{id}/trust-events',
  tag,
  summary:
    'A promise kept or broken, a problem solved, a complaint, being preferred, a referral: what moves trust (R2, D4)',
  params: ById,
  body: z.strictObject({
    kind: z.enum(TRUST_KINDS).exclude(['on_time', 'neglect']),
    contactId: Id.nullish().describe('Left out it concerns all contacts'),
    personId: Id.optional().describe('Which of us; the owner where left out'),
    on: DayText.optional(),
    note: z.string().trim().max(2000).optional(),
    referredId: Id.optional().describe('The customer whom they brought'),
    touchId: Id.optional(),
  }),
  reply: DistanceReply,
  refusals: [
    ...mayNotEdit,
    customer.unknownContact,
    refused.unknownColleague,
    refused.dayToCome,
    refused.unknownReferred,
    refused.unknownTouch,
    refused.noOwner,
  ],
})

export const withdrawTrust = endpoint({
  id: 'withdrawTrust',
  method: 'POST',
  path: '/trust-events/{id}/withdrawal',
  tag,
  summary: 'Take back an entry of the ledger that was wrong; it stays on record',
  params: ById,
  reply: DistanceReply,
  refusals: [...mayNotEdit, refused.withdrawnAlready, refused.notYourEntry],
})
