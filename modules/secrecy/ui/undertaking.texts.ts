import { texts } from '../../../shared/text.ts'

export const undertakingTexts = texts({
  title: { zh: '保密承诺', en: 'Confidentiality undertaking' },
  lead: {
    zh: '机密客户的内容，只有在名单上并签过承诺的人能看。',
    en: 'What is in a sealed customer is seen only by people who are named and have signed.',
  },
  wanted: {
    zh: '您在机密客户的名单上，还没签这一版承诺，所以什么都看不到。',
    en: 'You are named for sealed customers and have not signed this version, so you see nothing of them.',
  },
  signed: { zh: '已签第 {version} 版，{when}', en: 'Version {version} signed, {when}' },
  unsigned: {
    zh: '还没有签。要看机密客户才需要签；公司里第一个人签署起，机密等级就只对签过的人打开。',
    en: 'Not signed. You need to only for sealed customers; from the first signature in the company on, these are open only to who has signed.',
  },
  read: { zh: '读一遍', en: 'Read it' },
  readAndSign: { zh: '读过并签署', en: 'Read and sign' },
  sign: { zh: '我已读懂，签署', en: 'I have read it and sign' },
  signedNow: { zh: '已签署，机密客户现在能看了', en: 'Signed; the customers you are named for are open to you' },
  asName: { zh: '签署人：{name}', en: 'Signed by {name}' },
  close: { zh: '关闭', en: 'Close' },
  document: { zh: '存档文件', en: 'Document' },
  version: { zh: '第 {version} 版', en: 'Version {version}' },
  pageTitle: { zh: '保密承诺书', en: 'Undertakings' },
  pageLead: {
    zh: '公司里第一个人签署起，机密等级的客户只对名单上签过的人打开。发布新版后要重新签署，签之前什么都看不到。',
    en: 'From the first signature on, customers of sealed tiers are open only to those named who have signed. After a new version everyone signs again, and sees nothing until then.',
  },
  publish: { zh: '发布新版', en: 'Publish a new version' },
  publishTitle: { zh: '新版保密承诺', en: 'A new version of the undertaking' },
  publishText: {
    zh: '一发布就生效：现在签过旧版的人，要重新签才能继续看机密客户。',
    en: 'It counts at once: whoever signed the old one signs again before seeing sealed customers.',
  },
  published: { zh: '第 {version} 版已生效', en: 'Version {version} counts now' },
  chinese: { zh: '中文', en: 'Chinese' },
  english: { zh: '英文', en: 'English' },
  current: { zh: '现行', en: 'Current' },
  shipped: { zh: '近客自带', en: 'Came with Jinke' },
  by: { zh: '{name} 发布', en: 'Published by {name}' },
  count: { zh: '{count} 人签过', en: '{count} signed' },
  who: { zh: '谁签过', en: 'Who signed' },
  nobody: { zh: '还没有人签这一版。', en: 'Nobody has signed this version yet.' },
  text: { zh: '全文', en: 'Text' },
  cancel: { zh: '取消', en: 'Cancel' },
  more: { zh: '更早签的', en: 'Earlier ones' },
})
