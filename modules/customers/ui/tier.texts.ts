import { texts } from '../../../shared/text.ts'

export const tierTexts = texts({
  why: { zh: '为什么调整？', en: 'Why the change?' },
  hint: {
    zh: '{tier} 级客户从不挂起，所以要留下理由，记在动态里。',
    en: 'A {tier} customer is never suspended, so the reason is kept in the history.',
  },
  needed: { zh: '请写一句理由', en: 'A word on why, please' },
})
