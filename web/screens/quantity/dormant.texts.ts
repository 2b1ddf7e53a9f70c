import { texts } from '../../../shared/text.ts'

export const dormantTexts = texts({
  told: {
    zh: '这些客户 {days} 天没有订单，也没有有效跟进。',
    en: 'No order and no effective touch for {days} days.',
  },
  toldCount: {
    zh: '{count} 位客户 {days} 天没有订单，也没有有效跟进。',
    en: '{count} customers without an order or effective touch for {days} days.',
  },
  beside: {
    zh: '谈过或买过的已经认识我们，叫醒一位比找一位新的容易；从来没谈过的，也趁早打个电话。睡得最久的排在前面；打开一位就能记一笔，勾选几位可以一起分配。',
    en: 'Those who talked or bought know us: waking one is easier than finding a new one. Those never talked to want a first call. The longest asleep come first; open one to log a touch, mark several to assign them.',
  },
  never: { zh: '从来没有', en: 'Never' },
  list: { zh: '沉睡的客户', en: 'Dormant customers' },
  empty: { zh: '没有沉睡的客户', en: 'Nobody is asleep' },
  emptyText: {
    zh: '每位客户 {days} 天内都有过有效跟进或订单。',
    en: 'Every customer had an effective touch or an order within {days} days.',
  },
})
