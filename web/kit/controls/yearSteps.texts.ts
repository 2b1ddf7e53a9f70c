import { texts } from '../../../shared/text.ts'

export const yearStepTexts = texts({
  before: { zh: '前一年', en: 'The year before' },
  after: { zh: '后一年', en: 'The year after' },
})
