import type { Day } from '../../../shared/calendar.ts'
import type { Channel, Direction } from '../rules/log.ts'
import type { Draft } from './draft.ts'
import type { Entry } from './types.ts'

/** What the history tells of a touch. */
export interface TouchEntry {
  channel: Channel
  direction: Direction
  effective: boolean
  summary: string
  nextStep: string | null
  nextOn: string | null
  day: string
  wholeDay: boolean
  corrected: boolean
  /** C1: the mail that made it. */
  mailId?: string | null
  contactIds: string[]
  colleagueIds: string[]
}

export const touchIn = (entry: Entry): TouchEntry | null =>
  entry.kind === 'touch' ? (entry.body as unknown as TouchEntry) : null

/** A touch that stands, as a draft to be corrected. `time` is `HH:mm` of the company's zone. */
export const draftOfEntry = (touch: TouchEntry, time: string): Draft => ({
  channel: touch.channel,
  direction: touch.direction,
  outcome: touch.effective ? 'effective' : touch.summary === '' ? 'unreached' : 'thin',
  summary: touch.summary,
  contactIds: touch.contactIds,
  colleagueIds: touch.colleagueIds,
  when: { day: touch.day, time: touch.wholeDay ? null : time },
  nextStep: touch.nextStep ?? '',
  nextOn: touch.nextOn,
  answers: {},
})

export interface Pursued {
  /** Effective touches of this pursuit. */
  count: number
  startedOn: Day
  /** How many of a day count (T2). */
  perDay: number
}

/**
 * T2: the how-manieth effective touch of the pursuit each is, by id. `entries` are the newest of the history, newest
 * first; of a day's touches the first count.
 */
export function numbersOf(entries: readonly Entry[], { count, startedOn, perDay }: Pursued): Map<string, number> {
  const numbers = new Map<string, number>()
  const ofDay = new Map<Day, string[]>()
  for (const entry of entries) {
    const touch = touchIn(entry)
    if (touch?.effective && touch.day >= startedOn) ofDay.set(touch.day, [...(ofDay.get(touch.day) ?? []), entry.id])
  }
  let next = count
  for (const ids of ofDay.values()) for (const id of ids.slice(-perDay)) if (next > 0) numbers.set(id, next--)
  return numbers
}
