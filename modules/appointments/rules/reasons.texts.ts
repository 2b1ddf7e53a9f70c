import { texts } from '../../../shared/text.ts'

/** Why a time is good, or not: as it is said to whoever offers it. */
export const reasonTexts = texts({
  wished: { zh: '对方说过这段时间方便', en: 'They said this time suits them' },
  unwished: { zh: '对方说过这段时间不方便', en: 'They said this time does not suit them' },
  habit: {
    zh: '对方多在{day}这个钟点回应（{observations} 次里 {answered} 次）',
    en: 'They mostly answer at this hour on {day} ({answered} of {observations} times)',
  },
  unanswered: {
    zh: '对方在{day}这个钟点很少回应（{observations} 次里 {answered} 次）',
    en: 'They rarely answer at this hour on {day} ({answered} of {observations} times)',
  },
  guess: {
    zh: '猜测：对方也许在这个钟点方便（只有 {observations} 次往来，{answered} 次有回应）',
    en: 'A guess: this hour may suit them (only {observations} talks, {answered} answered)',
  },
  quiet: { zh: '不在饭点和午休', en: 'Clear of meals and the noon rest' },
  meal: { zh: '碰上饭点', en: 'Falls into a meal time' },
  free: { zh: '您和同事的日历都空着', en: 'All calendars on our side are free' },
  soon: { zh: '离现在近，趁热打铁', en: 'Soon, while it is fresh' },
  near: { zh: '当天在附近有别的拜访，顺路', en: 'Another visit nearby that day' },
  travel: {
    zh: '和前后的拜访之间留出了约 {minutes} 分钟路程（估算）',
    en: 'About {minutes} minutes of travel to the visits around it are left (an estimate)',
  },
  restDay: { zh: '那天是休息日', en: 'That day is a day off' },
  holiday: { zh: '那天是假期：{name}', en: 'That day is a holiday: {name}' },
  unknownYear: {
    zh: '那年的放假安排还没公布，只按星期几算',
    en: 'The holidays of that year are not published yet: only the day of the week counts',
  },
  weekStart: { zh: '周一一早，对方多在开会', en: 'Early on Monday, when many meet among themselves' },
  weekEnd: { zh: '周五下班前，容易被推掉', en: 'Late on Friday, and easily put off' },
})

export const weekdayTexts = texts({
  d1: { zh: '周一', en: 'Monday' },
  d2: { zh: '周二', en: 'Tuesday' },
  d3: { zh: '周三', en: 'Wednesday' },
  d4: { zh: '周四', en: 'Thursday' },
  d5: { zh: '周五', en: 'Friday' },
  d6: { zh: '周六', en: 'Saturday' },
  d7: { zh: '周日', en: 'Sunday' },
})

/** Why times in between were left out. */
export const leftOutTexts = texts({
  notice: { zh: '离现在太近：这类预约要提前 {hours} 小时', en: 'Too soon: this kind needs {hours} hours of notice' },
  busy: { zh: '您或同事没空', en: 'You or a colleague are busy' },
  offHours: { zh: '不在您或同事的工作时间', en: 'Outside your or a colleague’s working hours' },
  meal: { zh: '饭点不打电话', en: 'No calls at meal times' },
  travel: {
    zh: '离前后的拜访只有 {minutes} 分钟，路上不够',
    en: '{minutes} minutes from a visit before or after it are not enough for the way',
  },
  unwished: { zh: '对方说过这段时间不方便', en: 'They said that time does not suit them' },
  theirNight: { zh: '对方那边不在办公时间', en: 'Outside office hours where they are' },
  theirRest: { zh: '对方那天休息', en: 'A day off on their side' },
})
