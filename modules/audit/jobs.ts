import { z } from 'zod'
import { job } from '../../platform/jobs.ts'
import { forgetOpened } from './alerts/opened.ts'
import { watchReading } from './alerts/watch.ts'
import './chain/seal.ts'

/** S4: every five minutes, so that a head hears of it the same hour. */
export const watchReaders = job({
  name: 'audit:watch',
  payload: z.object({}),
  schedule: '*/5 * * * *',
  async run({ writing, log }) {
    const raised = await writing(watchReading)
    if (raised > 0) log.info({ raised }, 'told heads and audit of unusual reading')
  },
})

export const forgetPages = job({
  name: 'audit:forget_pages',
  payload: z.object({}),
  schedule: '37 19 * * *',
  run: ({ writing }) => writing(forgetOpened),
})
