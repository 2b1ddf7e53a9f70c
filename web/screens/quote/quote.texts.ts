import { texts } from '../../../shared/text.ts'

export const quoteScreenTexts = texts({
  back: { zh: '报价', en: 'Quotes' },
  newTitle: { zh: '写报价', en: 'Write a quote' },
  forWhom: { zh: '报给哪位客户', en: 'To which customer' },
  validUntil: { zh: '有效到 {day}', en: 'valid until {day}' },
  version: { zh: '第 {version} 版', en: 'version {version}' },
  madeOutTo: { zh: '报给 {name}', en: 'to {name}' },
  order: { zh: '已成订单 {number}', en: 'It became order {number}' },
  terms: { zh: '条款', en: 'Terms' },
  approvals: { zh: '审批', en: 'Approvals' },
  asked: { zh: '{name} 送审第 {version} 版：{reasons}', en: '{name} submitted version {version}: {reasons}' },
  waits: { zh: '等主管审批', en: 'waits for the manager' },
  approved: { zh: '{name} 批准', en: '{name} approved' },
  returned: { zh: '{name} 退回', en: '{name} returned it' },
  refusedWhy: { zh: '客户拒绝的原因：{reason}', en: 'Why they refused: {reason}' },
})
