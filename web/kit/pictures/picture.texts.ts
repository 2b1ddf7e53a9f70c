import { texts } from '../../../shared/text.ts'

export const pictureTexts = texts({
  asTable: { zh: '看表格', en: 'As a table' },
  asPicture: { zh: '看图', en: 'As a picture' },
  failed: {
    zh: '图没能画出来（网络不通，或图表组件没载入）。下面的表格说的是同样的事。',
    en: 'The picture could not be drawn (no network, or its library did not load). The table says the same.',
  },
})
