import { texts } from '../../../shared/text.ts'

export const diagnosisTexts = texts({
  title: { zh: '诊断', en: 'Diagnosis' },
  lead: {
    zh: '数量、时间、专业、心理距离：谁哪一项最弱，凭什么这么说，这周做什么',
    en: 'Quantity, time, professionalism, distance: who is weakest in which, on what evidence, and what to do this week',
  },
  of: { zh: '{name}的诊断', en: 'Diagnosis of {name}' },
  people: { zh: '{count} 人合在一起看', en: '{count} people taken together' },
  everybody: { zh: '每个人的诊断', en: 'Everybody’s diagnosis' },
  toCustomers: { zh: '去客户列表', en: 'To the customers' },
  nobody: { zh: '还没有人在跟客户', en: 'Nobody sells yet' },
  nobodyDetail: {
    zh: '有同事开始跟客户、记跟进之后，这里会告诉你谁最需要帮助。',
    en: 'Once colleagues hold customers and log touches, this tells who needs help most.',
  },
})
