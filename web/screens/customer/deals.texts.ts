import { texts } from '../../../shared/text.ts'

export const dealsOfCustomerTexts = texts({
  title: { zh: '商机', en: 'Deals' },
  create: { zh: '新增', en: 'Add' },
  newNeed: { zh: '新建需求', en: 'New need' },
  newQuote: { zh: '写报价', en: 'Write a quote' },
  newOrder: { zh: '录入订单', en: 'Take an order' },
  none: {
    zh: '没有进行中的需求。聊到他们想做什么，就记下来。',
    en: 'No open needs. When they speak of one, write it down.',
  },
})
