import { z } from 'zod'
import { job } from '../../platform/jobs.ts'
import { rows, sql } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import { customerIdsAfter } from '../customers/index.ts'
import { score } from './scoring.ts'

const BATCH = 500

/** I1: scores all customers anew, in batches; after the scorecard changed. */
export const scoreAll = job({
  name: 'importance:score_all',
  payload: z.object({}),
  run: ({ writing }) => inBatches(writing, (work, after) => customerIdsAfter(work.tx, after, BATCH)),
})

/**
 * I1: time passes over the twelve months: each night those with orders of the last two years are scored anew, and those of
 * whom something was known; and whenever an import brings orders in or takes them back.
 */
export const scoreBuyers = job({
  name: 'importance:score_buyers',
  payload: z.object({}),
  schedule: '40 18 * * *',
  run: ({ writing }) => inBatches(writing, buyersAfter),
})

async function buyersAfter(work: Work, after: string | null): Promise<string[]> {
  const found = await rows(
    work.tx,
    sql<{ id: string }>`select id from customer
      where (orders > 0 and last_order_on > ${work.today}::date - 760
          or exists (select from importance_score s where s.customer_id = customer.id and s.known > 0)) and id > coalesce(${after}::uuid, '00000000-0000-0000-0000-000000000000')
      order by id limit ${BATCH}`,
  )
  return found.map((c) => c.id)
}

async function inBatches(
  writing: <T>(act: (work: Work) => Promise<T>) => Promise<T>,
  next: (work: Work, after: string | null) => Promise<string[]>,
): Promise<void> {
  for (let after: string | null = null; ; ) {
    const batch: string[] = await writing(async (work) => {
      const ids = await next(work, after)
      await score(work, ids)
      return ids
    })
    if (batch.length === 0) return
    after = batch.at(-1) ?? null
  }
}
