import { texts } from '../../../shared/text.ts'

export const timelineTexts = texts({
  title: { zh: '动态', en: 'History' },
  all: { zh: '全部', en: 'All' },
  touches: { zh: '跟进', en: 'Touches' },
  orders: { zh: '订单', en: 'Orders' },
  owners: { zh: '归属', en: 'Owners' },
  edits: { zh: '修改', en: 'Edits' },
  stepIns: { zh: '主管介入', en: 'Manager' },
  filter: { zh: '看哪一类', en: 'Which kind' },
  none: { zh: '还没有动态。记下第一次跟进，故事就开始了。', en: 'Nothing yet. The first touch begins the story.' },
  neverTouched: { zh: '还没有跟进过。', en: 'Nobody has been in touch yet.' },
  logFirst: { zh: '还没有跟进过。按 L 记第一次。', en: 'No touches yet. Press L to log the first.' },
  noneOfKind: { zh: '没有这一类的动态。', en: 'Nothing of this kind.' },
  deals: { zh: '商机', en: 'Deals' },
  needOpened: { zh: '记下需求（{to}）', en: 'a need was written down ({to})' },
  needMoved: { zh: '需求从{from}到{to}', en: 'a need went from {from} to {to}' },
  quoteSent: { zh: '发出报价', en: 'a quote was sent' },
  quoteAccepted: { zh: '接受报价', en: 'a quote was accepted' },
  quoteRefused: { zh: '拒绝报价', en: 'a quote was refused' },
  quoteVersion: { zh: '{number} 第 {version} 版', en: '{number}, version {version}' },
  ordered: { zh: '下单', en: 'Ordered' },
  pool: { zh: '公海', en: 'the pool' },
  suspended: { zh: '挂起，{from}放下', en: 'suspended; was with {from}' },
  claimed: { zh: '{to}从{from}领取', en: '{to} claimed it from {from}' },
  assigned: { zh: '由{from}转给{to}', en: 'from {from} to {to}' },
  recalled: { zh: '因久未跟进，从{from}收回', en: 'recalled from {from} for neglect' },
  handedOver: { zh: '由{from}交接给{to}', en: 'handed over from {from} to {to}' },
  lookAgain: { zh: '{day}再看一次', en: 'look again on {day}' },
})

export const paymentTexts = texts({
  unpaid: { zh: '未收款', en: 'unpaid' },
  partial: { zh: '收了一部分', en: 'partly paid' },
  paid: { zh: '已收款', en: 'paid' },
})
