import { texts } from '../../../shared/text.ts'

/** What both sides are told in writing (A1, A5). */
export const messageTexts = texts({
  hello: { zh: '{name}，您好：', en: 'Dear {name},' },
  helloAll: { zh: '您好：', en: 'Hello,' },
  signed: { zh: '{person}\n{company}', en: '{person}\n{company}' },

  offerSubject: { zh: '{company}想跟您约个时间：{kind}', en: '{company}: please pick a time for {kind}' },
  offer: {
    zh: '想跟您约个时间：{kind}，约 {minutes} 分钟。下面几个时间，您看哪个方便？点开链接选一个就行，不用注册：',
    en: 'We would like to find a time for {kind}, about {minutes} minutes. Which of these suits you? Pick one behind the link; no account is needed:',
  },
  offerUntil: {
    zh: '链接到 {until} 有效；都不合适也可以在里面告诉我们。',
    en: 'The link works until {until}; you can also tell us there that none fits.',
  },

  bookedSubject: { zh: '已约定：{kind}，{when}', en: 'Confirmed: {kind}, {when}' },
  booked: { zh: '时间定下来了：', en: 'This is agreed:' },
  movedSubject: { zh: '改到 {when}：{kind}', en: 'Moved to {when}: {kind}' },
  moved: { zh: '时间改了，新的时间是：', en: 'The time has changed. It is now:' },
  changedSubject: { zh: '有更新：{kind}，{when}', en: 'Updated: {kind}, {when}' },
  changed: { zh: '安排有更新，现在是：', en: 'Something has changed. It now reads:' },
  keptSubject: { zh: '时间不变：{kind}，{when}', en: 'As agreed: {kind}, {when}' },
  kept: {
    zh: '我们尽力调了，这次还是按原来的时间：',
    en: 'We looked for another time and found none, so it stays as agreed:',
  },
  handedOverSubject: { zh: '{person}接着和您见：{kind}，{when}', en: '{person} will meet you: {kind}, {when}' },
  handedOver: {
    zh: '这次约见由我们的 {person} 接着负责，时间不变：',
    en: '{person} now looks after this appointment for us. The time stays as agreed:',
  },
  cancelledSubject: { zh: '已取消：{kind}，{when}', en: 'Cancelled: {kind}, {when}' },
  cancelledOpen: { zh: '已取消：{kind}', en: 'Cancelled: {kind}' },
  cancelled: { zh: '这次约见取消了：', en: 'This appointment is cancelled:' },
  remindSubject: { zh: '提醒：{kind}，{when}', en: 'Reminder: {kind}, {when}' },
  remind: { zh: '提醒您，我们约好了：', en: 'A reminder of what we agreed:' },
  noShowSubject: { zh: '这次没能见上，另约个时间？', en: 'We missed you. Another time?' },
  noShow: {
    zh: '约好的时间没能见上，希望一切都好。您方便时告诉我们，另约一个时间就行：',
    en: 'We missed you at the time we had agreed and hope all is well. Whenever it suits you, let us find another:',
  },

  what: { zh: '事由：{kind}', en: 'What: {kind}' },
  when: { zh: '时间：{when}', en: 'When: {when}' },
  places: { zh: '几位（或几件）：{count}', en: 'How many: {count}' },
  place: { zh: '地点：{place}', en: 'Where: {place}' },
  parking: { zh: '停车：{parking}', en: 'Parking: {parking}' },
  who: { zh: '我方：{people}', en: 'From our side: {people}' },
  agenda: { zh: '要谈：{agenda}', en: 'Agenda: {agenda}' },
  importance: { zh: '为什么重要：{importance}', en: 'Why it matters: {importance}' },
  haveReady: { zh: '请您准备：{what}', en: 'Please have ready: {what}' },
  change: { zh: '要改时间或取消，点这里：', en: 'To change the time or cancel:' },
  withCustomer: { zh: '客户：{customer}', en: 'Customer: {customer}' },
  secretCustomer: { zh: '客户预约', en: 'a customer' },
  reason: { zh: '原因：{reason}', en: 'Reason: {reason}' },
  summary: { zh: '{company} · {kind}', en: '{company} · {kind}' },
  theirTime: { zh: '（{zone} 时间）', en: ' ({zone} time)' },
})
