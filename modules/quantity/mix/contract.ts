import { z } from 'zod'
import { endpoint } from '../../../shared/endpoint.ts'
import { notFound } from '../../../shared/refusals.ts'
import { Counted, inOrder, Opens, periodTexts, Rate, scopeQuery } from '../scope/contract.ts'

/** Q4: what leads and won customers are compared in. */
export const DIMENSIONS = ['industry', 'region', 'size', 'source'] as const
const Dimension = z.enum(DIMENSIONS)

const { person, team, from, to } = scopeQuery

const WonCounted = z.object({
  count: z.int(),
  opens: Opens.nullable().describe('Null where they are the whole company’s, to those who do not see all customers'),
})

export const showMix = endpoint({
  id: 'showMix',
  method: 'GET',
  path: '/quantity/mix',
  tag: 'quantity',
  summary:
    'The mix of leads without an order against that of the won customers of the same scope (Q4): where they differ beyond chance, the largest first',
  query: z.strictObject({ person, team, from, to }).refine(inOrder, periodTexts),
  reply: z.object({
    leads: Counted.describe('Of the person, team and period asked for'),
    against: z
      .enum(['scope', 'company'])
      .describe(
        '`company`: too few were won in the scope, so all the company’s stand in, and regions are not compared',
      ),
    won: WonCounted.describe('Against whom the leads are held, without secret ones'),
    wonInScope: Counted.describe('Won customers of the person and team asked for, of whatever time'),
    told: z
      .array(
        z.object({
          dimension: Dimension,
          category: z.string(),
          difference: z.number().describe('Share among won customers less share among leads'),
          lower: z.number(),
          upper: z.number(),
          leads: Rate,
          won: Rate,
          p: z.number().describe('Fisher’s exact test, made fit for many categories (Holm)'),
          opens: z.object({ leads: Opens, won: Opens.nullable() }),
        }),
      )
      .describe('Differences that matter'),
    compared: z.int().describe('Categories that the sample can carry; none: nothing can be said'),
    tooFew: z.int(),
    dimensions: z.array(
      z.object({
        dimension: Dimension,
        known: z.object({ leads: z.int(), won: z.int() }).describe('Of whom it is recorded'),
        categories: z
          .array(z.object({ category: z.string(), leads: Counted, won: WonCounted }))
          .describe('The most frequent first'),
        more: z.int().describe('Rarer ones that are left out'),
      }),
    ),
    least: z.object({ customers: z.int(), inCategory: z.int(), difference: z.number() }),
  }),
  refusals: [notFound],
})
