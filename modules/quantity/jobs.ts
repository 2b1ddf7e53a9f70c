import { z } from 'zod'
import { job } from '../../platform/jobs.ts'
import './narrowings.ts'
import { keepFigures } from './kept/keep.ts'
import './funnel/kept.ts'
import './odds/past.ts'
import { tellManagers } from './newcomers/tell.ts'

/** A run leaves the worker to others after so long; the next goes on. */
const RUN_MS = 30_000

/** G2: counts anew, minute by minute, what facts made stale: until then readers count just these. */
export const keep = job({
  name: 'quantity:keep_figures',
  payload: z.object({}),
  schedule: '* * * * *',
  async run({ writing, stopping }) {
    const until = performance.now() + RUN_MS
    while (!stopping.aborted && performance.now() < until) if (!(await writing(keepFigures))) return
  },
})

/** Q3: looked at every quarter of an hour, so that the evening comes to every company in its own zone. */
export const watchNewcomers = job({
  name: 'quantity:newcomers',
  payload: z.object({}),
  schedule: '*/15 * * * *',
  async run({ writing, log }) {
    const told = await writing(tellManagers)
    if (told > 0) log.info({ told }, 'told managers of missed quotas')
  },
})
