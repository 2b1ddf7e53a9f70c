import { texts } from '../../../shared/text.ts'

export const columnTexts = texts({
  twelve: { zh: '本轮跟进', en: 'Touches' },
})
