import { texts } from '../../../shared/text.ts'

export const closenessTexts = texts({
  title: { zh: '亲疏', en: 'Closeness' },
  lead: {
    zh: '谁的画像该过了，哪些关系停住了，各人手里的客户知道多少。',
    en: 'Portraits to go through, relationships that stand still, and how much each of us knows.',
  },
  reviews: { zh: '该一起过一遍的画像', en: 'Portraits to go through' },
  noReviews: { zh: '没有到期的复盘。', en: 'No review is due.' },
  dueOn: { zh: '{day}到期', en: 'due {day}' },
  stuck: { zh: '停住的关系', en: 'Standing still' },
  noStuck: { zh: '没有停住的关系。', en: 'Nothing stands still.' },
  stuckFor: { zh: '{day}起，又跟了 {touches} 次', en: 'since {day}; touches since: {touches}' },
  stuckPortrait: { zh: '已证实更近，画像没跟上：补画像', en: 'proven nearer; the portrait lags: fill it' },
  complete: { zh: '各人的画像', en: 'Portraits of each colleague' },
  person: { zh: '同事', en: 'Colleague' },
  customers: { zh: '客户', en: 'Customers' },
  filled: { zh: '平均完整度', en: 'Filled' },
  overdue: { zh: '该复盘', en: 'Reviews due' },
  stuckCount: { zh: '停住', en: 'Stuck' },
  nobody: { zh: '还没有人手里有客户', en: 'Nobody holds a customer yet' },
  nobodyText: {
    zh: '有了客户，在客户页填画像、记跟进，这里会列出每位同事了解了多少、走近了几级。',
    en: 'Once there are customers, fill their portraits and log touches: this tells how much each of us knows, and how near we are.',
  },
  toCustomers: { zh: '去客户列表', en: 'To the customers' },
  everybody: { zh: '看所有人的', en: 'Everybody’s' },
  more: { zh: '再看一些', en: 'More' },
})
