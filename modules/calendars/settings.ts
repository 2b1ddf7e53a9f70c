import { z } from 'zod'
import { setting } from '../../shared/setting.ts'
import { texts } from '../../shared/text.ts'
import { OwnDay, WeeklyHours } from './rules/shapes.ts'

const words = texts({
  hours: { zh: '公司的工作时间', en: "The company's working hours" },
  hoursHelp: {
    zh: '约客户时只在工作时间里提议；员工可以在“我的”里改成自己的',
    en: 'Times are proposed within them; everybody may set their own under Me',
  },
  follow: { zh: '按国家放假安排和调休上班', en: 'Follow China’s public holidays and adjusted workdays' },
  followHelp: {
    zh: '以国务院办公厅公布的为准；还没公布的年份，只按星期几算，并会注明',
    en: 'As the State Council publishes them; for a year not yet published only the days of the week count, and it is said so',
  },
  own: { zh: '公司自己的放假和上班日', en: 'The company’s own days off and workdays' },
  feed: { zh: '日历订阅里写什么', en: 'What a subscribed calendar tells' },
  feedHelp: {
    zh: '订阅的日历会存到手机和别家的服务器上。机密客户的名字任何时候都不写',
    en: 'A subscribed calendar is kept on phones and on others’ servers. A secret customer is never named there',
  },
  ahead: { zh: '从员工自己的日历里读今后多少天的忙闲', en: 'Busy times of people’s own calendars are read ahead' },
  days: { zh: '天', en: 'days' },
})

const OFFICE: [string, string][] = [['09:00', '18:00']]

export const companyHours = setting({
  key: 'calendars.hours',
  schema: WeeklyHours,
  fallback: { 1: OFFICE, 2: OFFICE, 3: OFFICE, 4: OFFICE, 5: OFFICE, 6: [], 7: [] },
  label: words.hours,
  help: words.hoursHelp,
  rule: 'A2',
})

export const followChina = setting({
  key: 'calendars.follow_china',
  schema: z.boolean(),
  fallback: true,
  label: words.follow,
  help: words.followHelp,
  rule: 'A2',
})

const MOST_OWN_DAYS = 400

export const ownDays = setting({
  key: 'calendars.own_days',
  schema: z.array(OwnDay).max(MOST_OWN_DAYS),
  fallback: [],
  label: words.own,
  rule: 'A2',
})

export const feedTells = setting<'customer' | 'busy'>({
  key: 'calendars.feed_tells',
  schema: z.enum(['customer', 'busy']),
  fallback: 'customer',
  label: words.feed,
  help: words.feedHelp,
  rule: 'A6',
})

export const busyAhead = setting({
  key: 'calendars.busy_ahead',
  schema: z.int().min(7).max(366),
  fallback: 120,
  unit: words.days,
  label: words.ahead,
  rule: 'A6',
})
