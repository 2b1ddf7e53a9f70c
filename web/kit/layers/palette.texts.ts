import { texts } from '../../../shared/text.ts'

export const paletteTexts = texts({
  title: { zh: '找客户、联系人，或做一件事', en: 'Find a customer or contact, or do something' },
  hint: { zh: '客户、联系人、电话、拼音首字母…', en: 'Customer, contact, phone, pinyin initials…' },
  nothing: { zh: '没有找到“{query}”', en: 'Nothing found for “{query}”' },
  nothingHint: {
    zh: '换个写法试试：简称、电话后四位、拼音首字母都行。',
    en: 'Try another way: part of the name, last digits of the phone, or pinyin initials.',
  },
  searching: { zh: '正在找', en: 'Searching' },
  found: { zh: '{count} 个结果', en: 'Found: {count}' },
  choose: { zh: '选择', en: 'choose' },
  open: { zh: '打开', en: 'open' },
})
