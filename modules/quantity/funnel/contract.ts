import { z } from 'zod'
import { endpoint } from '../../../shared/endpoint.ts'
import { notFound } from '../../../shared/refusals.ts'
import { Stage } from '../../customers/contract.ts'
import { Counted, inOrder, Opens, periodTexts, Rate, scopeQuery } from '../scope/contract.ts'

/** By what a funnel can be split, so that its parts stand side by side. */
export const SPLITS = ['person', 'team', 'source', 'product', 'industry', 'region', 'size', 'tier'] as const

const Quantile = z.object({ at: z.number().nullable(), lower: z.number().nullable(), upper: z.number().nullable() })

export const FunnelReply = z
  .object({
    entered: Counted,
    steps: z.array(
      z.object({
        stage: Stage,
        reached: Counted.describe('This stage or a later one'),
        waiting: Counted.describe('Here, and no further yet'),
        ofPrevious: Rate.nullable(),
        ofAll: Rate.nullable(),
        days: z
          .object({
            moved: z.int(),
            waiting: z.int(),
            lowerQuartile: Quantile,
            median: Quantile,
            upperQuartile: Quantile,
          })
          .nullable()
          .describe('From the stage before, by Kaplan and Meier: those still waiting are censored'),
      }),
    ),
    passedOn: z
      .int()
      .nullable()
      .describe('Leads of the person that are no longer in your sight; none of the counts has them'),
    confidence: z.number(),
  })
  .meta({ id: 'Funnel' })

const tag = 'quantity'

export const showFunnel = endpoint({
  id: 'showFunnel',
  method: 'GET',
  path: '/quantity/funnel',
  tag,
  summary:
    'The funnel of those who entered in a period (Q1): how many reached each stage, the rates with their intervals, the days between',
  query: z.strictObject(scopeQuery).refine(inOrder, periodTexts),
  reply: FunnelReply,
  refusals: [notFound],
})

export const splitFunnel = endpoint({
  id: 'splitFunnel',
  method: 'GET',
  path: '/quantity/funnel/parts',
  tag,
  summary: 'The same side by side: by rep, team, source, product, industry, region, size or tier (Q1)',
  query: z.strictObject({ ...scopeQuery, by: z.enum(SPLITS) }).refine(inOrder, periodTexts),
  reply: z.object({
    items: z.array(
      z.object({
        value: z.string().nullable().describe('Null where it is not known'),
        label: z.string().nullable(),
        opens: Opens,
        reached: z.array(Counted).describe('In the order of the stages'),
        ordered: Rate.nullable().describe('Of all in it'),
      }),
    ),
    more: z.int().describe('Smaller ones that are left out'),
  }),
  refusals: [notFound],
})
