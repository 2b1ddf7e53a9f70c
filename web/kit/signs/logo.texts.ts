import { texts } from '../../../shared/text.ts'

export const logoTexts = texts({
  name: { zh: '近客', en: 'Jinke' },
  initial: { zh: '近', en: '近' },
})
