import { z } from 'zod'
import { setting } from '../../shared/setting.ts'
import { texts } from '../../shared/text.ts'
import { TIERS, type Tier } from '../customers/rules/stages.ts'

const words = texts({
  customers: { zh: '位', en: 'customers' },
  days: { zh: '天', en: 'days' },
  months: { zh: '个月', en: 'months' },
  claims: { zh: '每人每天最多领几位', en: 'Claims per person and day' },
  claimsHelp: { zh: '放回公海不退还次数', en: 'Giving one back does not give the claim back' },
  cap: { zh: '每人最多负责几位', en: 'Customers held at most' },
  capNew: { zh: '新人最多负责几位', en: 'Customers a newcomer holds at most' },
  newcomer: { zh: '入职多久内算新人', en: 'Counts as a newcomer for' },
  exempt: { zh: '不计入上限的等级', en: 'Tiers that do not count towards it' },
  protection: { zh: '领取后保护几天不被收回', en: 'After a claim not recalled for' },
  cooling: { zh: '放下后多久才能再领同一位', en: 'Before one may claim the same customer again' },
  lookAgain: { zh: '挂起后默认多久再看一次', en: 'A suspended customer is looked at again after' },
  suspendedTo: { zh: '挂起的客户去哪里', en: 'Where suspended customers go' },
})

const whole = (low: number, high: number) => z.int().min(low).max(high)

export const claimsADay = setting({
  key: 'pool.claims_a_day',
  schema: whole(0, 1000),
  fallback: 5,
  unit: words.customers,
  label: words.claims,
  help: words.claimsHelp,
  rule: 'T6',
})
export const heldAtMost = setting({
  key: 'pool.held_at_most',
  schema: whole(1, 100_000),
  fallback: 100,
  unit: words.customers,
  label: words.cap,
  rule: 'T6',
})
export const heldByNewcomer = setting({
  key: 'pool.held_by_newcomer',
  schema: whole(1, 100_000),
  fallback: 50,
  unit: words.customers,
  label: words.capNew,
  rule: 'T6',
})
export const newcomerMonths = setting({
  key: 'people.newcomer_months',
  schema: whole(0, 24),
  fallback: 6,
  unit: words.months,
  label: words.newcomer,
  rule: 'Q3',
})
export const capExempt = setting<Tier[]>({
  key: 'pool.cap_exempt',
  schema: z.array(z.enum(TIERS)),
  fallback: [],
  label: words.exempt,
  rule: 'T6',
})
export const protectionDays = setting({
  key: 'pool.protection',
  schema: whole(0, 365),
  fallback: 7,
  unit: words.days,
  label: words.protection,
  rule: 'T6',
})
export const coolingOffDays = setting({
  key: 'pool.cooling_off',
  schema: whole(0, 365),
  fallback: 30,
  unit: words.days,
  label: words.cooling,
  rule: 'T6',
})
export const lookAgainDays = setting({
  key: 'suspension.look_again',
  schema: whole(1, 730),
  fallback: 90,
  unit: words.days,
  label: words.lookAgain,
  rule: 'T4',
})
export const suspendedTo = setting<'pool' | 'manager'>({
  key: 'suspension.goes_to',
  schema: z.enum(['pool', 'manager']),
  fallback: 'pool',
  label: words.suspendedTo,
  rule: 'T6',
})
