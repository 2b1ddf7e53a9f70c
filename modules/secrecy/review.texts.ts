import type { Locale } from '../../shared/text.ts'
import { texts } from '../../shared/text.ts'
import type { Flag } from './rules/unusual.ts'

const places = texts({
  record: { zh: '客户资料', en: 'The record' },
  timeline: { zh: '往来记录', en: 'The timeline' },
  changes: { zh: '修改记录', en: 'The history of fields' },
  list: { zh: '列表', en: 'A list' },
  export: { zh: '导出', en: 'An export' },
  today: { zh: '今日', en: 'The day’s list' },
  portrait: { zh: '客户画像', en: 'The portrait' },
  duplicates: { zh: '重复客户', en: 'Likely duplicates' },
  deal: { zh: '需求、报价与订单', en: 'Needs, quotes, orders' },
  review: { zh: '查看记录', en: 'The review of sights' },
  figures: { zh: '不多几位客户的合计', en: 'Figures over few customers' },
  writing: { zh: '修改后看到', en: 'Shown after a change' },
})

/** In this order: the first that fits names where it was seen. */
const PLACES: readonly [RegExp, keyof typeof places][] = [
  [/^listSights$/, 'review'],
  [/^showTimeline$/, 'timeline'],
  [/^listCustomerChanges$/, 'changes'],
  [/^export/, 'export'],
  [/^show(Person|Team)Scorecard$|^showWeek$|^countCustomers$|^splitFunnel$|^showMix$|^showPlan$/, 'figures'],
  [/Portrait/, 'portrait'],
  [/[Tt]oday/, 'today'],
  [/Duplicate|Merge/, 'duplicates'],
  [/^(show|list|print).*(Need|Quote|Order|Board|Diagnosis)/, 'deal'],
  [/^list/, 'list'],
  [/^show/, 'record'],
]

/** Where something was seen, in words. */
export const tellPlace = (place: string, locale: Locale): string =>
  places[PLACES.find(([fits]) => fits.test(place))?.[1] ?? 'writing'][locale]

const flags = texts({
  many: { zh: '一小时内看了很多位客户的机密', en: 'Saw secrets of many customers within the hour' },
  night: { zh: '在平常时间之外', en: 'Outside the usual hours' },
  fresh: { zh: '刚被指定不久', en: 'Named only a short while ago' },
  export: { zh: '导出到文件', en: 'Taken out into a file' },
} satisfies Record<Flag, { zh: string; en: string }>)

export const tellFlag = (flag: Flag, locale: Locale): string => flags[flag][locale]
