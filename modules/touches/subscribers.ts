import { z } from 'zod'
import { subscribe } from '../../platform/events.ts'
import { enqueue, job } from '../../platform/jobs.ts'
import { settingsChanged } from '../company/index.ts'
import { customerIdsAfter } from '../customers/index.ts'
import { effectivePerDay, retriesInARow, stepInAt } from '../customers/settings.ts'
import { raiseStepIns, recountTouches } from './figures.ts'

const BATCH = 1000

/** T2, T3, T7: counts the touches of all customers anew, in batches. */
const recountAll = job({
  name: 'touches:recount_all',
  payload: z.object({}),
  async run({ writing }) {
    for (let after: string | null = null; ; ) {
      const ids: string[] = await writing(async (work) => {
        const batch = await customerIdsAfter(work.tx, after, BATCH)
        await recountTouches(work, batch)
        await raiseStepIns(work, batch)
        return batch
      })
      if (ids.length === 0) return
      after = ids.at(-1) ?? null
    }
  },
})

const DEPENDS_ON: readonly string[] = [effectivePerDay.key, retriesInARow.key, stepInAt.key]

subscribe('touches.recount', settingsChanged, async (work, { data }) => {
  if (data.keys.some((key) => DEPENDS_ON.includes(key)))
    await enqueue(work, recountAll, {}, { key: `recount ${work.company.slug}` })
})
