import { texts } from '../../../shared/text.ts'

export const duplicatesTexts = texts({
  title: { zh: '重复客户', en: 'Duplicates' },
  lead: {
    zh: '这些可能是同一家。合并什么都不会丢，随时可以分开。',
    en: 'These may be the same. Merging loses nothing, and can be undone.',
  },
  merge: { zh: '比较并合并', en: 'Compare and merge' },
  dismiss: { zh: '不是同一家', en: 'Two different ones' },
  dismissed: { zh: '已记下：不是同一家，不再提示', en: 'Noted: two different ones; not proposed again' },
  mayNotMerge: { zh: '要两位都归您管，才能合并', en: 'You may merge what is yours or your team’s' },
  none: { zh: '没有疑似重复的客户', en: 'No likely duplicates' },
  noneText: {
    zh: '新建、导入客户时，名称、电话或邮箱相近的会出现在这里，由您决定是不是同一家。',
    en: 'When customers are created or imported, those with a like name, number or e-mail come here, and you decide.',
  },
  lately: { zh: '刚才合并的', en: 'Merged just now' },
  into: { zh: '“{merged}”并入“{kept}”', en: '“{merged}” went into “{kept}”' },
  touches: { zh: '{count} 次跟进', en: 'touches: {count}' },
  orders: { zh: '{count} 张订单', en: 'orders: {count}' },
  entered: { zh: '{day}录入', en: 'entered {day}' },
})
