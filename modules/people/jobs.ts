import { z } from 'zod'
import { job } from '../../platform/jobs.ts'
import { sweep } from './sessions.repo.ts'

const DAY_MS = 24 * 3600 * 1000
/** The longest lock there may be is a day. */
const FAILURES_KEPT_DAYS = 2
/** Ended sessions stay a while, for whoever asks from where somebody signed in. */
const SESSIONS_KEPT_DAYS = 90

export const sweepSignIns = job({
  name: 'people:sweep',
  payload: z.object({}),
  schedule: '23 19 * * *',
  run: ({ writing }) =>
    writing((work) => {
      const daysAgo = (days: number) => new Date(work.now.getTime() - days * DAY_MS)
      return sweep(work.tx, {
        attempts: work.now,
        failures: daysAgo(FAILURES_KEPT_DAYS),
        sessions: daysAgo(SESSIONS_KEPT_DAYS),
      })
    }),
})
