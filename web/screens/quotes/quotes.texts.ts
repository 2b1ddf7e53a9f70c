import { texts } from '../../../shared/text.ts'

export const quotesTexts = texts({
  title: { zh: '报价', en: 'Quotes' },
  create: { zh: '写报价', en: 'Write a quote' },
  createShort: { zh: '新建', en: 'New' },
  number: { zh: '编号', en: 'Number' },
  customer: { zh: '客户', en: 'Customer' },
  need: { zh: '需求', en: 'Need' },
  state: { zh: '状态', en: 'State' },
  amount: { zh: '含税合计', en: 'Total' },
  validUntil: { zh: '有效到', en: 'Valid until' },
  by: { zh: '谁报的', en: 'By' },
  made: { zh: '日期', en: 'Made' },
  all: { zh: '全部', en: 'All' },
  waiting: { zh: '等我审批', en: 'For me to approve' },
  which: { zh: '看哪些', en: 'Which' },
  me: { zh: '我', en: 'Me' },
  none: { zh: '还没有报价', en: 'No quotes yet' },
  noneText: {
    zh: '先问诊，再报价。报价有版本、有有效期，超过限度会送主管审批；发出的版本不再改动。',
    en: 'Diagnose first, then quote. A quote has versions and a last day; beyond the limits it goes to the manager; what was sent never changes.',
  },
  noHits: { zh: '没有这样的报价', en: 'No such quotes' },
  noHitsText: { zh: '换一个状态看看。', en: 'Look at another state.' },
  noneWaiting: { zh: '没有等您审批的报价', en: 'Nothing waits for your approval' },
})
