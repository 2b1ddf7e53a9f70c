import { texts } from '../../../shared/text.ts'

export const orderTexts = texts({
  back: { zh: '订单', en: 'Orders' },
  noLines: { zh: '只记了总额：{product}', en: 'Only the total is recorded: {product}' },
  delivered: { zh: '已交', en: 'Out' },
  amount: { zh: '订单金额', en: 'Amount' },
  paid: { zh: '已收', en: 'Paid' },
  owed: { zh: '未收', en: 'Owed' },
  unknownPart: { zh: '收了一部分，多少没有记', en: 'A part; how much was not told' },
  margin: { zh: '毛利', en: 'Margin' },
  dueOn: { zh: '交货日', en: 'Due on' },
  orderedOn: { zh: '下单日', en: 'Ordered on' },
  deliveries: { zh: '交货', en: 'Deliveries' },
  noDeliveries: { zh: '还没有交货。', en: 'Nothing has gone out.' },
  rest: { zh: '交齐', en: 'the last' },
  payments: { zh: '收款', en: 'Payments' },
  noPayments: { zh: '还没有收款。', en: 'Nothing has come in.' },
  quality: { zh: '质量与退货', en: 'Quality and returns' },
  qualityHint: {
    zh: '到货怎么样？有没有投诉、补货、退货？',
    en: 'How did it arrive? Complaints, replacements, returns?',
  },
  remarks: { zh: '备注', en: 'Remarks' },
  completed: {
    zh: '{day}完成：交齐、收齐。客户的新一轮跟进从那天开始，先问到货和质量，再谢，再问下一单。',
    en: 'Completed {day}: delivered and paid. The customer’s next pursuit began that day: ask how it arrived, thank them, ask for the next need.',
  },
  toCustomer: { zh: '去记一次回访', en: 'Record a return visit' },
  cancelled: { zh: '{day}取消：{reason}', en: 'Cancelled {day}: {reason}' },
  fromQuote: { zh: '报价 {number}', en: 'Quote {number}' },
  imported: { zh: '导入的订单', en: 'Imported' },
  waiting: {
    zh: '等主管批准后才能交货：{reasons}',
    en: 'Goods go out once the manager has approved it: {reasons}',
  },
  late: { zh: '交期已过，货还没交齐', en: 'Due, and not all delivered' },
  cannotEdit: { zh: '不能改', en: 'Cannot be changed' },
})
