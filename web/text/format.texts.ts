import { texts } from '../../shared/text.ts'

export const formatTexts = texts({
  today: { zh: '今天', en: 'today' },
  yesterday: { zh: '昨天', en: 'yesterday' },
  dayBefore: { zh: '前天', en: '2 days ago' },
  tomorrow: { zh: '明天', en: 'tomorrow' },
  dayAfter: { zh: '后天', en: 'in 2 days' },
  daysAgo: { zh: '{days} 天前', en: '{days} days ago' },
  inDays: { zh: '{days} 天后', en: 'in {days} days' },
  dayAndTime: { zh: '{day} {time}', en: '{day}, {time}' },
  justNow: { zh: '刚刚', en: 'just now' },
  minutes: { zh: '{count} 分钟', en: '{count} min' },
  hours: { zh: '{count} 小时', en: '{count} h' },
  days: { zh: '{count} 天', en: '{count} days' },
})
