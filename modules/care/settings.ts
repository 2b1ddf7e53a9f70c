import { z } from 'zod'
import { type Settings, setting, settingOf } from '../../shared/setting.ts'
import { texts } from '../../shared/text.ts'
import type { FestivalKey } from '../calendars/rules/festivals.ts'
import { TIERS, type Tier } from '../customers/rules/stages.ts'
import { EARLIEST, LATEST } from './rules/decent.ts'
import type { GiftLimits } from './rules/gifts.ts'
import { festivalKeys } from './rules/occasions.ts'
import { type Cause, WAYS, type Way } from './rules/visits.ts'

const words = texts({
  days: { zh: '天', en: 'days' },
  clock: { zh: '点', en: 'o’clock' },
  yuan: { zh: '元', en: 'yuan' },
  afterOrder: { zh: '订单完成后几天回访', en: 'Return visit so many days after an order is completed' },
  afterService: { zh: '服务后几天回访', en: 'Return visit so many days after a service' },
  afterComplaint: { zh: '投诉后几天回访', en: 'Return visit so many days after a complaint' },
  zero: { zh: '填 0 就不回访；单个客户可以另定', en: '0 means none; a customer may have its own plan' },
  noneChosen: {
    zh: '一个都不选就不做；单个客户可以另定',
    en: 'With none chosen there are none; a customer may have its own plan',
  },
  quarterly: { zh: '每季度回访哪些客户', en: 'Customers visited each quarter' },
  how: { zh: '回访怎么安排', en: 'How a return visit is arranged' },
  howHelp: {
    zh: '提醒负责人，或提前一周发几个时间给客户选，或直接约好',
    en: 'The owner is reminded, or a week ahead times are offered to the customer, or the best one is booked',
  },
  kind: { zh: '回访的方式', en: 'Kind of return visit' },
  festivals: { zh: '问候哪些节日', en: 'Festivals on which customers are greeted' },
  tiers: { zh: '节日问候哪些客户', en: 'Customers greeted on festivals' },
  birthdays: { zh: '生日写祝福', en: 'Birthdays are greeted' },
  firstOrder: { zh: '首次合作周年写问候', en: 'Anniversaries of the first order are greeted' },
  ahead: { zh: '提前几天备好祝福', en: 'Greetings are drafted so many days ahead' },
  at: { zh: '祝福几点发（对方当地时间）', en: 'Greetings go out at, on the recipient’s clock' },
  until: { zh: '当天最晚几点还发', en: 'The same day still until' },
  night: { zh: '早八点前、晚九点后从不发', en: 'Never before 8 or after 21' },
  gift: { zh: '一份礼品超过多少要主管批', en: 'A gift above this is approved by a superior' },
  giftYear: {
    zh: '一位客户（所有联系人合计）一年超过多少要主管批',
    en: 'Gifts to one customer in a year, all contacts together, above this are approved by a superior',
  },
  giftBack: { zh: '礼品送出后，最晚几天内登记', en: 'A gift is noted at most so many days after it was given' },
})

const daysAfter = (key: string, fallback: number, label: (typeof words)[keyof typeof words]) =>
  setting({
    key,
    schema: z.int().min(0).max(365),
    fallback,
    unit: words.days,
    label,
    help: words.zero,
    rule: 'R5',
  })
export const afterOrder = daysAfter('care.after_order', 14, words.afterOrder)
export const afterService = daysAfter('care.after_service', 3, words.afterService)
export const afterComplaint = daysAfter('care.after_complaint', 7, words.afterComplaint)
const Tiers = z.array(z.enum(TIERS)).max(TIERS.length)
export const quarterlyTiers = setting<Tier[]>({
  key: 'care.quarterly',
  schema: Tiers,
  fallback: ['VVIP', 'A'],
  label: words.quarterly,
  help: words.noneChosen,
  rule: 'R5',
})
export const visitHow = setting<Way>({
  key: 'care.visit_how',
  schema: z.enum(WAYS),
  fallback: 'remind',
  label: words.how,
  help: words.howHelp,
  rule: 'A8',
})
export const VISIT_KINDS = ['call', 'visit_out', 'video'] as const
export const visitKind = setting<(typeof VISIT_KINDS)[number]>({
  key: 'care.visit_kind',
  schema: z.enum(VISIT_KINDS),
  fallback: 'call',
  label: words.kind,
  rule: 'A8',
})
export const keptFestivals = setting<FestivalKey[]>({
  key: 'care.festivals',
  schema: z.array(z.enum(festivalKeys)).max(festivalKeys.length),
  fallback: ['spring', 'midAutumn'],
  label: words.festivals,
  rule: 'R6',
})
export const festivalTiers = setting<Tier[]>({
  key: 'care.festival_tiers',
  schema: Tiers,
  fallback: ['VVIP', 'A', 'B'],
  label: words.tiers,
  rule: 'R6',
})
export const greetBirthdays = setting({
  key: 'care.birthdays',
  schema: z.boolean(),
  fallback: true,
  label: words.birthdays,
  rule: 'R6',
})
export const greetFirstOrders = setting({
  key: 'care.first_orders',
  schema: z.boolean(),
  fallback: true,
  label: words.firstOrder,
  rule: 'R6',
})
export const draftAhead = setting({
  key: 'care.draft_ahead',
  schema: z.int().min(1).max(30),
  fallback: 7,
  unit: words.days,
  label: words.ahead,
  rule: 'R6',
})
export const greetAt = setting({
  key: 'care.greet_at',
  schema: z
    .int()
    .min(EARLIEST)
    .max(LATEST - 1),
  fallback: 9,
  unit: words.clock,
  label: words.at,
  help: words.night,
  rule: 'R6',
})
export const greetUntil = setting({
  key: 'care.greet_until',
  schema: z
    .int()
    .min(EARLIEST + 1)
    .max(LATEST),
  fallback: 20,
  unit: words.clock,
  label: words.until,
  help: words.night,
  rule: 'R6',
})
export const giftLimit = setting({
  key: 'care.gift_limit',
  schema: z.int().min(0).max(1_000_000),
  fallback: 500,
  unit: words.yuan,
  label: words.gift,
  rule: 'R6',
})
export const giftYearLimit = setting({
  key: 'care.gift_year_limit',
  schema: z.int().min(0).max(10_000_000),
  fallback: 2000,
  unit: words.yuan,
  label: words.giftYear,
  rule: 'R6',
})

export const giftDaysBack = setting({
  key: 'care.gift_days_back',
  schema: z.int().min(0).max(60),
  fallback: 7,
  unit: words.days,
  label: words.giftBack,
  rule: 'R6',
})

const FEN = 100
export const giftLimits = (settings: Settings): GiftLimits => ({
  each: settingOf(settings, giftLimit) * FEN,
  year: settingOf(settings, giftYearLimit) * FEN,
})

/** R5: the company's plan after a cause; of a quarter whether at all hangs on the tier. */
export function usualPlan(settings: Settings, cause: Cause, tier: string | null): { how: Way; days: number | null } {
  const how = settingOf(settings, visitHow)
  if (cause === 'quarter')
    return { how, days: tier !== null && settingOf(settings, quarterlyTiers).includes(tier as Tier) ? 0 : null }
  const days = settingOf(settings, { order: afterOrder, service: afterService, complaint: afterComplaint }[cause])
  return { how, days: days === 0 ? null : days }
}
