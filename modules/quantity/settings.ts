import { z } from 'zod'
import { type Setting, setting } from '../../shared/setting.ts'
import { type Text, texts } from '../../shared/text.ts'

const words = texts({
  percent: { zh: '%', en: '%' },
  customers: { zh: '位客户', en: 'customers' },
  leads: { zh: '个线索', en: 'leads' },
  orders: { zh: '单', en: 'orders' },
  reps: { zh: '人', en: 'reps' },
  months: { zh: '个月', en: 'months' },
  days: { zh: '天', en: 'days' },
  times: { zh: '倍', en: 'times' },
  hour: { zh: '点', en: "o'clock" },
  confidence: { zh: '区间的把握', en: 'Confidence of intervals' },
  significance: { zh: '把偶然当成差别的机会最多', en: 'A difference may be chance at most' },
  leastSample: { zh: '至少有多少位才比较', en: 'Compared from so many customers on' },
  leastCategory: { zh: '每一类至少有多少位才比较', en: 'A category is compared from so many on' },
  leastDifference: { zh: '占比相差多少才值得说', en: 'A difference of shares matters from' },
  tradeLeads: { zh: '行业经验：每多少个线索', en: 'Experience of the trade: of so many leads' },
  tradeOrders: { zh: '行业经验：成几单', en: 'Experience of the trade: so many order' },
  tradeLow: { zh: '行业经验：新业务员的成交率最低', en: 'Experience of the trade: new reps convert at least' },
  tradeHigh: { zh: '行业经验：新业务员的成交率最高', en: 'Experience of the trade: new reps convert at most' },
  tradeReps: { zh: '行业经验顶几个业务员的历史', en: 'The trade’s word counts for the history of' },
  tradeHelp: {
    zh: '行业里新业务员的成交率是 1–5%；公司自己的历史还少的时候，先按这个算',
    en: 'New reps of the trade convert 1–5%; this is believed while the company has little history of its own',
  },
  ripe: { zh: '线索到手多久，才算进成交率', en: 'A lead counts in the rate after' },
  ripeHelp: {
    zh: '太新的线索还没来得及成交，算进去会冤枉人',
    en: 'One that is newer has not had its chance yet',
  },
  quota: { zh: '新人每周要联系上的新客户', en: 'New customers a newcomer is to reach a week' },
  quotaOthers: { zh: '老业务员每周要联系上的新客户（0 为不要求）', en: 'The same for the experienced (0: none)' },
  week: { zh: '每周工作几天', en: 'Working days of a week' },
  catchUp: { zh: '按几倍的速度还赶不上，就告诉主管', en: 'The manager is told once this pace would not catch up' },
  tellAt: { zh: '每天几点看新客户的进度', en: 'The hour of the day at which progress is looked at' },
  pace: { zh: '按最近多少天算跟进的速度', en: 'Pace is that of the last' },
})

const whole = (key: string, rule: string, fallback: number, [least, most]: [number, number], label: Text, unit: Text) =>
  ({
    key: `quantity.${key}`,
    schema: z.int().min(least).max(most),
    fallback,
    unit,
    label,
    rule,
  }) satisfies Setting<number>

export const confidencePercent = setting<number>(
  whole('confidence', 'Q1', 95, [50, 99], words.confidence, words.percent),
)
export const significancePercent = setting<number>(
  whole('significance', 'Q4', 5, [1, 20], words.significance, words.percent),
)
export const leastCustomers = setting<number>(
  whole('least_customers', 'Q4', 10, [2, 1000], words.leastSample, words.customers),
)
export const leastInCategory = setting<number>(
  whole('least_in_category', 'Q4', 5, [1, 1000], words.leastCategory, words.customers),
)
export const leastDifferencePercent = setting<number>(
  whole('least_difference', 'Q4', 5, [0, 50], words.leastDifference, words.percent),
)
export const tradeLeads = setting<number>({
  ...whole('trade_leads', 'Q2', 33, [1, 10_000], words.tradeLeads, words.leads),
  help: words.tradeHelp,
})
export const tradeOrders = setting<number>(whole('trade_orders', 'Q2', 1, [1, 1000], words.tradeOrders, words.orders))
export const tradeLowPercent = setting<number>(whole('trade_low', 'Q2', 1, [0, 100], words.tradeLow, words.percent))
export const tradeHighPercent = setting<number>(whole('trade_high', 'Q2', 5, [0, 100], words.tradeHigh, words.percent))
export const tradeReps = setting<number>(whole('trade_reps', 'Q2', 2, [1, 100], words.tradeReps, words.reps))
export const ripeMonths = setting<number>({
  ...whole('ripe_months', 'Q2', 6, [0, 36], words.ripe, words.months),
  help: words.ripeHelp,
})
export const newcomerQuota = setting<number>(whole('newcomer_quota', 'Q3', 20, [0, 200], words.quota, words.customers))
export const experiencedQuota = setting<number>(
  whole('experienced_quota', 'Q6', 0, [0, 200], words.quotaOthers, words.customers),
)
export const daysAWeek = setting<number>(whole('days_a_week', 'Q3', 5, [1, 7], words.week, words.days))
export const catchUp = setting<number>(whole('catch_up', 'Q3', 2, [1, 10], words.catchUp, words.times))
export const tellAtHour = setting<number>(whole('tell_at', 'Q3', 17, [0, 23], words.tellAt, words.hour))
export const paceDays = setting<number>(whole('pace_days', 'T9', 28, [7, 365], words.pace, words.days))
