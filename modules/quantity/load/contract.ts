import { z } from 'zod'
import { endpoint } from '../../../shared/endpoint.ts'
import { DayText, Id } from '../../../shared/page.ts'
import { notFound } from '../../../shared/refusals.ts'
import { CustomerItem } from '../../customers/contract.ts'
import { RHYTHMS } from '../../customers/rules/cadence.ts'
import { Counted, SellerRef } from '../scope/contract.ts'

const RepLoad = z.object({
  person: SellerRef,
  touches: z.int().describe('Effective touches in the days that pace is taken from'),
  since: DayText,
  pace: z.number().describe('Effective touches a calendar day'),
  held: Counted.describe('Pursued now'),
  asks: z.number().describe('Touches a day that they ask for, each on its due day'),
  asksAtLeast: z.number().describe('The same, each on the last day before it is overdue'),
  advice: z
    .enum(['take', 'right', 'let_go', 'hand_over', 'quicken'])
    .describe(
      '`hand_over`: too many, and none of them may rest; `quicken`: so it is, but with somebody new and short of new customers',
    ),
  leads: z.int().describe('To take, where there is room'),
  letGoCount: z.int().describe('How many to let go'),
  stillTooMany: z.boolean().describe('Also without them'),
})

const tag = 'quantity'

export const listLoads = endpoint({
  id: 'listLoads',
  method: 'GET',
  path: '/quantity/load',
  tag,
  summary: 'The load of the reps in sight (T9): pace against what their customers ask for',
  reply: z.object({ items: z.array(RepLoad), days: z.int() }),
})

export const showLoad = endpoint({
  id: 'showLoad',
  method: 'GET',
  path: '/quantity/load/{id}',
  tag,
  summary:
    'A rep’s load (T9): how many customers each cadence leaves room for, how many leads to take, or whom to let go',
  params: z.strictObject({ id: Id }),
  reply: RepLoad.extend({
    days: z.int(),
    rhythms: z.array(
      z.object({
        rhythm: z.enum(RHYTHMS),
        window: z.object({ early: z.int(), due: z.int(), overdue: z.int() }),
        held: Counted,
        room: z
          .object({ fewest: z.int(), right: z.int(), most: z.int() })
          .describe('Of customers of this cadence alone, at this pace'),
      }),
    ),
    letGo: z.array(CustomerItem).describe('The least important that may rest (T4, T5), in this order'),
  }),
  refusals: [notFound],
})
