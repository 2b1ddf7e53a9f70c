import { texts } from '../../../shared/text.ts'

export const ordersTexts = texts({
  title: { zh: '订单', en: 'Orders' },
  create: { zh: '录入订单', en: 'Take an order' },
  createShort: { zh: '录入', en: 'New' },
  number: { zh: '订单号', en: 'Number' },
  customer: { zh: '客户', en: 'Customer' },
  product: { zh: '订了什么', en: 'What' },
  amount: { zh: '金额', en: 'Amount' },
  delivery: { zh: '交货', en: 'Delivery' },
  payment: { zh: '收款', en: 'Payment' },
  state: { zh: '状态', en: 'State' },
  orderedOn: { zh: '下单', en: 'Ordered' },
  dueOn: { zh: '交货日', en: 'Due' },
  owner: { zh: '负责人', en: 'Owner' },
  me: { zh: '我', en: 'Me' },
  team: { zh: '团队', en: 'Team' },
  late: { zh: '交期', en: 'Due' },
  lateOnly: { zh: '已过交期', en: 'Overdue' },
  none: { zh: '还没有订单', en: 'No orders yet' },
  noneText: {
    zh: '客户接受报价后一键转成订单，也可以直接录入。交货和收款分几次都行；交齐、收齐，订单完成，新一轮跟进自动开始。',
    en: 'An accepted quote becomes an order by one press; one may also be taken by hand. Deliveries and payments come in parts; once all is delivered and paid, the next pursuit begins.',
  },
  noHits: { zh: '没有符合条件的订单', en: 'No orders match' },
  noHitsText: { zh: '去掉一个条件，也许就有了。', en: 'Take a condition away, and there may be some.' },
  clear: { zh: '清除所有筛选', en: 'Clear all filters' },
})
