import { texts } from '../../../shared/text.ts'

export const tagTexts = texts({
  hint: { zh: '写一个，回车', en: 'Type one, then Enter' },
  remove: { zh: '去掉标签 {tag}', en: 'Remove the tag {tag}' },
})
