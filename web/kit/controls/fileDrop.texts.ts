import { texts } from '../../../shared/text.ts'

export const fileDropTexts = texts({
  drop: { zh: '把文件拖到这里，或点此选择', en: 'Drop files here, or click to choose' },
  letGo: { zh: '松开即可', en: 'Let go to add them' },
})
