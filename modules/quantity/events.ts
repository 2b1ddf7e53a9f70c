import { z } from 'zod'
import { eventKind } from '../../platform/events.ts'

/** Q3: somebody fell short of the week's new customers; the manager was told. */
export const quotaMissed = eventKind(
  'quota.missed',
  z.object({ week: z.string(), cause: z.enum(['missed', 'out_of_reach']) }),
)
/** Q5: what a month's sources are to bring was changed. */
export const planChanged = eventKind('lead_plan.changed', z.object({ month: z.string() }))
