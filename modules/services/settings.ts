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
  open: {
    zh: '一个电话或邮箱在网上最多有几个还没到的预约',
    en: 'Bookings still to come that one number or address can have online',
  },
  bookings: { zh: '个', en: 'bookings' },
  ready: { zh: '完工时告诉客户', en: 'The customer is told when the work is done' },
  readyHelp: {
    zh: '有邮箱的发邮件，没有的把话复制给他们；每次都可以不说',
    en: 'By mail where there is an address, else as words to copy; each time it can be left out',
  },
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

export const openAtMost = setting({
  key: 'services.open_bookings',
  schema: z.int().min(1).max(100),
  fallback: 3,
  unit: words.bookings,
  label: words.open,
  rule: 'A10',
})

export const tellReady = setting({
  key: 'services.tell_ready',
  schema: z.boolean(),
  fallback: true,
  label: words.ready,
  help: words.readyHelp,
  rule: 'A10',
})
