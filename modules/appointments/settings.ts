import { z } from 'zod'
import { setting } from '../../shared/setting.ts'
import { texts } from '../../shared/text.ts'
import { BUILT_IN, Kind } from './rules/kinds.ts'

const words = texts({
  kinds: { zh: '预约的种类', en: 'Kinds of appointment' },
  kindsHelp: {
    zh: '每类多长、前后留多少空、要提前多久、要准备什么',
    en: 'How long each takes, what is kept free around it, how early it is agreed, what to prepare',
  },
  meals: { zh: '饭点（客户当地时间）', en: 'Meal times, on the customer’s clock' },
  mealsHelp: {
    zh: '饭点不约电话和视频；约上门会注明',
    en: 'No calls at meal times; a visit then is said to fall into one',
  },
  earliest: { zh: '最早几点约客户（客户当地时间）', en: 'The earliest hour on the customer’s clock' },
  latest: { zh: '最晚到几点', en: 'The latest hour on the customer’s clock' },
  step: { zh: '提议的时间隔多久一个', en: 'Times proposed lie apart by' },
  count: { zh: '一次提议几个时间', en: 'Times proposed at once' },
  learn: {
    zh: '看到多少次往来，才算习惯（不到的只说是猜测）',
    en: 'A habit needs so many talks at that hour; fewer are called a guess',
  },
  times: { zh: '次', en: 'talks' },
  sameCity: { zh: '同城两处之间的路程（估算）', en: 'Travel within a city (an estimate)' },
  otherCity: { zh: '不同城市之间的路程（估算）', en: 'Travel between cities (an estimate)' },
  minutes: { zh: '分钟', en: 'minutes' },
  offer: { zh: '发出的时间，多久内可以选', en: 'Offered times can be picked for' },
  days: { zh: '天', en: 'days' },
  hold: { zh: '发出的时间先替客户留住', en: 'Offered times are held for the customer' },
  holdHelp: {
    zh: '留着的时间别人约不了，直到客户选好或过期',
    en: 'Nobody else can book them until one is picked or they expire',
  },
  holdHours: { zh: '留多久', en: 'Held for' },
  hours: { zh: '小时', en: 'hours' },
  remindCustomer: { zh: '提前多少小时提醒客户', en: 'The customer is reminded so many hours before' },
  remindUs: { zh: '提前多少小时提醒自己人', en: 'We are reminded so many hours before' },
  remindHelp: { zh: '填 0 就不提醒', en: '0 means no reminder' },
})

const MOST_KINDS = 30
const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
export const MealTimes = z.array(z.tuple([Time, Time]).refine(([a, b]) => a < b)).max(4)

export const kinds = setting<Kind[]>({
  key: 'appointments.kinds',
  schema: z
    .array(Kind)
    .min(1)
    .max(MOST_KINDS)
    .refine((all) => new Set(all.map((k) => k.key)).size === all.length),
  fallback: [...BUILT_IN],
  label: words.kinds,
  help: words.kindsHelp,
  rule: 'A4',
})

export const mealTimes = setting<[string, string][]>({
  key: 'appointments.meals',
  schema: MealTimes,
  fallback: [
    ['11:30', '13:30'],
    ['17:30', '19:00'],
  ],
  label: words.meals,
  help: words.mealsHelp,
  rule: 'A2',
})

export const earliestHour = setting({
  key: 'appointments.earliest_hour',
  schema: z.int().min(0).max(23),
  fallback: 8,
  label: words.earliest,
  rule: 'A2',
})
export const latestHour = setting({
  key: 'appointments.latest_hour',
  schema: z.int().min(1).max(24),
  fallback: 20,
  label: words.latest,
  rule: 'A2',
})
export const stepMinutes = setting({
  key: 'appointments.step_minutes',
  schema: z.int().min(5).max(120),
  fallback: 30,
  unit: words.minutes,
  label: words.step,
  rule: 'A1',
})
export const proposedCount = setting({
  key: 'appointments.proposed_count',
  schema: z.int().min(2).max(12),
  fallback: 5,
  label: words.count,
  rule: 'A1',
})
export const learnFrom = setting({
  key: 'appointments.learn_from',
  schema: z.int().min(2).max(50),
  fallback: 5,
  unit: words.times,
  label: words.learn,
  rule: 'A2',
})
export const sameCityMinutes = setting({
  key: 'appointments.same_city_minutes',
  schema: z.int().min(0).max(300),
  fallback: 40,
  unit: words.minutes,
  label: words.sameCity,
  rule: 'A3',
})
export const otherCityMinutes = setting({
  key: 'appointments.other_city_minutes',
  schema: z.int().min(0).max(900),
  fallback: 180,
  unit: words.minutes,
  label: words.otherCity,
  rule: 'A3',
})
export const offerDays = setting({
  key: 'appointments.offer_days',
  schema: z.int().min(1).max(60),
  fallback: 7,
  unit: words.days,
  label: words.offer,
  rule: 'A1',
})
export const holdOffered = setting({
  key: 'appointments.hold_offered',
  schema: z.boolean(),
  fallback: false,
  label: words.hold,
  help: words.holdHelp,
  rule: 'A9',
})
export const holdHours = setting({
  key: 'appointments.hold_hours',
  schema: z.int().min(1).max(336),
  fallback: 24,
  unit: words.hours,
  label: words.holdHours,
  rule: 'A9',
})
const MOST_HOURS = 336
const Reminders = z.strictObject({ first: z.int().min(0).max(MOST_HOURS), second: z.int().min(0).max(MOST_HOURS) })
export type Reminders = z.infer<typeof Reminders>

export const remindCustomer = setting<Reminders>({
  key: 'appointments.remind_customer',
  schema: Reminders,
  fallback: { first: 24, second: 0 },
  unit: words.hours,
  label: words.remindCustomer,
  help: words.remindHelp,
  rule: 'A5',
})
export const remindUs = setting<Reminders>({
  key: 'appointments.remind_us',
  schema: Reminders,
  fallback: { first: 24, second: 1 },
  unit: words.hours,
  label: words.remindUs,
  help: words.remindHelp,
  rule: 'A5',
})

export const hoursOf = ({ first, second }: Reminders): number[] =>
  [...new Set([first, second])].filter((hours) => hours > 0)
