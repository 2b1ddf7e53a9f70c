import { z } from 'zod'
import { setting } from '../../shared/setting.ts'
import { texts } from '../../shared/text.ts'
import type { CadenceWindows } from './rules/cadence.ts'
import { TIERS, type Tier } from './rules/stages.ts'

const words = texts({
  windows: { zh: '跟进节奏：过早 / 到期 / 逾期', en: 'Cadence: early / due / overdue' },
  windowsHelp: {
    zh: '距上次有效跟进的天数。少于“过早”会打扰客户，到“到期”就该联系，到“逾期”机会将失',
    en: 'Days since the last effective touch: before "early" they will be annoyed, from "due" it is time, from "overdue" the chance slips',
  },
  order: { zh: '应为：过早 ≤ 到期 ≤ 逾期', en: 'Should be: early ≤ due ≤ overdue' },
  days: { zh: '天', en: 'days' },
  times: { zh: '次', en: 'times' },
  retries: {
    zh: '没打通后，次日再联系最多连续几次',
    en: 'An attempt without answer sets the next day due, this often in a row',
  },
  needed: { zh: '挂起前需要的有效跟进次数', en: 'Effective touches before a customer may rest' },
  perDay: { zh: '每位客户每天最多计几次有效跟进', en: 'Effective touches that count per customer and day' },
  never: { zh: '从不挂起的客户等级', en: 'Tiers that are never suspended' },
  neverHelp: { zh: '这些等级任何人都不能挂起，也不进公海', en: 'Nobody suspends these, and they never enter the pool' },
  early: { zh: '主管可以不满次数就挂起', en: 'A manager may suspend before the touches are made' },
  stepIn: {
    zh: '第几次有效跟进仍未成交时请主管介入',
    en: 'The effective touch without an order at which the manager steps in',
  },
  recall: { zh: '多少倍逾期天数没有跟进就收回', en: 'Recalled after this many times the overdue days' },
  recallLeast: { zh: '至少多少天才收回', en: 'Never recalled before' },
  warn: { zh: '收回前几天提醒', en: 'Warned of a recall so long before' },
  dormant: {
    zh: '多少天没有订单也没有有效跟进算沉睡',
    en: 'Dormant after so long without an order or effective touch',
  },
})

const Windows = z
  .object({
    early: z.int().min(0).max(366),
    due: z.int().min(0).max(366),
    overdue: z.int().min(0).max(366),
  })
  .refine(({ early, due, overdue }) => early <= due && due <= overdue, { params: { text: words.order } })

/** T3's table of windows, in days. */
export const cadenceWindows = setting<CadenceWindows>({
  key: 'cadence.windows',
  schema: z.object({
    openNeed: Windows,
    ordered: z.object({ VVIP: Windows, A: Windows, B: Windows, C: Windows }),
    untouched: Windows,
    otherwise: Windows,
  }),
  fallback: {
    openNeed: { early: 0, due: 3, overdue: 7 },
    ordered: {
      VVIP: { early: 7, due: 14, overdue: 21 },
      A: { early: 15, due: 30, overdue: 45 },
      B: { early: 30, due: 60, overdue: 75 },
      C: { early: 45, due: 75, overdue: 89 },
    },
    untouched: { early: 0, due: 0, overdue: 3 },
    otherwise: { early: 10, due: 15, overdue: 30 },
  },
  label: words.windows,
  help: words.windowsHelp,
  unit: words.days,
  rule: 'T3',
})

const whole = (low: number, high: number) => z.int().min(low).max(high)

export const retriesInARow = setting({
  key: 'cadence.retries',
  schema: whole(0, 2),
  fallback: 2,
  unit: words.times,
  label: words.retries,
  rule: 'T3',
})
export const touchesNeeded = setting({
  key: 'touches.needed',
  schema: whole(1, 50),
  fallback: 12,
  unit: words.times,
  label: words.needed,
  rule: 'T4',
})
export const effectivePerDay = setting({
  key: 'touches.effective_per_day',
  schema: whole(1, 20),
  fallback: 1,
  unit: words.times,
  label: words.perDay,
  rule: 'T2',
})
export const neverSuspended = setting<Tier[]>({
  key: 'suspension.never',
  schema: z.array(z.enum(TIERS)),
  fallback: ['VVIP', 'A'],
  label: words.never,
  help: words.neverHelp,
  rule: 'T5',
})
export const managerMaySuspendEarly = setting({
  key: 'suspension.manager_early',
  schema: z.boolean(),
  fallback: false,
  label: words.early,
  rule: 'T4',
})
export const stepInAt = setting({
  key: 'step_in.at',
  schema: whole(3, 50),
  fallback: 10,
  unit: words.times,
  label: words.stepIn,
  rule: 'T7',
})
export const recallFactor = setting({
  key: 'recall.factor',
  schema: whole(1, 10),
  fallback: 2,
  unit: words.times,
  label: words.recall,
  rule: 'T6',
})
export const recallAtLeast = setting({
  key: 'recall.at_least',
  schema: whole(1, 366),
  fallback: 30,
  unit: words.days,
  label: words.recallLeast,
  rule: 'T6',
})
export const recallWarning = setting({
  key: 'recall.warning',
  schema: whole(0, 90),
  fallback: 7,
  unit: words.days,
  label: words.warn,
  rule: 'T6',
})
export const dormantDays = setting({
  key: 'quantity.dormant_days',
  schema: whole(1, 3650),
  fallback: 90,
  unit: words.days,
  label: words.dormant,
  rule: 'Q5',
})
