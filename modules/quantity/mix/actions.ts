import { all, type RawBuilder, rows, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { InputOf, ReplyOf } from '../../../shared/endpoint.ts'
import { settingOf } from '../../../shared/setting.ts'
import { listConditions } from '../../customers/index.ts'
import { seesAllLeads } from '../policy.ts'
import { compareMix, type MixCount } from '../rules/mix.ts'
import type { Opens } from '../scope/contract.ts'
import { inScope, opensOf } from '../scope/scope.ts'
import { notePartsSeen } from '../scope/sights.ts'
import {
  confidencePercent,
  leastCustomers,
  leastDifferencePercent,
  leastInCategory,
  significancePercent,
} from '../settings.ts'
import type * as contract from './contract.ts'
import { DIMENSIONS } from './contract.ts'

type Count = MixCount & { dimension: (typeof DIMENSIONS)[number] }

/** Q4: how many of each category are among some customers (alias `c`), and how many among others. */
const countMix = ({ tx }: Work, leads: RawBuilder<unknown>, won: RawBuilder<unknown>) => {
  const dimensions = DIMENSIONS.map(
    (
      dimension,
    ) => sql`select ${sql.lit(dimension)} as dimension, ${sql.ref(`c.${dimension}`)} as category, c.is_won from counted c
      where ${sql.ref(`c.${dimension}`)} is not null`,
  )
  return rows(
    tx,
    sql<Count>`
    with counted as (
      select c.industry, c.region, c.size, c.source, false as is_won from customer c where ${leads} union all
      select c.industry, c.region, c.size, c.source, true from customer c where ${won}
    )
    select dimension, category, count(*) filter (where not is_won) as leads, count(*) filter (where is_won) as won
    from (${sql.join(dimensions, sql` union all `)}) d group by 1, 2 order by 1, count(*) desc, 2`,
  )
}

const countBoth = async ({ tx }: Work, leads: RawBuilder<unknown>, won: RawBuilder<unknown>) =>
  (
    await rows(
      tx,
      sql<{ leads: number; won: number }>`select (select count(*) from customer c where ${leads}) as leads,
        (select count(*) from customer c where ${won}) as won`,
    )
  )[0] ?? { leads: 0, won: 0 }

const MOST_CATEGORIES = 100
/** The company's won customers, the same for whoever asks. */
const WON: Opens = { minOrders: '1', secret: 'no' }

/** Q4: leads in sight that have not ordered, against all won customers: a new rep has none of one's own. */
export async function showMix(
  work: Work,
  scope: InputOf<typeof contract.showMix>['query'],
): Promise<ReplyOf<typeof contract.showMix>> {
  const leads = all([await inScope(work, scope), sql`c.orders = 0`])
  const won = await listConditions(work, { minOrders: 1, secret: 'no' })
  await notePartsSeen(work, 'showMix', leads)
  const counts = await countMix(work, leads, won)
  const total = await countBoth(work, leads, won)
  const of = (wanted: typeof leastCustomers) => settingOf(work.settings, wanted)
  const least = {
    customers: of(leastCustomers),
    inCategory: of(leastInCategory),
    difference: of(leastDifferencePercent) / 100,
  }
  const { told, compared, tooFew } = compareMix(counts, {
    confidence: of(confidencePercent) / 100,
    significance: of(significancePercent) / 100,
    leastCustomers: least.customers,
    leastInCategory: least.inCategory,
    leastDifference: least.difference,
  })
  const opens = {
    leads: (more: Opens = {}): Opens => ({ ...opensOf(scope), maxOrders: '0', ...more }),
    won: (more: Opens = {}): Opens | null => (seesAllLeads(work.by) ? { ...WON, ...more } : null),
  }
  return {
    leads: { count: total.leads, opens: opens.leads() },
    won: { count: total.won, opens: opens.won() },
    told: told.map((one) => ({
      ...one,
      dimension: one.dimension as Count['dimension'],
      opens: {
        leads: opens.leads({ [one.dimension]: one.category }),
        won: opens.won({ [one.dimension]: one.category }),
      },
    })),
    compared,
    tooFew,
    dimensions: DIMENSIONS.map((dimension) => {
      const mine = counts.filter((count) => count.dimension === dimension)
      const sum = (side: 'leads' | 'won') => mine.reduce((all, count) => all + count[side], 0)
      return {
        dimension,
        known: { leads: sum('leads'), won: sum('won') },
        more: Math.max(0, mine.length - MOST_CATEGORIES),
        categories: mine.slice(0, MOST_CATEGORIES).map(({ category, ...count }) => ({
          category,
          leads: { count: count.leads, opens: opens.leads({ [dimension]: category }) },
          won: { count: count.won, opens: opens.won({ [dimension]: category }) },
        })),
      }
    }),
    least,
  }
}
