import { type Text, texts } from '../../../shared/text.ts'
import type { Cadence, Rhythm } from './cadence.ts'
import type { Rung } from './rungs.ts'
import type { Size } from './sizes.ts'
import type { Stage, State } from './stages.ts'

// What stages, states and the like are called, in exports and on screens.

export const stageWords: Record<Stage, Text> = texts({
  lead: { zh: '线索', en: 'Lead' },
  contacted: { zh: '已联系', en: 'Contacted' },
  responded: { zh: '有回应', en: 'Responded' },
  need: { zh: '有需求', en: 'Need' },
  quoted: { zh: '已报价', en: 'Quoted' },
  ordered: { zh: '已成交', en: 'Ordered' },
})

export const stateWords: Record<State, Text> = texts({
  active: { zh: '跟进中', en: 'Active' },
  suspended: { zh: '已挂起', en: 'Suspended' },
  recalled: { zh: '已收回', en: 'Recalled' },
  archived: { zh: '已归档', en: 'Archived' },
})

export const cadenceWords: Record<Cadence, Text> = texts({
  early: { zh: '过早', en: 'Early' },
  ok: { zh: '正常', en: 'On time' },
  due: { zh: '到期', en: 'Due' },
  overdue: { zh: '逾期', en: 'Overdue' },
})

export const kindWords: Record<'organisation' | 'person', Text> = texts({
  organisation: { zh: '单位', en: 'Organisation' },
  person: { zh: '个人', en: 'Person' },
})

/** By people; rules/sizes.ts has the bounds. */
export const sizeWords: Record<Size, Text> = texts({
  micro: { zh: '微型', en: 'Micro' },
  small: { zh: '小型', en: 'Small' },
  medium: { zh: '中型', en: 'Medium' },
  large: { zh: '大型', en: 'Large' },
})

export const rungWords: Record<Rung, Text> = texts({
  none: { zh: '还没有', en: 'None yet' },
  doctor: { zh: '医生', en: 'Doctor' },
  teacher: { zh: '老师', en: 'Teacher' },
  friend: { zh: '朋友', en: 'Friend' },
  brother: { zh: '兄弟', en: 'Brother' },
})

/** D7: what the API calls a part that was not named. */
export const USUAL_ROLE = 'member'

const roleWords: Readonly<Record<string, Text>> = texts({
  lead: { zh: '牵头', en: 'Leads' },
  [USUAL_ROLE]: { zh: '成员', en: 'Member' },
})

/** D7: a part in the working group: those that we name ourselves, and people’s own words as they wrote them. */
export const roleText = (role: string): Text => roleWords[role] ?? { zh: role, en: role }

export const rhythmWords: Record<Rhythm, Text> = texts({
  openNeed: { zh: '有需求在谈', en: 'Open need' },
  VVIP: { zh: '成交过 · VVIP', en: 'Ordered · VVIP' },
  A: { zh: '成交过 · A', en: 'Ordered · A' },
  B: { zh: '成交过 · B', en: 'Ordered · B' },
  C: { zh: '成交过 · C 或未定', en: 'Ordered · C or none' },
  untouched: { zh: '还没谈上', en: 'Not talked to yet' },
  otherwise: { zh: '谈过，未成交', en: 'Talked to, no order' },
})
