import { texts } from '../../../shared/text.ts'

export const careTexts = texts({
  title: { zh: '关怀', en: 'Care' },
  lead: {
    zh: '生日、节日、周年提前写好，您看过才发；礼品有数，回访不漏。',
    en: 'Birthdays, festivals and anniversaries are drafted ahead and go out once you have seen them; gifts and return visits are kept in sight.',
  },
  which: { zh: '看什么', en: 'Which' },
  greetings: { zh: '祝福', en: 'Greetings' },
  gifts: { zh: '礼品', en: 'Gifts' },
  giftsWaiting: { zh: '礼品 · {count} 份待批', en: 'Gifts · {count}' },
  visits: { zh: '回访', en: 'Return visits' },
  year: { zh: '一年', en: 'The year' },
  skipMany: { zh: '几条一起不发…', en: 'Skip several…' },
  skipTitle: { zh: '哪些不发？', en: 'Which are skipped?' },
  skipLead: {
    zh: '要发的，每一条都先看过；不发的可以一起定，写明为什么。',
    en: 'What goes out is seen one by one. What does not can be settled together, with the reason.',
  },
  skipWhy: { zh: '为什么不发', en: 'Why' },
  skipAll: { zh: '全选', en: 'All of them' },
  skipDo: { zh: '{count} 条不发', en: 'Skip {count}' },
  skipNone: { zh: '先选几条', en: 'Choose some first' },
  skipped: { zh: '{count} 条不发了', en: '{count} skipped' },
  skippedLeft: {
    zh: '{count} 条不发了；另有 {left} 条已经办过，没动',
    en: '{count} skipped; {left} were settled already and left as they are',
  },
  cancel: { zh: '取消', en: 'Cancel' },
  state: { zh: '哪些', en: 'Which ones' },
  open: { zh: '要发的', en: 'To go out' },
  done: { zh: '近来的', en: 'Of late' },
  toCome: { zh: '要做的', en: 'To come' },
  visited: { zh: '安排过的', en: 'Arranged' },
  allGifts: { zh: '全部', en: 'All' },
  waiting: { zh: '待批', en: 'To approve' },
  planned: { zh: '准备送', en: 'To be given' },
  given: { zh: '已送', en: 'Given' },
  noGreetings: { zh: '没有要看的祝福', en: 'No greetings to look at' },
  noGreetingsText: {
    zh: '联系人的生日（公历、农历都行）、客户的纪念日记上之后，提前一周会写好祝福放在这里，您改改、批准，到那天早上自己发出去。',
    en: 'Once a contact’s birthday (solar or lunar) or a customer’s day is noted, a greeting is drafted a week ahead and waits here: you change and approve it, and it goes out that morning.',
  },
  unsigned: {
    zh: '联系人的生日默认保密：签了保密承诺，才会提醒您、替您写好祝福。',
    en: 'Birthdays are sealed unless the company set them open: once you have signed the undertaking you are reminded, and greetings are drafted.',
  },
  toSign: { zh: '去看保密承诺', en: 'To the undertaking' },
  noDone: { zh: '近两个月没有发过祝福', en: 'No greetings in the last two months' },
  noGifts: { zh: '还没有礼品', en: 'No gifts yet' },
  noGiftsText: {
    zh: '在客户页的“关怀”里记一份：送什么、给谁、多少钱。超过额度的会到主管这里等批。',
    en: 'Plan one under Care on a customer’s page: what, for whom, at what cost. Above the limits it waits here for a superior.',
  },
  noneWaiting: { zh: '没有等批的礼品', en: 'No gifts wait for approval' },
  noVisits: { zh: '没有要做的回访', en: 'No return visits to come' },
  noVisitsText: {
    zh: '订单完成、服务做完、投诉处理之后，以及每个季度，该回访的客户会自己出现在这里。几天后、怎么安排，在设置的“关怀”里定。',
    en: 'After an order, a service or a complaint, and each quarter, those to be visited come up here by themselves. After how many days, and how, is set under Care in the settings.',
  },
  noVisited: { zh: '还没有安排过回访', en: 'No return visits so far' },
  rules: { zh: '回访和祝福的规则', en: 'Rules of visits and greetings' },
  customers: { zh: '去客户列表', en: 'To the customers' },
  yearNone: { zh: '这一年还没有要记挂的日子', en: 'No days to keep in this year yet' },
  yearMore: {
    zh: '太多了，只列了前一千件。点某个月看全。',
    en: 'Only the first thousand are told; press a month to see all of it.',
  },
})

export const ofCustomerTexts = texts({
  title: { zh: '关怀', en: 'Care' },
  look: { zh: '看祝福', en: 'Look at it' },
  waits: { zh: '{count} 条祝福等您看', en: '{count} greetings wait for you' },
  manage: { zh: '日子、问候谁、回访计划', en: 'Days, who is greeted, plans' },
  noDays: {
    zh: '还没记日子。厂庆、合作纪念日、对方孩子的生日……记一次，年年提醒。',
    en: 'No days yet. A founding day, a wedding day: noted once, it comes up every year.',
  },
  gifts: { zh: '礼品', en: 'Gifts' },
  visits: { zh: '回访', en: 'Return visits' },
  sealedBirthdays: {
    zh: '记着的生日里有 {count} 个是保密的：签了保密承诺，到时会提醒您、替您写好祝福。',
    en: 'Birthdays on record that are sealed: {count}. Once you have signed the undertaking you are reminded, and greetings are drafted.',
  },
  toSign: { zh: '去看保密承诺', en: 'To the undertaking' },
  yearEmpty: {
    zh: '这一年还没有可关怀的日子：给联系人填上生日，或记一个日子。',
    en: 'Nothing to think of in this year yet: fill in a contact’s birthday, or note a day.',
  },
})
