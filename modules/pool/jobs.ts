import { z } from 'zod'
import { job } from '../../platform/jobs.ts'
import { rows, sql } from '../../platform/sql.ts'
import { poolAgain } from '../customers/index.ts'
import { recallNeglected } from './actions/recall.ts'

/** T6: neglected customers go back to the manager; looked for every quarter of an hour, so that midnight anywhere is soon noticed. */
export const recall = job({
  name: 'pool:recall',
  payload: z.object({}),
  schedule: '*/15 * * * *',
  async run({ writing, log }) {
    let total = 0
    for (let batch = -1; batch !== 0; total += batch) batch = await writing(recallNeglected)
    if (total > 0) log.info({ recalled: total }, 'recalled neglected customers')
  },
})

const BATCH = 500

/** Puts all customers that wait where the pools and the settings now say. */
export const placeAgain = job({
  name: 'pool:place_again',
  payload: z.object({}),
  async run({ writing }) {
    for (let after: string | null = null; ; ) {
      const batch: string[] = await writing(async (work) => {
        const waiting = await rows(
          work.tx,
          sql<{ id: string }>`select id from customer where owner_id is null and state <> 'archived'
            and id > coalesce(${after}::uuid, '00000000-0000-0000-0000-000000000000') order by id limit ${BATCH} for update`,
        )
        const ids = waiting.map((c) => c.id)
        await poolAgain(work, ids)
        return ids
      })
      if (batch.length === 0) return
      after = batch.at(-1) ?? null
    }
  },
})
