import { texts } from '../../../shared/text.ts'

export const notFoundTexts = texts({
  title: { zh: '这里什么也没有', en: 'There is nothing here' },
  text: {
    zh: '地址可能抄错了，或者这条记录不归您看。按 ⌘K 或 Ctrl K 可以找到任何客户。',
    en: 'The address may be mistyped, or the record is not yours to see. ⌘K or Ctrl K finds any customer.',
  },
  home: { zh: '回到今日', en: 'Back to today' },
})
