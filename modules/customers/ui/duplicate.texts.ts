import { texts } from '../../../shared/text.ts'

/** G4: what agrees between two customers. */
export const evidenceTexts = texts({
  name: { zh: '名称相同', en: 'the same name' },
  loose_name: { zh: '名称相近', en: 'a similar name' },
  phone: { zh: '电话相同', en: 'the same number' },
  mail: { zh: '邮箱相同', en: 'the same e-mail' },
})

export const duplicateTexts = texts({
  maybe: { zh: '可能已经有了', en: 'It may be there already' },
  elsewhere: {
    zh: '同事那里可能已经有了',
    en: 'A colleague may have it already',
  },
  with: { zh: '{owner}负责', en: 'with {owner}' },
  unowned: { zh: '暂无负责人', en: 'no owner yet' },
  ask: { zh: '请先问一下{name}', en: 'Please ask {name} first' },
  askManager: { zh: '请先问一下主管', en: 'Please ask your manager first' },
  open: { zh: '去看看', en: 'Look at it' },
})
