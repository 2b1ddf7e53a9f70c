import { z } from 'zod'
import { eventKind } from '../../platform/events.ts'
import { GIFT_STATES } from './rules/gifts.ts'
import { GREETING_STATES } from './rules/greetings.ts'
import { CAUSES, VISIT_STATES } from './rules/visits.ts'

// Ids and states only: whose birthday it is stands in no event.

export const returnVisitMoved = eventKind(
  'return_visit.moved',
  z.object({ cause: z.enum(CAUSES), state: z.enum(VISIT_STATES) }),
)
export const carePlanChanged = eventKind('care_plan.changed', z.object({ cause: z.enum(CAUSES) }))
export const occasionChanged = eventKind('occasion.changed', z.object({ ended: z.boolean() }))
export const careChoiceMade = eventKind('care_choice.made', z.object({ out: z.boolean() }))
export const greetingMoved = eventKind('greeting.moved', z.object({ state: z.enum(GREETING_STATES) }))
export const giftMoved = eventKind('gift.moved', z.object({ state: z.enum(GIFT_STATES) }))
