import { texts } from '../../../shared/text.ts'

export const inputTexts = texts({
  showPassword: { zh: '显示密码', en: 'Show password' },
})
