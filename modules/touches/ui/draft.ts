import { type Day, dayIn, isDay, startOfDay } from '../../../shared/calendar.ts'
import type { CallOf } from '../../../shared/endpoint.ts'
import type { Refusal } from '../../../shared/refusal.ts'
import type { logTouch } from '../contract.ts'
import { CHANNELS, type Channel, type Direction, whyNotLog } from '../rules/log.ts'
import { OUTCOMES, type Outcome, outcomesFor, usualOutcome } from './outcomes.ts'

/** A touch as it is being written. */
export interface Draft {
  channel: Channel
  direction: Direction
  /** Null until someone says it: it follows the channel. */
  outcome: Outcome | null
  summary: string
  /** Null until someone chooses: the main contact. */
  contactIds: string[] | null
  colleagueIds: string[]
  /** Null is now; a time of null the whole day. */
  when: { day: string; time: string | null } | null
  nextStep: string
  nextOn: string | null
  /** What was learnt on the way, as typed, by the question's key: the form's host knows what it means. */
  answers: Record<string, string>
}
export type When = NonNullable<Draft['when']>

export const freshDraft = (channel: Channel = 'phone'): Draft => ({
  channel,
  direction: 'out',
  outcome: null,
  summary: '',
  contactIds: null,
  colleagueIds: [],
  when: null,
  nextStep: '',
  nextOn: null,
  answers: {},
})

const isText = (value: unknown): value is string => typeof value === 'string'
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText)

/** What this browser kept, as a draft; null where an older release, or someone's hand, kept something else. */
export function keptDraft(kept: unknown): Draft | null {
  if (typeof kept !== 'object' || kept === null) return null
  const draft: Draft = { ...freshDraft(), ...kept }
  const { channel, direction, outcome, contactIds, when, nextOn, answers } = draft
  const isWhole =
    CHANNELS.includes(channel) &&
    (direction === 'out' || direction === 'in') &&
    (outcome === null || OUTCOMES.includes(outcome)) &&
    isTexts([draft.summary, draft.nextStep]) &&
    isTexts(draft.colleagueIds) &&
    (contactIds === null || isTexts(contactIds)) &&
    (when === null || (isText(when.day) && (when.time === null || isText(when.time)))) &&
    (nextOn === null || isText(nextOn)) &&
    isTexts(Object.values(answers ?? { none: null }))
  return isWhole ? draft : null
}

/** Whether it would hurt to lose it. */
export const hasWords = ({ summary, nextStep, answers }: Draft): boolean =>
  [summary, nextStep, ...Object.values(answers)].some((words) => words.trim() !== '')

/** What was said of the outcome, where the channel allows it; else what it mostly is. */
export function outcomeOf({ outcome, channel, direction }: Draft): Outcome {
  return outcome && outcomesFor(channel, direction).includes(outcome) ? outcome : usualOutcome(channel, direction)
}

/** Nothing was written and nothing chosen: a key pressed once too often must not record it. */
export const isBlank = (draft: Draft): boolean => draft.summary.trim() === '' && draft.outcome === null

const MINUTE = 60_000

/** The instant of a day and a time `HH:mm` in a zone; without a time the day alone, as the API takes it. */
export function momentOf({ day, time }: When, zone: string): string {
  if (time === null) return day
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return new Date(startOfDay(zone, day).getTime() + (hours * 60 + minutes) * MINUTE).toISOString()
}

/** T1: the same question the server asks, for an answer while one writes. */
export function whyNotDraft(draft: Draft, at: { now: Date; today: Day; zone: string }): Refusal | null {
  const { when, nextOn } = draft
  const day = when && isDay(when.day) ? when.day : at.today
  const happenedAt = when ? new Date(momentOf({ ...when, day }, at.zone)) : at.now
  return whyNotLog(
    {
      effective: outcomeOf(draft) === 'effective',
      summary: draft.summary,
      happenedAt,
      wholeDay: when?.time === null,
      day: when ? day : dayIn(at.zone, at.now),
      nextOn,
    },
    at.now,
    at.today,
    at.zone,
  )
}

type Body = CallOf<typeof logTouch>['body']
/** The part of it that a correction may change too. */
export type Said = Pick<
  Body,
  'channel' | 'direction' | 'effective' | 'summary' | 'happenedAt' | 'nextStep' | 'nextOn' | 'contactIds'
>

/** What is sent. `wordless` stands for an attempt of which nothing was written: "no answer". */
export function saidIn(draft: Draft, at: { zone: string; mainContact: string | null; wordless: string }): Said {
  const outcome = outcomeOf(draft)
  return {
    channel: draft.channel,
    direction: draft.direction,
    effective: outcome === 'effective',
    summary: draft.summary.trim() || (outcome === 'unreached' ? at.wordless : ''),
    contactIds: draft.contactIds ?? (at.mainContact ? [at.mainContact] : []),
    nextStep: draft.nextStep.trim() || null,
    nextOn: draft.nextOn,
    ...(draft.when && { happenedAt: momentOf(draft.when, at.zone) }),
  }
}
