import { texts } from '../../../shared/text.ts'

export const copyTexts = texts({
  copy: { zh: '复制', en: 'Copy' },
  copyWhat: { zh: '复制{what}', en: 'Copy {what}' },
  copied: { zh: '已复制', en: 'Copied' },
  refused: { zh: '浏览器不让复制，请长按选中', en: 'The browser does not allow copying; please select it by hand' },
})
