import { z } from 'zod'
import { setting } from '../../shared/setting.ts'
import { type Locale, say, type Text, texts } from '../../shared/text.ts'
import { RUNGS } from '../customers/rules/rungs.ts'
import { rungWords } from '../customers/rules/words.ts'
import { type Inversion, inversions, type RungThresholds } from './rules/bound.ts'
import { CATALOGUE } from './rules/catalogue.ts'
import { BLOCKS, type Field, KINDS, RECORDS } from './rules/fields.ts'
import type { ConfidenceWeights } from './rules/knowledge.ts'
import type { ProofRules } from './rules/proof.ts'
import type { StuckRules } from './rules/stuck.ts'
import type { RankThresholds } from './rules/supplier.ts'
import type { TrustRules } from './rules/trust.ts'

const words = texts({
  fields: { zh: '画像的字段', en: 'Fields of the portrait' },
  fieldsHelp: {
    zh: '六块里各记什么、占多大分量、多久要再确认一次、哪一级才用得上、怎么开口问',
    en: 'What each of the six blocks holds, its weight, how often to confirm it, for which rung, and how to ask for it',
  },
  twice: { zh: '字段的 key 不能重复', en: 'Each field has a key of its own' },
  noChoices: { zh: '单选字段至少要有两个选项', en: 'A choice needs two options at least' },
  rungs: { zh: '每一级要求画像多满', en: 'How full the portrait must be for each rung' },
  rungsHelp: {
    zh: '各块的百分比。达不到，就说明关系到不了这一级；达到了，还要看证据',
    en: 'Percent of each block. Below it the rung is out of reach; above it the evidence decides',
  },
  inverted: {
    zh: '第 {block} 块：{higher}只要 {less}%，比{lower}的 {needs}% 还低；请把{higher}提到 {needs}%，或把{lower}降到 {less}%',
    en: 'Block {block}: {higher} needs {less}%, less than {lower} with {needs}%; raise {higher} to {needs}% or lower {lower} to {less}%',
  },
  confidence: { zh: '把握大小各算多少', en: 'What each confidence counts' },
  percent: { zh: '%', en: '%' },
  days: { zh: '天', en: 'days' },
  months: { zh: '个月', en: 'months' },
  questionsUnit: { zh: '个', en: 'questions' },
  proof: { zh: '凭什么算走到了哪一级', en: 'What proves a rung' },
  proofHelp: {
    zh: '证据管多少个月、几次算数，信任低于多少就站不住',
    en: 'For how many months evidence holds, how often it must occur, and the trust below which a rung does not hold',
  },
  trust: { zh: '信任账的分量', en: 'Weights of the trust ledger' },
  trustHelp: {
    zh: '每件事加减几分；过了 halfLife 天只算一半，越久越淡',
    en: 'What each event adds or takes; after `halfLife` days it weighs half, and fades on',
  },
  neglect: { zh: '多少天没有有效跟进算一次冷落', en: 'Days without an effective touch that count as neglect' },
  stuck: { zh: '多久算停滞不前', en: 'When a relationship is stuck' },
  stuckHelp: {
    zh: '同一级上跟了这么多次，或者过了这么多个月，还没有变化；老师级可以减半',
    en: 'So many touches, or months, at one rung without movement; at the teacher’s half of it is told already',
  },
  ranks: { zh: '占多大份额算主力、次要供方', en: 'Shares of a main and a secondary supplier' },
  count: { zh: '一次建议问几个问题', en: 'Questions suggested at a time' },
  again: { zh: '没问出来的问题，几天内不再建议', en: 'A question not answered is not suggested again for' },
  review: { zh: '多久一起过一遍画像', en: 'How often a portrait is gone through together' },
  reviewHelp: {
    zh: '按客户等级，几个月一次；0 为不要求',
    en: 'By importance, in months; 0 asks for none',
  },
})

const Words = z.object({ zh: z.string().trim().min(1).max(200), en: z.string().trim().min(1).max(300) })
const whole = (low: number, high: number) => z.int().min(low).max(high)

export const FieldShape = z.object({
  key: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/),
  block: z.union(BLOCKS.map((block) => z.literal(block))),
  of: z.enum(['customer', 'contact']),
  kind: z.enum(KINDS),
  label: Words,
  ask: Words,
  choices: z
    .array(Words.extend({ key: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/) }))
    .max(20)
    .optional(),
  weight: whole(1, 10),
  months: whole(1, 120).nullable(),
  rung: z.enum(RUNGS),
  record: z.enum(RECORDS).optional(),
})

export const portraitFields = setting<Field[]>({
  key: 'portrait.fields',
  schema: z
    .array(FieldShape)
    .min(1)
    .max(120)
    .refine((fields) => new Set(fields.map(({ key }) => key)).size === fields.length, { params: { text: words.twice } })
    .refine((fields) => fields.every(({ kind, choices }) => kind !== 'choice' || (choices ?? []).length >= 2), {
      params: { text: words.noChoices },
    }),
  fallback: [...CATALOGUE],
  label: words.fields,
  help: words.fieldsHelp,
  rule: 'D1',
})

/** Which number to raise, or which to lower. */
function whyInverted({ block, lower, higher, needs, less }: Inversion): Text {
  const inOne = (locale: Locale) =>
    say(words.inverted, locale, {
      block,
      lower: rungWords[lower][locale],
      higher: rungWords[higher][locale],
      needs,
      less,
    })
  return { zh: inOne('zh'), en: inOne('en') }
}

const share = whole(0, 100)
const Blocks = z.object({ 1: share, 2: share, 3: share, 4: share, 5: share, 6: share })

export const rungThresholds = setting<RungThresholds>({
  key: 'portrait.rungs',
  schema: z
    .object({ doctor: Blocks, teacher: Blocks, friend: Blocks, brother: Blocks })
    .superRefine((thresholds, context) => {
      for (const inversion of inversions(thresholds))
        context.addIssue({ code: 'custom', params: { text: whyInverted(inversion) } })
    }),
  fallback: {
    doctor: { 1: 30, 2: 20, 3: 0, 4: 0, 5: 0, 6: 0 },
    teacher: { 1: 60, 2: 60, 3: 40, 4: 40, 5: 0, 6: 0 },
    friend: { 1: 60, 2: 60, 3: 40, 4: 40, 5: 40, 6: 0 },
    brother: { 1: 60, 2: 60, 3: 40, 4: 40, 5: 40, 6: 40 },
  },
  label: words.rungs,
  help: words.rungsHelp,
  unit: words.percent,
  rule: 'D2',
})
export const confidenceWeights = setting<ConfidenceWeights>({
  key: 'portrait.confidence',
  schema: z.object({ sure: share, likely: share, guess: share }),
  fallback: { sure: 100, likely: 75, guess: 40 },
  label: words.confidence,
  unit: words.percent,
  rule: 'D1',
})

const points = z.number().min(-20).max(20)

export const proofRules = setting<ProofRules>({
  key: 'distance.proof',
  schema: z.object({
    months: whole(1, 120),
    inboundForDoctor: whole(1, 100),
    inboundForTeacher: whole(1, 100),
    smallOrdersForTeacher: whole(1, 100),
    trust: z.object({ doctor: points, teacher: points, friend: points, brother: points }),
  }),
  fallback: {
    months: 24,
    inboundForDoctor: 3,
    inboundForTeacher: 6,
    smallOrdersForTeacher: 4,
    trust: { doctor: -4, teacher: -1, friend: 1, brother: 3 },
  },
  label: words.proof,
  help: words.proofHelp,
  rule: 'D2',
})
export const trustRules = setting<TrustRules>({
  key: 'distance.trust',
  schema: z.object({
    weights: z.object({
      promise_kept: points,
      promise_broken: points,
      problem_solved: points,
      complaint: points,
      complaint_unsettled: points,
      on_time: points,
      delay: points,
      no_show: points,
      neglect: points,
      preferred_equal: points,
      preferred_worse: points,
      referral: points,
    }),
    halfLife: whole(7, 1000),
  }),
  fallback: {
    weights: {
      promise_kept: 0.5,
      promise_broken: -1,
      problem_solved: 2,
      complaint: -1,
      complaint_unsettled: -5,
      on_time: 1,
      delay: -2,
      no_show: -2,
      neglect: -2,
      preferred_equal: 2,
      preferred_worse: 4,
      referral: 3,
    },
    halfLife: 180,
  },
  label: words.trust,
  help: words.trustHelp,
  rule: 'R2',
})
export const neglectDays = setting({
  key: 'distance.neglect_days',
  schema: whole(14, 366),
  fallback: 60,
  unit: words.days,
  label: words.neglect,
  rule: 'D4',
})
export const stuckRules = setting<StuckRules>({
  key: 'distance.stuck',
  schema: z.object({ touches: whole(4, 100), months: whole(1, 60), halfAtTeacher: z.boolean() }),
  fallback: { touches: 24, months: 8, halfAtTeacher: true },
  label: words.stuck,
  help: words.stuckHelp,
  rule: 'D6',
})
export const rankThresholds = setting<RankThresholds>({
  key: 'supplier.ranks',
  schema: z.object({ main: whole(1, 99), secondary: whole(1, 99) }),
  fallback: { main: 25, secondary: 10 },
  label: words.ranks,
  unit: words.percent,
  rule: 'D8',
})
export const questionCount = setting({
  key: 'portrait.questions',
  schema: whole(1, 5),
  fallback: 3,
  unit: words.questionsUnit,
  label: words.count,
  rule: 'D5',
})
export const askAgainAfter = setting({
  key: 'portrait.ask_again_days',
  schema: whole(1, 366),
  fallback: 30,
  unit: words.days,
  label: words.again,
  rule: 'D5',
})

export interface ReviewMonths {
  VVIP: number
  A: number
  B: number
  C: number
}
export const reviewMonths = setting<ReviewMonths>({
  key: 'portrait.review_months',
  schema: z.object({ VVIP: whole(0, 24), A: whole(0, 24), B: whole(0, 24), C: whole(0, 24) }),
  fallback: { VVIP: 1, A: 2, B: 6, C: 0 },
  unit: words.months,
  label: words.review,
  help: words.reviewHelp,
  rule: 'D5',
})
