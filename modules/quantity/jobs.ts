import { z } from 'zod'
import { job } from '../../platform/jobs.ts'
import './narrowings.ts'
import { tellManagers } from './newcomers/tell.ts'

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
