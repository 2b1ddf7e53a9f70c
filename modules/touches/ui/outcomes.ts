import type { Text } from '../../../shared/text.ts'
import type { Channel, Direction } from '../rules/log.ts'
import { outcomeTexts as words } from './touch.texts.ts'

/** How a touch turned out: with substance (T1: effective), nobody there or no answer yet, or talk without substance. */
export const OUTCOMES = ['effective', 'unreached', 'thin'] as const
export type Outcome = (typeof OUTCOMES)[number]

type Manner = 'call' | 'meeting' | 'writing'

const CALLS: readonly Channel[] = ['phone', 'video']
const MEETINGS: readonly Channel[] = ['visit_out', 'visit_in', 'event']

export const mannerOf = (channel: Channel): Manner =>
  CALLS.includes(channel) ? 'call' : MEETINGS.includes(channel) ? 'meeting' : 'writing'

/** What can come of it: whoever came or wrote to us was reached; only a call can be missed. */
export const outcomesFor = (channel: Channel, direction: Direction): readonly Outcome[] =>
  direction === 'in' && mannerOf(channel) !== 'call' ? ['effective', 'thin'] : OUTCOMES

/** What it mostly is, until someone says otherwise: talk has substance, and what was just sent waits for an answer. */
export const usualOutcome = (channel: Channel, direction: Direction): Outcome =>
  direction === 'out' && mannerOf(channel) === 'writing' ? 'unreached' : 'effective'

/** The outcome in the words of the channel: nobody picks up a letter. */
export function outcomeWord(outcome: Outcome, channel: Channel, direction: Direction): Text {
  if (outcome !== 'unreached') return words[outcome]
  if (direction === 'in') return words.missed
  return { call: words.noAnswer, meeting: words.notMet, writing: words.sent }[mannerOf(channel)]
}
