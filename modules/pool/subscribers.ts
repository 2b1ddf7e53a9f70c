import { subscribe } from '../../platform/events.ts'
import { enqueue } from '../../platform/jobs.ts'
import { settingsChanged } from '../company/index.ts'
import { neverSuspended } from '../customers/settings.ts'
import { placeAgain } from './jobs.ts'

/** T5: which tiers never enter a pool was changed. */
subscribe('pool.place_again', settingsChanged, async (work, { data }) => {
  if (data.keys.includes(neverSuspended.key))
    await enqueue(work, placeAgain, {}, { key: `place again ${work.company.slug}` })
})
