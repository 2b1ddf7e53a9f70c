import { texts } from '../../../shared/text.ts'

export const weekTexts = texts({
  title: { zh: '上周小结', en: 'Last week' },
  span: { zh: '{from} – {to}', en: '{from} – {to}' },
  card: { zh: '看成绩单', en: 'Scorecard' },
  before: { zh: '前一周 {value}', en: 'was {value}' },
  open: { zh: '{figure} {value}，看是哪些', en: '{figure} {value}: open the records' },
  better: { zh: '变好', en: 'better' },
  worse: { zh: '变差', en: 'worse' },
  same: { zh: '差不多', en: 'about the same' },
})
