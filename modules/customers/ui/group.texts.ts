import { texts } from '../../../shared/text.ts'

export const groupTexts = texts({
  title: { zh: '营销工作组', en: 'Working group' },
  none: {
    zh: '需要一起跟的同事，加进来就都看得到。',
    en: 'Colleagues who help on this customer; they then see it too.',
  },
  addMember: { zh: '添加同事', en: 'Add a colleague' },
  colleague: { zh: '同事', en: 'Colleague' },
  role: { zh: '分工，可不填', en: 'Part, if you like' },
  roleHint: { zh: '例如：技术、报价、老板', en: 'For example: technics, prices, the boss' },
  add: { zh: '加入', en: 'Add' },
  remove: { zh: '请{name}退出', en: 'Remove {name}' },
  removed: { zh: '{name}已退出工作组', en: '{name} has left the group' },
})
