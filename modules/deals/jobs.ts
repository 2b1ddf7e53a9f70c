import { z } from 'zod'
import { job } from '../../platform/jobs.ts'
import { countOutWaiting } from './orders/counting.ts'

/** T7, G2: the database asks for it where orders waited when it came along to the release in which these do not count. */
export const countOut = job({
  name: 'deals:count_out_waiting',
  payload: z.object({}),
  run: ({ writing }) => writing(countOutWaiting),
})
