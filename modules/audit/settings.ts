import { z } from 'zod'
import { setting } from '../../shared/setting.ts'
import { texts } from '../../shared/text.ts'

const words = texts({
  opened: { zh: '一小时内打开多少位客户的资料要提醒', en: 'Customers opened within an hour that are told of' },
  openedHelp: {
    zh: '还要超过本人平常最忙一小时的若干倍（下一项）才提醒总监、管理员和审计',
    en: 'Only where it is also that many times the person’s own busiest hour (next setting) are directors, admins and audit told',
  },
  told: { zh: '一小时内看到多少位客户要提醒', en: 'Different customers seen within an hour that are told of' },
  toldHelp: {
    zh: '列表、搜索、动态等所有页面和接口里出现过的不同客户；同样要超过本人平常的若干倍',
    en: 'Different customers in lists, search, histories and all else, by screen or interface; here too only where it is so many times the own usual',
  },
  handed: {
    zh: '一天内导出多少人的全部信息要提醒',
    en: 'People whose whole record was taken out within a day that are told of',
  },
  people: { zh: '人', en: 'people' },
  factor: { zh: '超过本人平常的多少倍才算异常', en: 'Times the person’s own usual from which it is unusual' },
  night: {
    zh: '平常时间之外打开多少位客户要提醒',
    en: 'Customers opened outside the usual hours that are told of',
  },
  exported: { zh: '一天内导出多少位客户要提醒', en: 'Customers exported within a day that are told of' },
  pages: { zh: '谁打开过谁的资料，记多久', en: 'Who opened whose page is kept for' },
  pagesHelp: {
    zh: '只用来算各人平常看多少；机密客户的查看记录另外永久保存',
    en: 'It only serves to reckon what is usual for each; looks at secret customers are kept elsewhere, for good',
  },
  days: { zh: '天', en: 'days' },
  customers: { zh: '位', en: 'customers' },
  times: { zh: '倍', en: 'times' },
})

export const openedPerHour = setting({
  key: 'audit.opened_per_hour',
  schema: z.int().min(5).max(10_000),
  fallback: 60,
  unit: words.customers,
  label: words.opened,
  help: words.openedHelp,
  rule: 'S4',
})

export const toldPerHour = setting({
  key: 'audit.told_per_hour',
  schema: z.int().min(50).max(1_000_000),
  fallback: 500,
  unit: words.customers,
  label: words.told,
  help: words.toldHelp,
  rule: 'S4',
})

export const usualFactor = setting({
  key: 'audit.usual_factor',
  schema: z.int().min(1).max(20),
  fallback: 3,
  unit: words.times,
  label: words.factor,
  rule: 'S4',
})

export const openedAtNight = setting({
  key: 'audit.opened_at_night',
  schema: z.int().min(1).max(10_000),
  fallback: 20,
  unit: words.customers,
  label: words.night,
  rule: 'S4',
})

export const exportedPerDay = setting({
  key: 'audit.exported_per_day',
  schema: z.int().min(1).max(1_000_000),
  fallback: 500,
  unit: words.customers,
  label: words.exported,
  rule: 'S4',
})

export const handedPerDay = setting({
  key: 'audit.handed_per_day',
  schema: z.int().min(1).max(10_000),
  fallback: 20,
  unit: words.people,
  label: words.handed,
  rule: 'T8',
})

/** Not below what the habit is reckoned from. */
export const pagesKeptDays = setting({
  key: 'audit.pages_kept_days',
  schema: z.int().min(30).max(365),
  fallback: 60,
  unit: words.days,
  label: words.pages,
  help: words.pagesHelp,
  rule: 'T8',
})
