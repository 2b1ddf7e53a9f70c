import { texts } from '../../../shared/text.ts'

export const columnTexts = texts({
  orders: { zh: '订单', en: 'Orders' },
  twelve: { zh: '本轮跟进', en: 'Touches' },
})
