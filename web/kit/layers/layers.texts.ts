import { texts } from '../../../shared/text.ts'

export const layerTexts = texts({
  close: { zh: '关闭', en: 'Close' },
  undo: { zh: '撤销', en: 'Undo' },
  cancel: { zh: '取消', en: 'Cancel' },
  notices: { zh: '提示', en: 'Notices' },
  reason: { zh: '原因', en: 'Reason' },
  reasonNeeded: { zh: '请写下原因，日后看得明白', en: 'Please give the reason, so that it can be understood later' },
})
