import { type Day, daysBetween } from '../../../shared/calendar.ts'
import { type Locale, say } from '../../../shared/text.ts'
import { standingTexts as words } from './customers.texts.ts'
import type { Item } from './types.ts'

/** T3's states, the manager's turn (T7), and rest: the colours of ring and words. */
export type Tone = 'early' | 'ok' | 'due' | 'overdue' | 'stepIn' | 'rest'

type Facts = Pick<Item, 'state' | 'owner' | 'pool' | 'cadence' | 'dueOn' | 'overdueOn' | 'stepInSince'>

/** Where a customer stands today: T7 before T3; what nobody pursues is at rest. */
export function toneOf(item: Facts): Tone {
  if (item.state !== 'active' || item.owner === null) return 'rest'
  return item.stepInSince ? 'stepIn' : (item.cadence ?? 'rest')
}

/** The same in words: `逾期 6 天`, `12 天后到期`, `挂起中`. */
export function tellStanding(item: Facts, today: Day, locale: Locale): string {
  if (item.state !== 'active') return say(words[item.state], locale)
  if (item.pool) return say(words.pooled, locale)
  if (!item.owner) return say(words.unowned, locale)
  return item.stepInSince ? say(words.stepIn, locale) : tellCadence(item, today, locale)
}

/** T3 in words, without the manager's turn. */
export function tellCadence({ cadence, dueOn, overdueOn }: Facts, today: Day, locale: Locale): string {
  if (cadence === null || !dueOn || !overdueOn) return ''
  if (cadence === 'overdue') {
    const days = daysBetween(overdueOn, today)
    return days === 0 ? say(words.overdueToday, locale) : say(words.overdue, locale, { days })
  }
  const days = Math.abs(daysBetween(dueOn, today))
  if (cadence === 'due') return days === 0 ? say(words.dueToday, locale) : say(words.due, locale, { days })
  if (cadence === 'ok' && days === 1) return say(words.okTomorrow, locale)
  return say(words[cadence], locale, { days })
}
