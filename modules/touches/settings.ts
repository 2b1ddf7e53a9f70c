import { z } from 'zod'
import { setting } from '../../shared/setting.ts'
import { texts } from '../../shared/text.ts'

const words = texts({
  months: { zh: '十二次跟进最迟在第几个月内完成', en: 'The twelve touches are to be made within' },
  unit: { zh: '个月', en: 'months' },
  days: { zh: '天', en: 'days' },
  postpone: { zh: '今日清单里最多推迟', en: 'On the day’s list, put off at most' },
})

export const monthsAtMost = setting({
  key: 'touches.months_at_most',
  schema: z.int().min(1).max(36),
  fallback: 6,
  unit: words.unit,
  label: words.months,
  rule: 'T2',
})
export const postponeAtMost = setting({
  key: 'today.postpone_at_most',
  schema: z.int().min(1).max(90),
  fallback: 14,
  unit: words.days,
  label: words.postpone,
  rule: 'T11',
})
