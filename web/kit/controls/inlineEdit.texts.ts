import { texts } from '../../../shared/text.ts'

export const inlineTexts = texts({
  edit: { zh: '修改{label}', en: 'Edit {label}' },
  none: { zh: '未填', en: 'Not given' },
  changedMeanwhile: { zh: '别人刚刚改了这一项', en: 'Someone just changed this' },
  theirs: { zh: '现在是', en: 'Now it is' },
  yours: { zh: '您要改成', en: 'You want' },
  useYours: { zh: '用我的', en: 'Use mine' },
  keepTheirs: { zh: '保留现在的', en: 'Keep theirs' },
  again: { zh: '再存一次', en: 'Save again' },
  addTag: { zh: '加标签，回车确认', en: 'Add a tag, Enter' },
  removeTag: { zh: '去掉标签 {tag}', en: 'Remove the tag {tag}' },
  save: { zh: '保存', en: 'Save' },
})
