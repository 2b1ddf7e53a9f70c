import { z } from 'zod'
import { eventKind } from '../../platform/events.ts'

/** G2: what somebody is to reach from a month on was set. */
export const targetSet = eventKind('score_target.set', z.object({ figure: z.string(), month: z.string() }))
/** G2: a team’s targets were carried over to a month. */
export const targetsCarried = eventKind('score_target.carried', z.object({ month: z.string(), count: z.int() }))
