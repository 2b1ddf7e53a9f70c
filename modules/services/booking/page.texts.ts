import { texts } from '../../../shared/text.ts'

/** What a customer reads who books a slot. */
export const pageTexts = texts({
  title: { zh: '{company} · 预约{service}', en: '{company} · book {service}' },
  about: { zh: '约 {minutes} 分钟', en: 'About {minutes} minutes' },
  day: { zh: '哪一天来？', en: 'Which day suits you?' },
  time: { zh: '几点来？', en: 'What time?' },
  morning: { zh: '上午', en: 'Morning' },
  afternoon: { zh: '下午', en: 'Afternoon' },
  left: { zh: '余 {count}', en: '{count} left' },
  free: { zh: '可约', en: 'free' },
  noneThen: { zh: '这天没有空的时段', en: 'nothing free' },
  earlier: { zh: '← 前两周', en: '← Earlier' },
  later: { zh: '后两周 →', en: 'Later →' },
  full: { zh: '近期都约满了', en: 'Nothing is free at present' },
  fullWhy: {
    zh: '这 {days} 天里没有空的时段了。请过几天再来看，或直接联系我们。',
    en: 'All slots of the coming {days} days are taken. Please look again in some days, or get in touch with us.',
  },
  closed: { zh: '现在不能在网上预约', en: 'This cannot be booked online at present' },
  closedWhy: { zh: '请直接联系我们，我们帮您安排。', en: 'Please get in touch with us and we will find a time.' },
  change: { zh: '← 换个时间', en: '← Another time' },
  zone: { zh: '时间按{zone}', en: 'Times are {zone}' },
  name: { zh: '您怎么称呼', en: 'Your name' },
  firm: { zh: '单位（选填）', en: 'Company (if any)' },
  phone: { zh: '手机或电话', en: 'Phone' },
  mail: { zh: '邮箱', en: 'E-mail' },
  reach: {
    zh: '电话和邮箱填一个就行；填了邮箱会收到确认和日历邀请。',
    en: 'One of phone and e-mail is enough; by e-mail you get a confirmation for your calendar.',
  },
  places: { zh: '几位（或几件）', en: 'How many' },
  note: {
    zh: '要做什么、设备型号、有什么要求（选填）',
    en: 'What it is about, which machine, anything we should know (if you like)',
  },
  book: { zh: '确定预约', en: 'Book' },
  private: { zh: '您填的只用来安排这次预约。', en: 'What you enter is used to arrange this appointment only.' },
  needName: { zh: '请填写您怎么称呼（不含网址）', en: 'Please enter your name (without a web address)' },
  needReach: {
    zh: '请填写电话或邮箱，填一个就行',
    en: 'Please enter a phone number or an e-mail address; one is enough',
  },
  badPhone: { zh: '电话号码看不懂，请再核对', en: 'That phone number cannot be read; please check it' },
  badMail: { zh: '邮箱地址不对，请再核对', en: 'That e-mail address is not right; please check it' },
  tooMany: {
    zh: '这个时段只剩 {left} 个名额。请减少人数（件数），或换个时间',
    en: 'Only {left} places are left then. Please book fewer, or choose another time',
  },
  tooOften: {
    zh: '网上能同时预约的次数已到上限。请直接联系我们，我们帮您安排',
    en: 'No more can be booked online at the same time. Please get in touch with us and we will arrange it',
  },
  stale: { zh: '页面放久了，请再选一次时间', en: 'The page has been open for long; please choose a time again' },
  gone: { zh: '这个时段刚刚约满了', en: 'That slot has just been taken' },
  goneWhy: {
    zh: '{when} 已经没有空位。下面是离它最近、还有空的；您填的都留着，点一个就约好：',
    en: 'Nothing is left on {when}. These are the nearest that are free; what you entered is kept, one tap books it:',
  },
  goneNone: {
    zh: '近期都约满了。请过几天再来看，或直接联系我们。',
    en: 'All slots are taken at present. Please look again in some days, or get in touch with us.',
  },
  all: { zh: '看所有时段', en: 'See all slots' },
})
