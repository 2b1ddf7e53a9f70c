import { texts } from '../../../shared/text.ts'

export const standardsTexts = texts({
  measure: { zh: '看什么', en: 'Measure' },
  poor: { zh: '差（0 分）', en: 'Poor (0)' },
  good: { zh: '好（100 分）', en: 'Good (100)' },
  least: { zh: '至少几例', en: 'Least cases' },
  cell: { zh: '{measure}，{column}', en: '{measure}, {column}' },
  percent: { zh: '%', en: '%' },
  hours: { zh: '小时', en: 'h' },
  rungs: { zh: '级', en: 'rungs' },
  asDelivered: { zh: '{count} 项的原定标准', en: 'the {count} standards as delivered' },
  changed: { zh: '改过：{measures}', en: 'own standards for {measures}' },
  touches: { zh: '次', en: '×' },
})
