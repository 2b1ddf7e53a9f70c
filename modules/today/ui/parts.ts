import type { z } from 'zod'
import type { ReplyOf } from '../../../shared/endpoint.ts'
import type { Text } from '../../../shared/text.ts'
import type { showToday, TodayItem } from '../contract.ts'
import { PARTS, type Part } from '../rules/reasons.ts'
import { figureTexts, partTexts } from './day.texts.ts'

export type Item = z.infer<typeof TodayItem>
export type Counts = ReplyOf<typeof showToday>['counts']

/** Each part is counted up to here; more is "1000+". */
export const COUNTED = 1000

export const countAll = (counts: Counts): number => PARTS.reduce((sum, part) => sum + counts[part], 0)

/** Whether there may be more than was counted. */
export const uncounted = (counts: Counts): boolean => PARTS.some((part) => counts[part] >= COUNTED)

/** A number of customers as it is told: `1000+` where counting ended. */
export const told = (count: number, beyond: boolean): string => (beyond ? `${count}+` : String(count))

/** A part's heading and why it stands there; a manager's list holds customers without an owner too. */
export function headingOf(part: Part, managing: boolean): { title: Text; why: Text } {
  if (part === 'recall' && managing) return { title: partTexts.waiting, why: partTexts.waitingWhy }
  return { title: partTexts[part], why: partTexts[`${part}Why`] }
}

export const figureOf = (part: Part, managing: boolean): Text =>
  part === 'recall' && managing ? figureTexts.waiting : figureTexts[part]

/** The colour of a part, as in the ring: late, due, the manager's turn. */
export const TONE: Readonly<Record<Part, 'late' | 'due' | 'turn' | 'gold' | 'brand'>> = {
  promised: 'brand',
  step_in: 'turn',
  overdue: 'late',
  recall: 'late',
  due: 'due',
  greet: 'gold',
}
