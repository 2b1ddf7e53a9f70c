import { z } from 'zod'
import { endpoint } from '../../../shared/endpoint.ts'
import { notFound } from '../../../shared/refusals.ts'
import { Counted, inOrder, Opens, periodTexts, scopeQuery } from '../scope/contract.ts'

export const SEGMENTS = ['source', 'product', 'industry', 'region', 'size', 'tier', 'team', 'owner'] as const

const Standing = z
  .object({
    share: z.number().describe('Who ordered by then, of all'),
    lower: z.number().nullable(),
    upper: z.number().nullable(),
    atRisk: z.int(),
  })
  .nullable()
  .describe('Null beyond what was watched')

const Quantile = z.object({ at: z.number().nullable(), lower: z.number().nullable(), upper: z.number().nullable() })

const Curve = z.object({
  count: Counted,
  ordered: Counted,
  open: Counted.describe('Pursued or at rest, without an order: censored'),
  steps: z.array(
    z.object({
      at: z.int().describe('Effective touches'),
      atRisk: Counted,
      happened: Counted.describe('Ordered after so many'),
      censored: Counted.describe('Known no further'),
      open: z.number().describe('The share without an order by here'),
      lower: z.number().nullable(),
      upper: z.number().nullable(),
    }),
  ),
  atTwelve: Standing,
  median: Quantile,
})

export const showCurve = endpoint({
  id: 'showCurve',
  method: 'GET',
  path: '/quantity/curve',
  tag: 'quantity',
  summary:
    'Effective touches until the first order (T10): Kaplan and Meier’s curve with its band, and by segment with the log-rank test',
  query: z.strictObject({ ...scopeQuery, by: z.enum(SEGMENTS).optional() }).refine(inOrder, periodTexts),
  reply: z.object({
    whole: Curve,
    twelve: z.int().describe('The touches that T2 asks for'),
    orderedUntouched: Counted.describe(
      'Of all here, ordered without an effective touch before: at nought on the curve',
    ),
    untouched: Counted.describe('Of all here, without an effective touch and without an order so far'),
    before: Counted.describe(
      'Set apart: entered before touches were written down, so that not all of theirs are known',
    ),
    beforeOrdered: Counted.describe('Of these, have ordered'),
    segments: z.array(z.object({ value: z.string(), label: z.string(), curve: Curve })),
    tooSmall: z.int().describe('Segments of fewer than `least` customers'),
    more: z.int().describe('Segments large enough that are not drawn: they are compared all the same'),
    compared: z
      .object({ segments: z.int(), chiSquare: z.number(), freedom: z.int(), p: z.number().nullable() })
      .nullable()
      .describe('The log-rank test of all segments large enough; null where a customer may be in several'),
    least: z.int(),
    confidence: z.number(),
    opens: Opens,
  }),
  refusals: [notFound],
})
