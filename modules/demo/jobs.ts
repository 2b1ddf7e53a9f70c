import { z } from 'zod'
import { job } from '../../platform/jobs.ts'
import { fillDemo } from './actions/build.ts'

/** T8: fills the demo company. Killed midway it leaves nothing, and runs again. */
export const build = job({
  name: 'demo:build',
  payload: z.object({ seed: z.int() }),
  run: ({ companies, company }, { seed }) => fillDemo(companies, company, { seed }),
})
