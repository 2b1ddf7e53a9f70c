import { texts } from '../../../shared/text.ts'

export const tierTexts = texts({
  importance: { zh: '客户重要度：{tier}', en: 'Importance: {tier}' },
})
