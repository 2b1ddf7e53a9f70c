import { customerIdsAfter, replayPursuits } from '../../modules/customers/index.ts'
import '../../modules/insight/kept.ts'
import '../../modules/quantity/jobs.ts'
import { recountNeeds, recountOrders } from '../../modules/deals/index.ts'
import { keepFigures } from '../../modules/quantity/index.ts'
import { raiseStepIns, recountTouches } from '../../modules/touches/index.ts'
import type { Companies, Company } from '../../platform/companies.ts'
import type { Work } from '../../platform/work.ts'
import { JINKE } from '../../shared/actor.ts'

const BATCH = 10_000

/** Counts the kept figures by the product's own functions, so that lists show what they would show. */
export async function countFigures(work: Work): Promise<void> {
  for (let after: string | null = null; ; ) {
    const ids = await customerIdsAfter(work.tx, after, BATCH)
    if (ids.length === 0) return
    await replayPursuits(work, ids)
    await recountTouches(work, ids)
    await recountOrders(work, ids)
    await recountNeeds(work, ids)
    await raiseStepIns(work, ids, true)
    after = ids.at(-1) as string
  }
}

/** And those of months, weeks and the company’s funnel, as the worker would keep them in the minutes after. */
export async function keepAll(companies: Companies, company: Company): Promise<void> {
  while (await companies.writing(company, JINKE, 'bench', keepFigures));
}
