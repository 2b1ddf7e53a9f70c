import { texts } from '../../../shared/text.ts'

export const shellTexts = texts({
  skip: { zh: '跳到正文', en: 'Skip to content' },
  nav: { zh: '主菜单', en: 'Main menu' },
  search: { zh: '找客户、联系人、电话、拼音首字母…', en: 'Find a customer, contact, phone, pinyin initials…' },
  searchShort: { zh: '找客户、联系人、电话…', en: 'Find a customer, contact, phone…' },
  log: { zh: '记一笔', en: 'Log a touch' },
  productName: { zh: '近客', en: 'Jinke' },
})
