import { z } from 'zod'
import { setting } from '../../shared/setting.ts'
import { texts } from '../../shared/text.ts'

const words = texts({
  holds: { zh: '一天的清单最多列几位', en: 'A day holds at most' },
  customers: { zh: '位客户', en: 'customers' },
})

export const dayHolds = setting({
  key: 'today.holds',
  schema: z.int().min(5).max(200),
  fallback: 25,
  unit: words.customers,
  label: words.holds,
  rule: 'T11',
})
