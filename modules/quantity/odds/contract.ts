import { z } from 'zod'
import { endpoint } from '../../../shared/endpoint.ts'
import { DayText, Id } from '../../../shared/page.ts'
import { notFound } from '../../../shared/refusals.ts'
import { Counted, Rate, SellerRef } from '../scope/contract.ts'

const Belief = z.object({ a: z.number(), b: z.number() }).describe('A Beta distribution')

/** The same for whoever asks, secret customers left out. Of one rep: of the others. */
const Prior = Belief.extend({
  rate: z.number(),
  weight: z.number().describe('Counts for so many leads: a + b'),
  reps: z.int(),
  leads: z.int(),
  orders: z.int(),
  spread: z.number().nullable().describe('Between reps beyond chance; null where history cannot tell'),
  trade: z.object({ leads: z.int(), orders: z.int(), reps: z.int() }),
  seenLeads: Counted.describe('The customers among these leads that are in your sight'),
  seenOrders: Counted,
}).meta({ id: 'Prior' })

const History = z.object({
  leads: z.int().describe('That had their chance: held before the first order, since `until` or earlier'),
  orders: z.int().describe('Of these, whose first order came while they were held'),
  rate: Rate.nullable().describe('Of just these'),
  seenLeads: Counted.describe('Those in your sight; others are with somebody else by now'),
  seenOrders: Counted,
  until: DayText,
})

const RepOdds = z.object({
  person: SellerRef,
  inHand: Counted.describe('Held, pursued, and without an order yet'),
  history: History,
  belief: Belief.describe('After the person’s own history'),
  rate: z.number().describe('Believed on average'),
  odds: z.number().describe('Of at least one order from the leads in hand, the rate being uncertain'),
})

const Arithmetic = z.object({
  leads: z.int(),
  rate: z.number(),
  expected: z.number(),
  none: z.number().describe('(1 − rate)^leads'),
  odds: z.number().describe('1 − (1 − rate)^leads'),
})

const tag = 'quantity'

export const listOdds = endpoint({
  id: 'listOdds',
  method: 'GET',
  path: '/quantity/odds',
  tag,
  summary: 'Rates and odds of the reps in sight (Q2), and what is expected of any rep',
  reply: z.object({
    items: z.array(RepOdds),
    prior: Prior,
    unlisted: z
      .object({ reps: z.int(), leads: z.int(), orders: z.int() })
      .describe('Of the company’s history, those who have left or are out of sight'),
    ripeMonths: z.int(),
    confidence: z.number(),
  }),
})

export const showOdds = endpoint({
  id: 'showOdds',
  method: 'GET',
  path: '/quantity/odds/{id}',
  tag,
  summary:
    'A rep’s odds (Q2): the rate with its interval, at least one order from the leads in hand, and how many more for so many orders',
  params: z.strictObject({ id: Id }),
  query: z.strictObject({
    orders: z.coerce.number().int().min(1).max(100).default(1),
    certainty: z.coerce.number().min(0.5).max(0.99).default(0.9),
  }),
  reply: RepOdds.extend({
    prior: Prior,
    ripeMonths: z.int(),
    confidence: z.number(),
    asked: z.object({
      orders: z.int(),
      certainty: z.number(),
      chance: z.number().describe('Of so many orders from the leads in hand'),
      more: z.int().nullable().describe('Leads beyond those in hand; null where a million would not do'),
    }),
    arithmetic: z.object({
      atBelief: Arithmetic,
      atLow: Arithmetic.describe('Where the trade begins: 1 % unless set otherwise'),
      atHigh: Arithmetic.describe('Where it ends: 5 %'),
    }),
    curve: z.array(z.object({ leads: z.int(), odds: z.number() })).describe('The odds by leads in hand'),
  }),
  refusals: [notFound],
})
