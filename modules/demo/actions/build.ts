import { setImmediate as breathe } from 'node:timers/promises'
import type { Companies, Company } from '../../../platform/companies.ts'
import { newId, row, run, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { JINKE } from '../../../shared/actor.ts'
import { dayIn } from '../../../shared/calendar.ts'
import { noteProgress } from '../progress.ts'
import { foundFirm } from '../rules/found.ts'
import { liveYear } from '../rules/year.ts'
import { planDemo } from '../seeds.ts'
import { record } from './record.ts'

export const DEMO = 'demo'

export interface BuildOptions {
  /** The same seed on the same day makes the same company. */
  seed?: number
  customers?: number
  /** The clock's now where left out. */
  now?: Date
  /** Told now and then how far it is, 0 to 1. */
  tell?: (progress: number) => void
}

const CUSTOMERS = 2000
/** The share of the time that goes into living through the year; the rest is writing it down. */
const LIVING = 0.45
const DAYS_A_BREATH = 5

/** T8: builds the demo, a company of its own; where it stands already, nothing happens. */
export async function buildDemo(companies: Companies, options: BuildOptions = {}): Promise<void> {
  await fillDemo(companies, await companies.create(DEMO, 'demo'), options)
}

/**
 * Fills the demo's empty tables in one transaction: a build that is killed leaves nothing behind, and of two that run
 * at once the second finds the work done.
 */
export async function fillDemo(companies: Companies, company: Company, options: BuildOptions = {}): Promise<void> {
  const tell = (progress: number): void => {
    noteProgress(progress)
    options.tell?.(progress)
  }
  tell(0)
  try {
    await companies.writing(company, JINKE, newId().replaceAll('-', ''), async (work) => {
      await run(work.tx, sql`select pg_advisory_xact_lock(hashtextextended('jinke demo ' || current_schema(), 0))`)
      if (!(await row(work.tx, sql`select 1 from person limit 1`))) await fill(at(work, options.now), options, tell)
    })
    await companies.markReady(DEMO)
  } finally {
    noteProgress(null)
  }
}

const at = (work: Work, now: Date | undefined): Work => (now ? { ...work, now, today: dayIn(work.zone, now) } : work)

async function fill(work: Work, { seed = 1, customers = CUSTOMERS }: BuildOptions, tell: (progress: number) => void) {
  const pool = await row(work.tx, sql<{ id: string }>`select id from pool where team_id is null and region is null`)
  const asked = { seed: String(seed), now: work.now, zone: work.zone, customers, companyPoolId: pool?.id ?? '' }
  const firm = foundFirm(await planDemo(asked))
  const year = liveYear(firm)
  for (let n = 0; ; n++) {
    const day = year.next()
    if (day.done) break
    tell(day.value * LIVING)
    // The server answers others meanwhile.
    if (n % DAYS_A_BREATH === 0) await breathe()
  }
  await record(work, firm, (share) => tell(LIVING + share * (1 - LIVING)))
}
