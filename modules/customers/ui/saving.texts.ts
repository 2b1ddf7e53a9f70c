import { texts } from '../../../shared/text.ts'

export const savingTexts = texts({
  changed: { zh: '已改：{field}', en: 'Changed: {field}' },
  onlyManagers: { zh: '重要度由主管调整', en: 'Importance is set by managers' },
})
