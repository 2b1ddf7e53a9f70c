import { refusal } from '../../shared/refusal.ts'

export const greetingSettled = refusal('greeting_settled', 409, {
  zh: '这条祝福已经发出、跳过或停下了，不能再改',
  en: 'This greeting went out, was skipped or stopped already; it can no longer be changed',
})
export const wantsNone = refusal('wants_no_greetings', 409, {
  zh: '这位联系人不愿收到问候。若对方改了主意，先在客户的“关怀”里改回来',
  en: 'This contact wants no greetings. If that has changed, say so first under Care on the customer’s page',
})
export const needsConsent = refusal('needs_consent', 409, {
  zh: '这位联系人的个人信息只能用于服务。先在“个人信息”里记下本人同意用于问候与营销',
  en: 'What is known of this contact may only serve. First note, under Personal information, the consent to greetings and marketing',
})
export const noAddress = refusal('greeting_no_address', 409, {
  zh: '这位联系人没有邮箱。可以复制文字发微信或短信，再标记为已发',
  en: 'This contact has no mail address. Copy the text into WeChat or SMS, then mark it as sent',
})
export const dayOver = refusal('greeting_day_over', 409, {
  zh: '对方那边已经太晚，今天不宜再发。可以跳过',
  en: 'It is too late there to write today. Skip it instead',
})
export const giftSettled = refusal('gift_settled', 409, {
  zh: '这份礼品已经有结果了，不能再这样操作',
  en: 'This gift is settled already; that can no longer be done',
})
export const giftWaits = refusal('gift_waits', 409, {
  zh: '这份礼品还在等主管批，批了才能送出',
  en: 'This gift waits for a superior; it can be given once it is approved',
})
export const mayNotApproveGift = refusal('may_not_approve_gift', 403, {
  zh: '由负责人的主管或更高的人审批，自己提的不能自己批',
  en: 'The owner’s manager or someone above decides on it, and not the one who asked',
})
export const noSuchDay = refusal('no_such_day', 422, {
  zh: '没有这一天：{month} 月 {day} 日',
  en: 'There is no such day: {month}/{day}',
  field: 'day',
})
export const unknownColleague = refusal('unknown_colleague', 422, {
  zh: '没有这位同事，或已离职',
  en: 'There is no such colleague, or the colleague has left',
  field: 'personId',
})
export const giftOverThen = refusal('gift_over_then', 422, {
  zh: '{year} 年这位客户的礼品（所有联系人合计）会超出额度。先改送出的日期，主管批了再登记已送出',
  en: 'In {year} gifts there would go over the limit. Change its day first; once a superior has approved, say that it was given',
  field: 'onDay',
})
export const giftDayOff = refusal('gift_day_off', 422, {
  zh: '礼品的日期不能早于 {days} 天前，也不能早于这位客户建档；已送出的不能写以后的日期',
  en: 'The day of a gift lies at most {days} days back and not before the customer was entered; what was given has no day to come',
  field: 'onDay',
})
export const greetingLacks = refusal('greeting_lacks', 422, {
  zh: '还有没填的：{blanks}。补上再发',
  en: 'Still to be filled in: {blanks}',
})
export const visitSettled = refusal('visit_settled', 409, {
  zh: '这次回访已经安排出去了，不能再改；到任务或预约里改',
  en: 'This return visit was arranged already; change it in its task or appointment',
})
