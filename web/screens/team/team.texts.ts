import { texts } from '../../../shared/text.ts'

export const teamTexts = texts({
  title: { zh: '团队的一天', en: 'The team’s day' },
  lead: { zh: '{opened} / {people} 人看过今天的清单。', en: '{opened} of {people} have opened today’s list.' },
  leadAll: { zh: '{people} 人都看过今天的清单了。', en: 'All {people} have opened today’s list.' },
  list: { zh: '{team}的人', en: 'People of {team}' },
  openDay: { zh: '看 {name} 的清单', en: '{name}’s list' },
  opened: { zh: '{time} 看过清单', en: 'opened at {time}' },
  notOpened: { zh: '还没看清单', en: 'not opened yet' },
  invited: { zh: '还没加入', en: 'not joined yet' },
  held: { zh: '{count} 位客户', en: 'customers: {count}' },
  touchesTold: { zh: '今天记了 {count} 笔，有效 {effective}', en: 'Touches today: {count}, effective: {effective}' },
  noTouches: { zh: '今天还没记', en: 'no touches yet today' },
  waiting: { zh: '在等', en: 'waiting' },
  overdue: { zh: '逾期', en: 'overdue' },
  logged: { zh: '今天记了', en: 'logged today' },
  effective: { zh: '其中有效', en: 'effective' },
  empty: { zh: '团队里还没有人', en: 'Nobody is in the team yet' },
  emptyDetail: {
    zh: '管理员加了同事以后，这里会看到每个人的一天。',
    en: 'Once colleagues are added, everyone’s day shows here.',
  },
})
