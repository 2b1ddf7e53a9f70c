import { texts } from '../../../shared/text.ts'

export const dealTexts = texts({
  back: { zh: '商机', en: 'Deals' },
  mayNotEdit: { zh: '由同事负责，您可以看，不能改。', en: 'A colleague follows it; you may look on.' },
  closed: { zh: '已经结束；移回看板上的一列就能再改。', en: 'It is closed; move it back on the board to change it.' },
  facts: { zh: '已知的', en: 'What is known' },
  quotes: { zh: '报价', en: 'Quotes' },
  orders: { zh: '订单', en: 'Orders' },
  newQuote: { zh: '写报价', en: 'Write a quote' },
  takeOrder: { zh: '录入订单', en: 'Take an order' },
  noQuotes: { zh: '还没有报价。', en: 'No quotes yet.' },
  noOrders: { zh: '还没有订单。', en: 'No orders yet.' },
  lost: { zh: '丢单…', en: 'Lost…' },
  reopen: { zh: '重新捡起来', en: 'Take it up again' },
})
