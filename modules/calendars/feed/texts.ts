import { texts } from '../../../shared/text.ts'

export const feedTexts = texts({
  name: { zh: '近客 · {person}', en: 'Jinke · {person}' },
  appointment: { zh: '客户预约', en: 'Customer appointment' },
})
