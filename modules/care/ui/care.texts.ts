import { texts } from '../../../shared/text.ts'

export const kindTexts = texts({
  birthday: { zh: '生日', en: 'Birthday' },
  first_order: { zh: '合作周年', en: 'Anniversary' },
  festival: { zh: '节日', en: 'Festival' },
  founding: { zh: '成立纪念日', en: 'Founding day' },
  own: { zh: '自己记的日子', en: 'Own day' },
  visit: { zh: '回访', en: 'Return visit' },
  gift: { zh: '礼品', en: 'Gift' },
})

export const yearTexts = texts({
  title: { zh: '{year} 年', en: '{year}' },
  months: { zh: '按月看', en: 'By month' },
  month: { zh: '{month}，{count} 件', en: '{month}, {count}' },
  all: { zh: '全年', en: 'All year' },
})

export const entryTexts = texts({
  noneYear: { zh: '这一年没有', en: 'Nothing in this year' },
  more: { zh: '再看 {count} 件', en: '{count} more' },
  everybody: { zh: '所有要问候的客户', en: 'All customers to be greeted' },
})

export const greetingTexts = texts({
  subject: { zh: '主题', en: 'Subject' },
  body: { zh: '正文', en: 'Words' },
  approve: { zh: '批准', en: 'Approve' },
  approveTip: { zh: '到了那天，在对方当地时间早上发出', en: 'Goes out on its day, in the morning on their clock' },
  copy: { zh: '复制', en: 'Copy' },
  copied: { zh: '已复制，发完回来点“已在微信发”', en: 'Copied. Once it is sent, mark it as sent' },
  sentByHand: { zh: '已在微信发', en: 'Sent by WeChat' },
  skip: { zh: '不发', en: 'Skip' },
  reopen: { zh: '收回批准', en: 'Take back' },
  approved: { zh: '已批准，{when}发出', en: 'Approved, goes out {when}' },
  skipped: { zh: '这次不发', en: 'Skipped' },
  marked: { zh: '记下了：已发', en: 'Noted as sent' },
  goesOut: { zh: '{when}发到 {address}', en: 'Goes out {when} to {address}' },
  noAddress: { zh: '没有邮箱：复制到微信或短信发', en: 'No mail address: copy it into WeChat or SMS' },
  lacks: { zh: '还差：{blanks}。补上再发。', en: 'Still to be filled in: {blanks}.' },
  to: { zh: '发给 {name}', en: 'To {name}' },
  openCustomer: { zh: '看客户', en: 'Open the customer' },
})

export const greetingStates = texts({
  drafted: { zh: '待看', en: 'To be seen' },
  approved: { zh: '已批准', en: 'Approved' },
  skipped: { zh: '不发', en: 'Skipped' },
  sent: { zh: '已发', en: 'Sent' },
  stopped: { zh: '没发', en: 'Not sent' },
  missed: { zh: '错过了', en: 'Missed' },
  withdrawn: { zh: '已撤下', en: 'Withdrawn' },
})

export const stopTexts = texts({
  opted_out: { zh: '对方不愿收到问候', en: 'They want no greetings' },
  bounced: { zh: '邮箱会退信', en: 'Mail to them comes back' },
  left: { zh: '已离职', en: 'They have left' },
  put_away: { zh: '客户或联系人已归档', en: 'The customer or contact was put away' },
  no_address: { zh: '没有邮箱', en: 'No mail address' },
  no_sender: { zh: '没有能发信的邮箱', en: 'No mailbox to send from' },
  failed: { zh: '邮件没发出去', en: 'The mail did not go out' },
  greeted: { zh: '已经问候过了', en: 'Greeted already' },
  unfit: { zh: '这时候不合适', en: 'Not a fit moment' },
  distant: { zh: '还不熟，先不问候', en: 'Not close enough yet' },
})

export const viaTexts = texts({
  mail: { zh: '邮件', en: 'by mail' },
  hand: { zh: '微信或短信', en: 'by WeChat or SMS' },
})

export const giftStates = texts({
  waiting: { zh: '等主管批', en: 'Waits for approval' },
  planned: { zh: '准备送', en: 'To be given' },
  given: { zh: '已送', en: 'Given' },
  declined: { zh: '没批', en: 'Declined' },
  cancelled: { zh: '不送了', en: 'Given up' },
})

export const giftTexts = texts({
  add: { zh: '记一份礼品', en: 'Plan a gift' },
  change: { zh: '改这份礼品', en: 'Change the gift' },
  what: { zh: '送什么', en: 'What' },
  whatHint: { zh: '比如：明前龙井一盒', en: 'For example: a box of tea' },
  cost: { zh: '多少钱', en: 'Cost' },
  whom: { zh: '送给谁', en: 'To whom' },
  firm: { zh: '整个公司', en: 'The company as a whole' },
  day: { zh: '哪天送', en: 'On' },
  occasion: { zh: '为什么送', en: 'Occasion' },
  occasionHint: { zh: '端午、生日、感谢介绍客户……', en: 'A festival, a birthday, thanks for a referral…' },
  note: { zh: '备注', en: 'Note' },
  limit: {
    zh: '一份超过 {each}，或一位客户一年（联系人合计）超过 {year}，要主管先批。',
    en: 'Above {each} for one, or {year} a year for one customer, all contacts together, a superior says yes first.',
  },
  willWait: { zh: '超过 {each}：提交后等主管批', en: 'Above {each}: it will wait for a superior' },
  submit: { zh: '提交审批', en: 'Ask for approval' },
  plan: { zh: '记下', en: 'Note it' },
  save: { zh: '保存', en: 'Save' },
  cancel: { zh: '取消', en: 'Cancel' },
  given: { zh: '已送', en: 'Given' },
  giveUp: { zh: '不送了', en: 'Give up' },
  approve: { zh: '同意', en: 'Approve' },
  decline: { zh: '不同意', en: 'Decline' },
  each: { zh: '超过单份额度', en: 'above the limit of one gift' },
  year: { zh: '超过全年额度', en: 'above the limit of the year' },
  by: { zh: '{name} 提出', en: 'asked by {name}' },
  decidedBy: { zh: '{name} 批的', en: 'decided by {name}' },
  waits: { zh: '已提交，等主管批', en: 'It waits for a superior' },
  noted: { zh: '记下了', en: 'Noted' },
  more: { zh: '这份礼品', en: 'This gift' },
})

export const occasionTexts = texts({
  title: { zh: '年年要记的日子', en: 'Days to keep each year' },
  add: { zh: '记一个日子', en: 'Note a day' },
  change: { zh: '改这个日子', en: 'Change this day' },
  name: { zh: '叫什么', en: 'Name' },
  nameHint: { zh: '厂庆、结婚纪念日、第一次见面……', en: 'A founding day, a wedding day…' },
  whose: { zh: '谁的', en: 'Whose' },
  firm: { zh: '公司的', en: 'The company’s' },
  kind: { zh: '是什么日子', en: 'What it is' },
  founding: { zh: '成立纪念日', en: 'Founding day' },
  own: { zh: '别的日子', en: 'Another day' },
  calendar: { zh: '按什么历', en: 'Calendar' },
  solar: { zh: '公历', en: 'Solar' },
  lunar: { zh: '农历', en: 'Lunar' },
  month: { zh: '月', en: 'Month' },
  day: { zh: '日', en: 'Day' },
  since: { zh: '哪一年起（可不填）', en: 'Since (if known)' },
  sinceHint: { zh: '填了就会写“第几周年”', en: 'With it the letter says how many years' },
  leap: { zh: '是闰月生的/定的，逢闰那个月才过', en: 'In the leap month, in years that have it' },
  fallback: { zh: '碰上没有这天的年份', en: 'In a year without that day' },
  earlier: { zh: '提前一天', en: 'The day before' },
  later: { zh: '推后一天', en: 'The day after' },
  skip: { zh: '那年不过', en: 'Not that year' },
  why29: { zh: '2 月 29 日四年才有一次。', en: '29 February comes every fourth year.' },
  why30: { zh: '农历有的月只有二十九天。', en: 'Some lunar months have 29 days.' },
  whyLeap: { zh: '不是每年都有这个闰月。', en: 'Few years have this leap month.' },
  save: { zh: '保存', en: 'Save' },
  cancel: { zh: '取消', en: 'Cancel' },
  end: { zh: '以后不过了', en: 'Keep it no longer' },
  ended: { zh: '以后不再提醒', en: 'Kept no longer' },
  next: { zh: '下次 {day}', en: 'next {day}' },
  noNext: { zh: '近三年没有', en: 'not in the next three years' },
  solarDay: { zh: '{month}月{day}日', en: '{month}/{day}' },
  lunarDay: { zh: '农历{month}{day}', en: 'lunar {month}/{day}' },
  leapDay: { zh: '农历闰{month}{day}', en: 'lunar leap {month}/{day}' },
  sinceYear: { zh: '{year} 年起', en: 'since {year}' },
  lunarMonths: {
    zh: '正月 二月 三月 四月 五月 六月 七月 八月 九月 十月 冬月 腊月',
    en: '1 2 3 4 5 6 7 8 9 10 11 12',
  },
  lunarDays: {
    zh: '初一 初二 初三 初四 初五 初六 初七 初八 初九 初十 十一 十二 十三 十四 十五 十六 十七 十八 十九 二十 廿一 廿二 廿三 廿四 廿五 廿六 廿七 廿八 廿九 三十',
    en: '1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30',
  },
})

export const contactCareTexts = texts({
  title: { zh: '问候谁', en: 'Who is greeted' },
  wants: { zh: '可以问候', en: 'May be greeted' },
  out: { zh: '不要问候', en: 'No greetings' },
  noConsent: { zh: '没有本人同意，不问候', en: 'No greetings without a consent' },
  isOut: { zh: '好的，不再问候{name}；备好的也停了', en: '{name} is greeted no more; what was drafted is stopped' },
  isBack: { zh: '以后可以问候{name}', en: '{name} may be greeted again' },
  birthday: { zh: '生日怎么过', en: 'How the birthday is kept' },
  keeps: { zh: '{calendar}生日 · 没有那天时{fallback}', en: '{calendar} birthday · without the day: {fallback}' },
  none: { zh: '还没有联系人。加了联系人，才知道问候谁。', en: 'No contacts yet: with one there is somebody to greet.' },
})

export const visitTexts = texts({
  order: { zh: '订单完成后', en: 'After an order' },
  service: { zh: '服务后', en: 'After a service' },
  complaint: { zh: '投诉后', en: 'After a complaint' },
  quarter: { zh: '每季度', en: 'Each quarter' },
})

export const wayTexts = texts({
  remind: { zh: '提醒负责人', en: 'Remind the owner' },
  offer: { zh: '发几个时间给客户选', en: 'Offer times to the customer' },
  book: { zh: '直接约好', en: 'Book the best time' },
  off: { zh: '不回访', en: 'None' },
})

export const visitStates = texts({
  waiting: { zh: '到时安排', en: 'To come' },
  reminded: { zh: '已提醒', en: 'Reminded' },
  offered: { zh: '等客户选', en: 'Times offered' },
  booked: { zh: '已约好', en: 'Booked' },
  void: { zh: '不用了', en: 'Not needed' },
})

export const planTexts = texts({
  title: { zh: '回访计划', en: 'Return-visit plans' },
  after: { zh: '{days} 天后', en: 'after {days} d' },
  own: { zh: '单独定的', en: 'of its own' },
  usual: { zh: '按公司的', en: 'as the company’s' },
  change: { zh: '改这个客户的回访', en: 'Change this customer’s plan' },
  how: { zh: '怎么安排', en: 'How' },
  days: { zh: '几天后', en: 'Days after' },
  person: { zh: '谁去', en: 'Who' },
  owner: { zh: '负责人', en: 'The owner' },
  save: { zh: '保存', en: 'Save' },
  cancel: { zh: '取消', en: 'Cancel' },
  wayHelp: {
    zh: '发时间或直接约，都在提前一周、对方有邮箱时才做；做不到就提醒负责人。',
    en: 'Offering and booking happen a week ahead where they have a mail address; else the owner is reminded.',
  },
  move: { zh: '改日子', en: 'Move' },
  drop: { zh: '这次不用', en: 'Not this time' },
  dropped: { zh: '这次不回访', en: 'Not this time' },
})
