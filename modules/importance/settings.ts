import { z } from 'zod'
import { setting } from '../../shared/setting.ts'
import { texts } from '../../shared/text.ts'
import { type Band, type Criterion, LEAST_CRITERIA, MOST_WEIGHT, type Scorecard, UNITS } from './rules/scorecard.ts'

const words = texts({
  card: { zh: '客户重要度评分表', en: 'Scorecard of importance' },
  cardHelp: {
    zh: '看什么、各占多少、多少分算哪一级。不看订单金额和利润，也不凭任何一项定级',
    en: 'What counts, how much, and which score makes which tier. Never order amount, profit or any one criterion alone',
  },
  potential: { zh: '年采购潜力', en: 'Potential a year' },
  margin: { zh: '毛利率', en: 'Margin' },
  market: { zh: '与我们市场的契合', en: 'Fit to our market' },
  production: { zh: '与我们生产的契合', en: 'Fit to our production' },
  growth: { zh: '订单增长', en: 'Growth' },
  payment: { zh: '回款天数', en: 'Days to payment' },
  strategic: { zh: '战略价值', en: 'Strategic worth' },
  tooFew: { zh: '至少要有 3 项占分', en: 'At least three criteria must weigh' },
  tooHeavy: { zh: '任何一项不能超过 50%，免得一项定级', en: 'No criterion weighs more than 50 %: none decides alone' },
  sum: { zh: '各项占比加起来应为 100%', en: 'The weights should add up to 100 %' },
  twice: { zh: '同一项只能出现一次', en: 'Each criterion stands once' },
  bands: { zh: '档次要从低到高，第一档不设下限', en: 'Bands rise, and the first has no lower end' },
  tiers: { zh: '应为：VVIP > A > B', en: 'Should be: VVIP > A > B' },
})

const BandShape = z.strictObject({ from: z.number().nullable(), points: z.number().min(0).max(100) })
const isRising = (bands: readonly Band[]) =>
  bands.every(({ from }, at) => (at === 0 ? from === null : from !== null && from > (bands[at - 1]?.from ?? -Infinity)))

const CriterionShape = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9_]{0,30}$/),
  label: z.strictObject({ zh: z.string().trim().min(1).max(40), en: z.string().trim().min(1).max(60) }),
  unit: z.enum(UNITS),
  weight: z
    .number()
    .min(0)
    .refine((weight) => weight <= MOST_WEIGHT, { params: { text: words.tooHeavy } }),
  bands: z
    .array(BandShape)
    .min(2)
    .max(10)
    .refine(isRising, { params: { text: words.bands } }),
})

/** The whole of it, as it may be saved. */
export const Card = z
  .strictObject({
    criteria: z.array(CriterionShape).max(20),
    tiers: z
      .strictObject({ VVIP: z.number().min(0).max(100), A: z.number().min(0).max(100), B: z.number().min(0).max(100) })
      .refine(({ VVIP, A, B }) => VVIP > A && A > B, { params: { text: words.tiers } }),
    least: z.number().min(0).max(100),
  })
  .refine(({ criteria }) => new Set(criteria.map((c) => c.key)).size === criteria.length, {
    params: { text: words.twice },
  })
  .refine(({ criteria }) => criteria.filter((c) => c.weight > 0).length >= LEAST_CRITERIA, {
    params: { text: words.tooFew },
  })
  .refine(({ criteria }) => Math.abs(criteria.reduce((sum, c) => sum + c.weight, 0) - 100) < 1e-9, {
    params: { text: words.sum },
  })

const bands = (...pairs: readonly (readonly [from: number | null, points: number])[]): Band[] =>
  pairs.map(([from, points]) => ({ from, points }))
const MARKS = bands([null, 0], [2, 25], [3, 50], [4, 75], [5, 100])
const judged = (key: string, label: Criterion['label'], weight: number): Criterion => ({
  key,
  label,
  unit: 'mark',
  weight,
  bands: MARKS,
})
/** 100,000 yuan in fen. */
const LAKH = 10_000_000

/** I1: the scorecard as it comes, for a maker of printed and packed goods. */
export const scorecard = setting<Scorecard>({
  key: 'importance.scorecard',
  schema: Card,
  fallback: {
    criteria: [
      {
        key: 'potential',
        label: words.potential,
        unit: 'fen',
        weight: 25,
        bands: bands([null, 10], [LAKH, 40], [3 * LAKH, 60], [10 * LAKH, 80], [30 * LAKH, 100]),
      },
      {
        key: 'margin',
        label: words.margin,
        unit: 'percent',
        weight: 15,
        bands: bands([null, 0], [10, 30], [20, 60], [30, 85], [40, 100]),
      },
      judged('market_fit', words.market, 10),
      judged('production_fit', words.production, 15),
      {
        key: 'growth',
        label: words.growth,
        unit: 'percent',
        weight: 10,
        bands: bands([null, 0], [-20, 25], [0, 50], [20, 80], [50, 100]),
      },
      {
        key: 'payment',
        label: words.payment,
        unit: 'days',
        weight: 10,
        bands: bands([null, 100], [31, 75], [61, 50], [91, 20], [121, 0]),
      },
      judged('strategic', words.strategic, 15),
    ],
    tiers: { VVIP: 80, A: 65, B: 45 },
    least: 60,
  },
  label: words.card,
  help: words.cardHelp,
  rule: 'I1',
})
