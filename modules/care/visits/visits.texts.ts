import { texts } from '../../../shared/text.ts'

/** R5: what a return visit is about, as its task and its agenda say. */
export const visitTexts = texts({
  order: {
    zh: '订单完成后回访：用得怎么样，还需要什么',
    en: 'Return visit after the order: how it serves, what is needed next',
  },
  service: {
    zh: '服务后回访：问题解决了吗，满意吗',
    en: 'Return visit after the service: is it solved, are they satisfied',
  },
  complaint: {
    zh: '投诉后回访：处理得满意吗',
    en: 'Return visit after the complaint: are they satisfied with what was done',
  },
  quarter: { zh: '季度回访', en: 'Return visit of the quarter' },
})
