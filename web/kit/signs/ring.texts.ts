import { texts } from '../../../shared/text.ts'

export const ringTexts = texts({
  standing: { zh: '{of} 次中的第 {lit} 次', en: '{lit} of {of}' },
  untouched: { zh: '{of} 次中还没有一次', en: '0 of {of}' },
  early: { zh: '还不到时候', en: 'too early' },
  ok: { zh: '节奏正好', en: 'on pace' },
  due: { zh: '今天到期', en: 'due today' },
  overdue: { zh: '已逾期', en: 'overdue' },
  stepIn: { zh: '请主管介入', en: "the manager's turn" },
  rest: { zh: '休息中', en: 'at rest' },
  standingAndState: { zh: '{standing}，{state}', en: '{standing}, {state}' },
})
