import { z } from 'zod'
import { endpoint } from '../../../shared/endpoint.ts'
import { notFound } from '../../../shared/refusals.ts'
import { Counted, Opens, scopeQuery } from '../scope/contract.ts'

export const SEGMENTS = ['source', 'industry', 'region', 'tier', 'owner'] as const

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
  query: z.strictObject({ ...scopeQuery, by: z.enum(SEGMENTS).optional() }),
  reply: z.object({
    whole: Curve,
    twelve: z.int().describe('The touches that T2 asks for'),
    untouched: Counted.describe('Left out: without an effective touch before the order, or at all'),
    segments: z.array(z.object({ value: z.string(), label: z.string(), curve: Curve })),
    leftOut: z.int().describe('Segments too small to draw'),
    compared: z
      .object({ chiSquare: z.number(), freedom: z.int(), p: z.number().nullable() })
      .nullable()
      .describe('The log-rank test of the segments shown'),
    least: z.int(),
    confidence: z.number(),
    opens: Opens,
  }),
  refusals: [notFound],
})
