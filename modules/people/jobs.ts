import { z } from 'zod'
import { publish } from '../../platform/events.ts'
import { job } from '../../platform/jobs.ts'
import { settingOf } from '../../shared/setting.ts'
import { signInsForgotten } from './events.ts'
import { sweep } from './sessions.repo.ts'
import { sessionsKeptDays } from './settings.ts'

const DAY_MS = 24 * 3600 * 1000
/** The longest lock there may be is a day. */
const FAILURES_KEPT_DAYS = 2

export const sweepSignIns = job({
  name: 'people:sweep',
  payload: z.object({}),
  schedule: '23 19 * * *',
  run: ({ writing }) =>
    writing(async (work) => {
      const daysAgo = (days: number) => new Date(work.now.getTime() - days * DAY_MS)
      const forgotten = await sweep(work.tx, {
        attempts: work.now,
        failures: daysAgo(FAILURES_KEPT_DAYS),
        sessions: daysAgo(settingOf(work.settings, sessionsKeptDays)),
      })
      if (forgotten.failures + forgotten.sessions > 0) await publish(work, signInsForgotten, { data: forgotten })
    }),
})
