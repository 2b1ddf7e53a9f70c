import { texts } from '../../../shared/text.ts'

export const orderStateTexts = texts({
  open: { zh: '进行中', en: 'Under way' },
  completed: { zh: '已完成', en: 'Completed' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
})

export const deliveryTexts = texts({
  none: { zh: '未交货', en: 'Not delivered' },
  partly: { zh: '交了一部分', en: 'Partly delivered' },
  delivered: { zh: '已交齐', en: 'Delivered' },
  late: { zh: '交期已过', en: 'Delivery overdue' },
  waiting: { zh: '待审批', en: 'Awaiting approval' },
  twins: { zh: '同号', en: 'Same number' },
  twinOf: { zh: '同号：{name}', en: 'Same number: {name}' },
})

export const paidTexts = texts({
  unpaid: { zh: '未收款', en: 'Unpaid' },
  partial: { zh: '收了一部分', en: 'Partly paid' },
  paid: { zh: '已收齐', en: 'Paid' },
})

export const takeOrderTexts = texts({
  title: { zh: '录入订单', en: 'Take an order' },
  ofNeed: { zh: '为需求“{title}”', en: 'For the need “{title}”' },
  ofQuote: { zh: '按报价 {number}', en: 'By quote {number}' },
  how: { zh: '怎么填', en: 'How' },
  whole: { zh: '只填总额', en: 'The total only' },
  byLine: { zh: '逐行填', en: 'Line by line' },
  amount: { zh: '订单金额（含税）', en: 'Amount, tax included' },
  product: { zh: '订了什么', en: 'What was ordered' },
  orderedOn: { zh: '下单日', en: 'Ordered on' },
  dueOn: { zh: '交货日', en: 'Due on' },
  number: { zh: '订单号', en: 'Number' },
  numberHint: { zh: '留空就自动编号', en: 'Left empty it is numbered' },
  cost: { zh: '成本', en: 'Cost' },
  take: { zh: '录入订单', en: 'Take the order' },
  taken: { zh: '订单 {number} 已录入，需求赢下了', en: 'Order {number} is taken; the need is won' },
  takenPlain: { zh: '订单 {number} 已录入', en: 'Order {number} is taken' },
  takenWaits: {
    zh: '订单 {number} 已录入，主管批准后才算数，才能交货、收款',
    en: 'Order {number} is taken; it counts, and goods and money move, once the manager has approved it',
  },
  amountNeeded: { zh: '请填金额', en: 'Give the amount' },
  cancel: { zh: '不录了', en: 'Discard' },
})

export const orderActTexts = texts({
  deliver: { zh: '记交货', en: 'Record a delivery' },
  deliverAll: { zh: '余下的全部交齐', en: 'All that is left went out' },
  deliverPart: { zh: '按行填数量', en: 'By line' },
  left: { zh: '还差 {quantity} {unit}', en: '{quantity} {unit} left' },
  overDelivered: { zh: '确实多交了', en: 'More really went out' },
  on: { zh: '哪天', en: 'On' },
  note: { zh: '备注', en: 'Note' },
  save: { zh: '记下', en: 'Record' },
  delivered: { zh: '交货已记下', en: 'The delivery is recorded' },
  approve: { zh: '批准', en: 'Approve' },
  approved: {
    zh: '订单 {number} 已批准，可以交货、收款了',
    en: 'Order {number} is approved; goods and money may move',
  },
  pay: { zh: '记收款', en: 'Record a payment' },
  refund: { zh: '这是退款', en: 'This is a refund' },
  refundDo: { zh: '记退款', en: 'Record a refund' },
  refundMost: { zh: '现在还留着 {amount}', en: '{amount} is still with us' },
  refunded: { zh: '退款已记下', en: 'The refund is recorded' },
  early: { zh: '确实发生在下单之前', en: 'It really was before the order' },
  payLeft: { zh: '还差 {amount}', en: '{amount} is owed' },
  payAmount: { zh: '金额', en: 'Amount' },
  overPaid: { zh: '确实多付了', en: 'More really was paid' },
  paid: { zh: '收款已记下', en: 'The payment is recorded' },
  completed: {
    zh: '交齐、收齐，订单完成：新一轮跟进从今天开始，先问到货和质量',
    en: 'Delivered and paid, the order is completed: the next pursuit begins today. First ask how the goods arrived',
  },
  complete: { zh: '完成订单', en: 'Complete' },
  cancel: { zh: '取消订单…', en: 'Cancel the order…' },
  cancelTitle: { zh: '取消订单 {number}', en: 'Cancel order {number}' },
  cancelLead: {
    zh: '它不再计入业绩，记录留着；它赢下的需求会重新打开。',
    en: 'It counts no more, its record stays; the need that it won opens again.',
  },
  cancelPaid: {
    zh: '已经收了 {amount}，这笔钱怎么办？',
    en: '{amount} was paid. What becomes of it?',
  },
  cancelDo: { zh: '取消订单', en: 'Cancel the order' },
  cancelled: { zh: '订单 {number} 已取消', en: 'Order {number} is cancelled' },
})

/** What becomes of what was paid for a cancelled order, as one chooses it. */
export const refundTexts = texts({
  later: { zh: '以后退', en: 'Give it back later' },
  now: { zh: '今天已全退', en: 'All given back today' },
  kept: { zh: '按约定不退', en: 'Keep it as agreed' },
})

export const toRefundTexts = texts({
  due: { zh: '待退款', en: 'To be refunded' },
})
