import { z } from 'zod'
import { setting } from '../../shared/setting.ts'
import { texts } from '../../shared/text.ts'

const words = texts({
  tiers: { zh: '哪些等级的客户是机密', en: 'Tiers whose customers are sealed' },
  tiersHelp: {
    zh: '只有名单上并签了保密承诺的人能看到内容，其他人只知道有这位客户、该问谁',
    en: 'Only people on the list who have signed see the values; others learn that the customer exists and whom to ask',
  },
  perHour: { zh: '一小时内看多少位不同的机密客户算异常', en: 'Different secret customers in an hour that are unusual' },
  customers: { zh: '位', en: 'customers' },
  from: { zh: '平常从几点起查看机密', en: 'Secrets are usually looked at from' },
  to: { zh: '平常到几点为止', en: 'Secrets are usually looked at until' },
  hoursHelp: { zh: '在这之外的查看标为异常', en: 'A look outside of them is flagged' },
  hour: { zh: '点', en: 'o’clock' },
  fresh: { zh: '指定后多少天内的查看要留意', en: 'Days after being named in which looks are flagged' },
  days: { zh: '天', en: 'days' },
})

/** S1: the trigger that keeps a customer's grade reads this too, with the same fallback. */
export const sealedTiers = setting<('VVIP' | 'A' | 'B' | 'C')[]>({
  key: 'secrecy.sealed_tiers',
  schema: z.array(z.enum(['VVIP', 'A', 'B', 'C'])),
  fallback: ['VVIP'],
  label: words.tiers,
  help: words.tiersHelp,
  rule: 'S1',
})

export const unusualPerHour = setting({
  key: 'secrecy.unusual_per_hour',
  schema: z.int().min(1).max(1000),
  fallback: 10,
  unit: words.customers,
  label: words.perHour,
  rule: 'S4',
})

export const usualFrom = setting({
  key: 'secrecy.usual_from',
  schema: z.int().min(0).max(23),
  fallback: 7,
  unit: words.hour,
  label: words.from,
  help: words.hoursHelp,
  rule: 'S4',
})

export const usualTo = setting({
  key: 'secrecy.usual_to',
  schema: z.int().min(1).max(24),
  fallback: 21,
  unit: words.hour,
  label: words.to,
  help: words.hoursHelp,
  rule: 'S4',
})

export const freshDays = setting({
  key: 'secrecy.fresh_days',
  schema: z.int().min(0).max(90),
  fallback: 3,
  unit: words.days,
  label: words.fresh,
  rule: 'S4',
})
