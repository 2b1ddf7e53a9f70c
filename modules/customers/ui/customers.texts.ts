import { texts } from '../../../shared/text.ts'

/** Where a customer stands today, as a colleague would say it. */
export const standingTexts = texts({
  early: { zh: '还早 · {days} 天后到期', en: 'Too early · due in {days} d' },
  ok: { zh: '{days} 天后到期', en: 'Due in {days} d' },
  okTomorrow: { zh: '明天到期', en: 'Due tomorrow' },
  dueToday: { zh: '今天到期', en: 'Due today' },
  due: { zh: '到期 {days} 天', en: 'Due for {days} d' },
  overdueToday: { zh: '今天起逾期', en: 'Overdue from today' },
  overdue: { zh: '逾期 {days} 天', en: '{days} d overdue' },
  stepIn: { zh: '请主管介入', en: 'The manager’s turn' },
  suspended: { zh: '挂起中', en: 'Suspended' },
  recalled: { zh: '已收回，待分配', en: 'Recalled' },
  archived: { zh: '已归档', en: 'Archived' },
  pooled: { zh: '公海待领', en: 'In the pool' },
  unowned: { zh: '待分配', en: 'To be assigned' },
})

/** What stands with a customer's fields beside their names, which are `columnWords`. */
export const fieldTexts = texts({
  noTier: { zh: '未定级', en: 'No tier' },
  noOwner: { zh: '无负责人', en: 'No owner' },
  ownedBy: { zh: '{name}负责', en: 'with {name}' },
  me: { zh: '我', en: 'Me' },
  nothing: { zh: '空', en: 'nothing' },
  yes: { zh: '是', en: 'yes' },
  no: { zh: '否', en: 'no' },
  firmPhones: { zh: '总机', en: 'Main line' },
  firmMails: { zh: '公共邮箱', en: 'Firm’s e-mail' },
  wechats: { zh: '微信', en: 'WeChat' },
})
