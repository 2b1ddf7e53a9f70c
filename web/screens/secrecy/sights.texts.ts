import { texts } from '../../../shared/text.ts'

export const sightsTexts = texts({
  title: { zh: '谁看过机密', en: 'Who saw secrets' },
  lead: {
    zh: '您负责的机密客户（总监、管理员、审计：也包括指定您的），还有画像里保密的内容，谁在什么时候看了什么。标黄的不一定有错，值得问一句。',
    en: 'Of the secret customers you answer for (directors, admins and audit: also those you are named for), and of what is sealed in their portraits: who saw what, and when. What is flagged need not be wrong; it is worth a question.',
  },
  all: { zh: '全部', en: 'All' },
  unusual: { zh: '异常的', en: 'Unusual' },
  which: { zh: '看哪些', en: 'Which' },
  person: { zh: '谁', en: 'Who' },
  anybody: { zh: '所有人', en: 'Anybody' },
  customer: { zh: '客户', en: 'Customer' },
  place: { zh: '看了什么', en: 'What' },
  when: { zh: '什么时候', en: 'When' },
  flags: { zh: '异常', en: 'Unusual' },
  and: { zh: '、', en: ', ' },
  times: { zh: '{n} 次', en: '{n} times' },
  oneCustomer: { zh: '只看这一位客户', en: 'This customer only' },
  allCustomers: { zh: '看全部客户', en: 'All customers' },
  none: { zh: '还没有人看过', en: 'Nobody has looked yet' },
  noneText: {
    zh: '有人打开您负责的机密客户，或者画像里保密的内容，就会记在这里。',
    en: 'When somebody opens a secret customer you answer for, or what is sealed in a portrait, it stands here.',
  },
  noneUnusual: { zh: '没有异常的查看', en: 'Nothing unusual' },
  noneUnusualText: {
    zh: '规则在设置里：一小时看多少位、什么时间之外、刚指定几天内，以及导出。',
    en: 'The rules are in the settings: how many in an hour, outside which hours, how soon after being named, and exports.',
  },
  sign: { zh: '先签保密承诺', en: 'Sign the undertaking first' },
  signText: {
    zh: '负责的主管也要签过承诺，才能查阅谁看过什么。',
    en: 'The responsible manager signs too before reviewing who saw what.',
  },
  toSign: { zh: '去读保密承诺', en: 'Read the undertaking' },
})
