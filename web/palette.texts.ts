import { texts } from '../shared/text.ts'

export const paletteTexts = texts({
  recent: { zh: '最近看过', en: 'Lately seen' },
  customers: { zh: '客户', en: 'Customers' },
  contacts: { zh: '联系人', en: 'Contacts' },
  inPool: { zh: '公海里的', en: 'In the pool' },
  create: { zh: '新建客户', en: 'New customer' },
  createNamed: { zh: '新建客户“{name}”', en: 'New customer “{name}”' },
  newNeed: { zh: '新建需求', en: 'New need' },
  newQuote: { zh: '写报价', en: 'Write a quote' },
  newOrder: { zh: '录入订单', en: 'Take an order' },
  papers: { zh: '报价与订单', en: 'Quotes and orders' },
  log: { zh: '记一笔', en: 'Log a touch' },
  arrange: { zh: '约时间', en: 'Find a time' },
  allFound: { zh: '在客户列表里看全部', en: 'See all in the list' },
})
