import { z } from 'zod'
import { job } from '../../../platform/jobs.ts'
import { row, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'

/** So many facts make a block at most: what one transaction seals in well under a second. */
export const BLOCK = 5000
/** A run leaves the worker to others after so long; the next goes on. */
const RUN_MS = 30_000

/** Answers how many facts were sealed; null where another is at it. */
async function sealBlock({ tx, now }: Work): Promise<number | null> {
  const found = await row(tx, sql<{ sealed: number | null }>`select seal_trail(${BLOCK}, ${now}) as sealed`)
  return found?.sealed ?? null
}

/** S4: seals, minute by minute, what was committed since. Of two that run at once one does nothing. */
export const sealTrail = job({
  name: 'audit:seal',
  payload: z.object({}),
  schedule: '* * * * *',
  async run({ writing }) {
    const until = performance.now() + RUN_MS
    while ((await writing(sealBlock)) === BLOCK) if (performance.now() > until) return
  },
})
