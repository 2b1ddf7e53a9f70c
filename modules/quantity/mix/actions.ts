import { all, type RawBuilder, row, rows, sql } from '../../../platform/sql.ts'
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
const countMix = (
  { tx }: Work,
  leads: RawBuilder<unknown>,
  won: RawBuilder<unknown>,
  compared: readonly Count['dimension'][],
) => {
  const dimensions = compared.map(
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

const countOf = async ({ tx }: Work, customers: RawBuilder<unknown>): Promise<number> =>
  (await row(tx, sql<{ n: number }>`select count(*) as n from customer c where ${customers}`))?.n ?? 0

const MOST_CATEGORIES = 100
const WON: Opens = { minOrders: '1', secret: 'no' }

type Scope = InputOf<typeof contract.showMix>['query']

/**
 * Q4: whom the leads of a scope are held against: its own won customers, of whatever time. Where it has too few, the whole
 * company's, the same for whoever asks; but never by region, which is only where the scope works.
 */
async function wonFor(work: Work, { person, team }: Scope, least: number) {
  const won = await listConditions(work, { minOrders: 1, secret: 'no' })
  const whose = { person, team }
  const own = all([await inScope(work, whose), won])
  const inScopeCount = await countOf(work, own)
  const scope = { count: inScopeCount, opens: { ...opensOf(whose), ...WON } }
  const isAll = seesAllLeads(work.by) && !person && !team
  if (isAll || inScopeCount >= least)
    return { against: 'scope' as const, scope, customers: own, opens: scope.opens, dimensions: DIMENSIONS }
  return {
    against: 'company' as const,
    scope,
    customers: won,
    opens: seesAllLeads(work.by) ? WON : null,
    dimensions: DIMENSIONS.filter((dimension) => dimension !== 'region'),
  }
}

/** Q4: leads in sight that have not ordered, against the won customers of the same scope. */
export async function showMix(work: Work, scope: Scope): Promise<ReplyOf<typeof contract.showMix>> {
  const leads = all([await inScope(work, scope), sql`c.orders = 0`])
  await notePartsSeen(work, 'showMix', leads)
  const of = (wanted: typeof leastCustomers) => settingOf(work.settings, wanted)
  const least = {
    customers: of(leastCustomers),
    inCategory: of(leastInCategory),
    difference: of(leastDifferencePercent) / 100,
  }
  const won = await wonFor(work, scope, least.customers)
  const counts = await countMix(work, leads, won.customers, won.dimensions)
  const { told, compared, tooFew } = compareMix(counts, {
    confidence: of(confidencePercent) / 100,
    significance: of(significancePercent) / 100,
    leastCustomers: least.customers,
    leastInCategory: least.inCategory,
    leastDifference: least.difference,
  })
  const opens = {
    leads: (more: Opens = {}): Opens => ({ ...opensOf(scope), maxOrders: '0', ...more }),
    won: (more: Opens = {}): Opens | null => (won.opens ? { ...won.opens, ...more } : null),
  }
  return {
    leads: { count: await countOf(work, leads), opens: opens.leads() },
    against: won.against,
    won: { count: await countOf(work, won.customers), opens: opens.won() },
    wonInScope: won.scope,
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
    dimensions: won.dimensions.map((dimension) => {
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
