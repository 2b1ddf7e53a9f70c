import { z } from 'zod'
import { setting } from '../../shared/setting.ts'
import { texts } from '../../shared/text.ts'

const words = texts({
  call: { zh: '交还几天后电话回访', en: 'Return call so many days after the return' },
  callHelp: {
    zh: '问满不满意；遇休息日顺延。填 0 就不回访',
    en: 'It asks whether they are satisfied; on a day off it waits for the next workday. 0 means none',
  },
  days: { zh: '天', en: 'days' },
})

export const callAfterDays = setting({
  key: 'services.call_after_days',
  schema: z.int().min(0).max(90),
  fallback: 3,
  unit: words.days,
  label: words.call,
  help: words.callHelp,
  rule: 'A10',
})
