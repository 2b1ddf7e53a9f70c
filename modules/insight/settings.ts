import { z } from 'zod'
import { type Settings, setting, settingOf } from '../../shared/setting.ts'
import { texts } from '../../shared/text.ts'
import { AIMS, type Aim } from './rules/diagnosis.ts'
import { MEASURES, type MeasureKey, type Standards } from './rules/measures.ts'

const words = texts({
  weeks: { zh: '诊断看最近几周', en: 'A diagnosis looks back' },
  weeksUnit: { zh: '周', en: 'weeks' },
  points: { zh: '分', en: 'points' },
  healthy: { zh: '多少分算健康', en: 'Healthy from' },
  near: { zh: '相差几分算一样弱', en: 'About as weak, within' },
  nearHelp: {
    zh: '这时按目标选：要订单快就看数量，要大单就看时间',
    en: 'Then the aim decides: orders soon ask for quantity, big orders for time',
  },
  aboveWorst: { zh: '一项比它里面最差的最多高几分', en: 'A principle is at most above its worst measure by' },
  aboveWorstHelp: {
    zh: '一处明显的毛病，别处再好也盖不住',
    en: 'One plain fault is not hidden by whatever else is well',
  },
  aim: { zh: '公司现在更要什么', en: 'What the company wants first' },
  aimHelp: {
    zh: '诊断的建议跟着它走；主管可以给每个人另定',
    en: 'The advice follows it; a manager may set another for a person',
  },
  certainty: { zh: '成一单要有多大把握', en: 'Certainty of one order' },
  percent: { zh: '%', en: '%' },
  undecided: { zh: '介入等主管定夺，几天算久', en: 'A step-in waits too long for its manager after' },
  days: { zh: '天', en: 'days' },
  standards: { zh: '每一项的好与差', en: 'Where each measure is good and poor' },
  standardsHelp: {
    zh: '到“好”得 100 分，到“差”得 0 分；样本不够就不评',
    en: 'Good is 100 points, poor is none; with too few cases there is no score',
  },
  differ: { zh: '“好”和“差”不能相同', en: 'Good and poor may not be the same' },
  expected: {
    zh: '有效跟进几次后该到医生、老师、朋友',
    en: 'Effective touches after which doctor, teacher, friend are expected',
  },
})

export const diagnosisWeeks = setting({
  key: 'insight.weeks',
  schema: z.int().min(1).max(26),
  fallback: 4,
  unit: words.weeksUnit,
  label: words.weeks,
  rule: 'G1',
})
export const healthyFrom = setting({
  key: 'insight.healthy',
  schema: z.int().min(1).max(100),
  fallback: 70,
  unit: words.points,
  label: words.healthy,
  rule: 'G1',
})
export const nearlyAsWeak = setting({
  key: 'insight.near',
  schema: z.int().min(0).max(50),
  fallback: 5,
  unit: words.points,
  label: words.near,
  help: words.nearHelp,
  rule: 'G1',
})
export const mostAboveWorst = setting({
  key: 'insight.above_worst',
  schema: z.int().min(0).max(100),
  fallback: 40,
  unit: words.points,
  label: words.aboveWorst,
  help: words.aboveWorstHelp,
  rule: 'G1',
})
export const companyAim = setting<Aim>({
  key: 'insight.aim',
  schema: z.enum(AIMS),
  fallback: 'orders_soon',
  label: words.aim,
  help: words.aimHelp,
  rule: 'G1',
})

const StandardShape = z
  .strictObject({ poor: z.number(), good: z.number(), least: z.int().min(1).max(1000) })
  .refine(({ poor, good }) => poor !== good, { params: { text: words.differ } })
const keys = Object.keys(MEASURES) as [MeasureKey, ...MeasureKey[]]

export const standards = setting<Standards>({
  key: 'insight.standards',
  schema: z.record(z.enum(keys), StandardShape),
  fallback: {
    reached: { poor: 0.4, good: 1, least: 1 },
    leads: { poor: 0.3, good: 1, least: 1 },
    contacts: { poor: 0.2, good: 0.7, least: 1 },
    cadence: { poor: 0.6, good: 0.92, least: 5 },
    rhythm: { poor: 0.4, good: 0.8, least: 8 },
    stamina: { poor: 0.3, good: 0.8, least: 5 },
    nextStep: { poor: 0.2, good: 0.7, least: 10 },
    kept: { poor: 0.7, good: 0.95, least: 8 },
    firstAnswer: { poor: 24, good: 4, least: 3 },
    prepared: { poor: 0.2, good: 0.7, least: 3 },
    learnt: { poor: 0.1, good: 0.5, least: 5 },
    diagnosed: { poor: 0.2, good: 0.8, least: 3 },
    corrected: { poor: 0.5, good: 0.1, least: 4 },
    repeated: { poor: 0.4, good: 0.05, least: 3 },
    near: { poor: 0.2, good: 0.7, least: 5 },
    portrait: { poor: 0.15, good: 0.5, least: 5 },
    moved: { poor: -0.1, good: 0.15, least: 5 },
  },
  label: words.standards,
  help: words.standardsHelp,
  rule: 'G1',
})

/** What a company set before there was a measure says nothing of it. */
export const allStandards = (own: Partial<Standards>): Standards => ({ ...standards.fallback, ...own })
export const standardsOf = (settings: Settings): Standards => allStandards(settingOf(settings, standards))

export const leadsCertainty = setting({
  key: 'insight.certainty',
  schema: z.int().min(50).max(99),
  fallback: 90,
  unit: words.percent,
  label: words.certainty,
  rule: 'Q2',
})

/** Days after which a step-in that is not decided is told to those above. */
export const undecidedDays = setting({
  key: 'insight.undecided_days',
  schema: z.int().min(1).max(60),
  fallback: 2,
  unit: words.days,
  label: words.undecided,
  rule: 'T7',
})

/** Effective touches in all after which a rung is expected, of an owner with the one who decides. */
export const expectedRungs = setting({
  key: 'insight.expected_rungs',
  schema: z.strictObject({ doctor: z.int().min(1), teacher: z.int().min(1), friend: z.int().min(1) }),
  fallback: { doctor: 4, teacher: 12, friend: 30 },
  label: words.expected,
  rule: 'D3',
})
