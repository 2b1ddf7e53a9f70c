import type { Companies } from '../../../platform/companies.ts'
import { enqueue } from '../../../platform/jobs.ts'
import { JINKE } from '../../../shared/actor.ts'
import { accounts } from '../accounts.ts'
import { build } from '../jobs.ts'
import { progressNow } from '../progress.ts'
import { PASSWORD } from '../rules/cast.ts'
import { DEMO } from './build.ts'

type State = 'none' | 'building' | 'ready'

export const demoState = async (companies: Companies): Promise<State> =>
  (await companies.list()).find((c) => c.slug === DEMO)?.state ?? 'none'

export async function showDemo(companies: Companies) {
  const state = await demoState(companies)
  const progress = state === 'ready' ? 1 : state === 'building' ? progressNow() : 0
  return { state, progress, accounts, password: PASSWORD }
}

/** Starts the build in the background; one that was cut short is begun anew. */
export async function startDemo(companies: Companies, traceId: string): Promise<{ state: State }> {
  if ((await demoState(companies)) === 'ready') return { state: 'ready' }
  const company = await companies.create(DEMO, 'demo')
  await companies.writing(company, JINKE, traceId, (work) => enqueue(work, build, { seed: 1 }, { key: build.name }))
  return { state: 'building' }
}

/** T8: drops the demo, whole. */
export const dropDemo = (companies: Companies): Promise<void> => companies.dropDemo(DEMO)
