import { texts } from '../../../shared/text.ts'

export const pictureTexts = texts({
  asTable: { zh: '看表格', en: 'As a table' },
  asPicture: { zh: '看图', en: 'As a picture' },
})
