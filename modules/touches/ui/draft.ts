import { z } from 'zod'
import { type Day, dayIn, isDay, startOfDay } from '../../../shared/calendar.ts'
import type { CallOf } from '../../../shared/endpoint.ts'
import type { Refusal } from '../../../shared/refusal.ts'
import type { logTouch } from '../contract.ts'
import { CHANNELS, type Channel, whyNotLog } from '../rules/log.ts'
import { OUTCOMES, type Outcome, outcomesFor, usualOutcome } from './outcomes.ts'

/** A touch as it is being written. */
export const DraftShape = z.object({
  channel: z.enum(CHANNELS),
  direction: z.enum(['out', 'in']),
  /** Null until someone says it: it follows the channel. */
  outcome: z.enum(OUTCOMES).nullable(),
  summary: z.string(),
  /** Null until someone chooses: the main contact. */
  contactIds: z.array(z.string()).nullable(),
  colleagueIds: z.array(z.string()),
  /** Null is now. */
  when: z.object({ day: z.string(), time: z.string().nullable() }).nullable(),
  nextStep: z.string(),
  nextOn: z.string().nullable(),
  /** What was learnt on the way, as typed, by the question's key: the form's host knows what it means. */
  answers: z.record(z.string(), z.string()).default({}),
})
export type Draft = z.infer<typeof DraftShape>
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
