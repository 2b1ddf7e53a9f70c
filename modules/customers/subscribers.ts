import { z } from 'zod'
import { subscribe } from '../../platform/events.ts'
import { enqueue, job } from '../../platform/jobs.ts'
import { settingsChanged } from '../company/index.ts'
import { customerIdsAfter, reckon } from './figures.ts'
import { cadenceWindows, recallAtLeast, recallFactor } from './settings.ts'

const BATCH = 2000

/** T3, T6: works out the days of all customers anew, in batches. */
const reckonAll = job({
  name: 'customers:reckon_all',
  payload: z.object({}),
  async run({ writing }) {
    for (let after: string | null = null; ; ) {
      const ids: string[] = await writing(async (work) => {
        const batch = await customerIdsAfter(work.tx, after, BATCH)
        await reckon(work.tx, work.settings, batch)
        return batch
      })
      if (ids.length === 0) return
      after = ids.at(-1) ?? null
    }
  },
})

const DEPENDS_ON: readonly string[] = [cadenceWindows.key, recallFactor.key, recallAtLeast.key]

subscribe('customers.reckon', settingsChanged, async (work, { data }) => {
  if (data.keys.some((key) => DEPENDS_ON.includes(key)))
    await enqueue(work, reckonAll, {}, { key: `reckon ${work.company.slug}` })
})
