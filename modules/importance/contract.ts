import { z } from 'zod'
import { endpoint } from '../../shared/endpoint.ts'
import { ById, DayText, Id, Instant, PersonRef, pageOf, paging } from '../../shared/page.ts'
import { notAllowed, notFound } from '../../shared/refusals.ts'
import { archivedCustomer, mayNotSetTier, mayNotTouch, mergedCustomer } from '../customers/refusals.ts'
import * as refused from './refusals.ts'
import { UNITS } from './rules/scorecard.ts'
import { scorecard } from './settings.ts'

const Tier = z.enum(['VVIP', 'A', 'B', 'C'])
const Words = z.object({ zh: z.string(), en: z.string() })
const Reason = z.string().trim().min(1).max(500)

export const ImportanceReply = z
  .object({
    customerId: Id,
    tier: Tier.nullable(),
    givenBy: z
      .enum(['hand', 'scorecard'])
      .describe('hand: a person or an import gave it, and the score changes nothing'),
    score: z.number().nullable().describe('Of 100, over what is known'),
    known: z.number().describe('Percent of the weights that is known'),
    least: z.number().describe('Percent that must be known before the score leads to a tier'),
    suggested: Tier.nullable(),
    waitsSince: Instant.nullable().describe('A fall out of a guarded tier waits for the manager’s word since then'),
    scoredOn: DayText.nullable(),
    criteria: z.array(
      z.object({
        key: z.string(),
        label: Words,
        unit: z.enum(UNITS).describe('fen a year, percent, days, or a mark from 1 to 5'),
        weight: z.number(),
        value: z.number().nullable(),
        points: z.number().nullable().describe('Of 100'),
        measured: z.boolean().describe('Worked out from orders and payments; others are judged by people'),
        by: PersonRef.nullable(),
        at: Instant.nullable(),
      }),
    ),
    history: z.array(
      z.object({
        at: Instant,
        by: PersonRef.nullable().describe('Null: Jinke itself'),
        cause: z.string(),
        from: Tier.nullable(),
        to: Tier.nullable(),
        reason: z.string().nullable(),
      }),
    ),
    can: z.object({ mark: z.boolean(), setTier: z.boolean() }),
  })
  .meta({ id: 'Importance' })

const tag = 'importance'
const tierRefusals = [notFound, mergedCustomer, archivedCustomer, notAllowed, mayNotTouch, mayNotSetTier]

export const showImportance = endpoint({
  id: 'showImportance',
  method: 'GET',
  path: '/customers/{id}/importance',
  tag,
  summary: 'How important a customer is, criterion by criterion, who gave the tier, and its history (I1)',
  params: ById,
  reply: ImportanceReply,
  refusals: [notFound],
})

export const markCriterion = endpoint({
  id: 'markCriterion',
  method: 'POST',
  path: '/customers/{id}/importance/marks',
  tag,
  summary: 'Judge one criterion of a customer; the score and, where it is the scorecard’s, the tier follow',
  params: ById,
  body: z.strictObject({
    criterion: z.string().max(40),
    value: z.number().nullable().describe('A mark from 1 to 5, or fen a year; null takes it back'),
  }),
  reply: ImportanceReply,
  refusals: [...tierRefusals, refused.unknownCriterion, refused.measuredCriterion, refused.markOutOfRange],
})

export const overrideTier = endpoint({
  id: 'overrideTier',
  method: 'POST',
  path: '/customers/{id}/importance/override',
  tag,
  summary: 'Give a tier by hand, with a reason; from then on the score changes nothing',
  params: ById,
  body: z.strictObject({ tier: Tier, reason: Reason }),
  reply: ImportanceReply,
  refusals: tierRefusals,
})

export const followScorecard = endpoint({
  id: 'followScorecard',
  method: 'POST',
  path: '/customers/{id}/importance/scorecard',
  tag,
  summary: 'Let the scorecard give the tier again, at once; this also agrees to a fall that waits',
  params: ById,
  body: z.strictObject({ reason: Reason }),
  reply: ImportanceReply,
  refusals: [...tierRefusals, refused.noScore],
})

export const listWaitingFalls = endpoint({
  id: 'listWaitingFalls',
  method: 'GET',
  path: '/importance/waiting',
  tag,
  summary: 'Customers whose score fell out of a guarded tier: the tier stays until the manager says so (T5, S1)',
  roles: ['manager', 'director', 'admin'],
  query: z.strictObject({ ...paging, owner: Id.optional().describe('Only customers of this owner') }),
  reply: pageOf(
    z.object({
      customer: PersonRef,
      owner: PersonRef.nullable(),
      tier: Tier,
      suggested: Tier,
      score: z.number(),
      since: Instant,
    }),
  ),
})

const Spread = z.object({ VVIP: z.int(), A: z.int(), B: z.int(), C: z.int(), none: z.int() })

export const previewScorecard = endpoint({
  id: 'previewScorecard',
  method: 'POST',
  path: '/importance/preview',
  tag,
  summary: 'What another scorecard would make of the customers; nothing is kept',
  roles: ['director', 'admin'],
  body: z.strictObject({ scorecard: scorecard.schema }),
  reply: z.object({
    looked: z.int().describe('How many customers were looked at, the latest scored first; 10,000 at most'),
    inForce: Spread.describe('By the scorecard in force'),
    proposed: Spread.describe('By the one given'),
    moved: z
      .array(
        z.object({ customer: PersonRef, from: Tier.nullable(), to: Tier.nullable(), score: z.number().nullable() }),
      )
      .describe('The first twenty that would be elsewhere'),
  }),
})
