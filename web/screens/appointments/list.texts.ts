import { texts } from '../../../shared/text.ts'

export const listTexts = texts({
  title: { zh: '预约', en: 'Appointments' },
  create: { zh: '约时间', en: 'Find a time' },
  which: { zh: '看哪些', en: 'Which' },
  upcoming: { zh: '接下来', en: 'Upcoming' },
  waiting: { zh: '等我答复', en: 'Waiting for us' },
  proposed: { zh: '等客户选', en: 'With the customer' },
  prepare: { zh: '要准备', en: 'To prepare' },
  past: { zh: '已过去', en: 'Past' },
  tasks: { zh: '答应的事', en: 'Promises' },
  person: { zh: '谁的', en: 'Whose' },
  team: { zh: '团队', en: 'Team' },
  me: { zh: '我', en: 'Me' },
  resource: { zh: '会议室和车', en: 'Rooms and cars' },
  when: { zh: '什么时候', en: 'When' },
  customer: { zh: '客户', en: 'Customer' },
  kind: { zh: '怎么见', en: 'What' },
  place: { zh: '地点', en: 'Where' },
  state: { zh: '状态', en: 'State' },
  readiness: { zh: '准备', en: 'Prepared' },
  organiser: { zh: '谁去', en: 'Who' },
  noneUpcoming: { zh: '接下来没有预约', en: 'Nothing is booked' },
  noneUpcomingText: {
    zh: '挑一个客户，近客按双方的日历和对方的习惯排出几个好时间；发个链接，对方点一下就定了。',
    en: 'Choose a customer: Jinke ranks good times by both calendars and their habits; you send a link, they tap once.',
  },
  noneWaiting: { zh: '没有等您答复的', en: 'Nobody waits for your answer' },
  noneProposed: { zh: '没有等客户选的', en: 'Nothing is with a customer' },
  nonePrepare: { zh: '都准备好了', en: 'All is prepared' },
  nonePast: { zh: '还没有过去的预约', en: 'No past appointments' },
  noneText: { zh: '有了会出现在这里。', en: 'They will stand here.' },
  noneTasks: { zh: '没有没办的事', en: 'Nothing is promised' },
  noneTasksText: {
    zh: '见面时答应了什么，记下来，到日子会提醒您。',
    en: 'What is promised at a meeting is noted with its day, and comes up then.',
  },
  calendar: { zh: '看日历', en: 'Calendar' },
})

export const taskTexts = texts({
  add: { zh: '记一件答应的事', en: 'Note a promise' },
  what: { zh: '答应了什么', en: 'What was promised' },
  day: { zh: '哪天', en: 'By' },
  addDo: { zh: '记下', en: 'Note' },
  title: { zh: '答应的事', en: 'Promises' },
})

export const cardTexts = texts({
  title: { zh: '约定', en: 'Appointments' },
  arrange: { zh: '约时间', en: 'Find a time' },
  none: { zh: '还没约下一次。趁热约上。', en: 'Nothing is arranged. Now is the time.' },
  earlier: { zh: '以前的 {count} 次', en: '{count} earlier' },
})
