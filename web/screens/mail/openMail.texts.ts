import { texts } from '../../../shared/text.ts'

export const openMailTexts = texts({
  open: { zh: '看邮件', en: 'Open the mail' },
})
