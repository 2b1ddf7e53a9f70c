import { run, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import {
  replayPursuits,
  seedCustomers,
  seedHoldings,
  seedMembers,
  seedProposals,
  seedPursuits,
  seedStages,
  seedTiers,
  seedViews,
} from '../../customers/index.ts'
import { recountOrders, seedOrders } from '../../deals/index.ts'
import { seedPeople } from '../../people/index.ts'
import { seedClaims, seedMoves, seedPools } from '../../pool/index.ts'
import { seedFairs, seedPlans, seedQuotas } from '../../quantity/index.ts'
import { recountTouches, seedPostponements, seedStepIns, seedTemplates, seedTouches } from '../../touches/index.ts'
import { PASSWORD, TEAMS } from '../rules/cast.ts'
import { templatesOf, viewsOf } from '../rules/desk.ts'
import type { Firm } from '../rules/firm.ts'
import { fairsOf, plansOf, quotasOf } from '../rules/plans.ts'

const BATCH = 1000

/** Writes the firm's year down through the modules' own functions, and has them count what it adds up to. */
export async function record(work: Work, firm: Firm, tell: (share: number) => void): Promise<void> {
  const { facts } = firm
  await seedPeople(work, { name: TEAMS[0]?.name ?? '', teams: facts.teams, people: facts.people, password: PASSWORD })
  await seedPools(work, facts.pools)
  const steps: [readonly unknown[], (batch: never) => Promise<void>][] = [
    [facts.customers, (batch) => seedCustomers(work, batch)],
    [facts.pursuits, (batch) => seedPursuits(work, batch)],
    [facts.holdings, (batch) => seedHoldings(work, batch)],
    [facts.stages, (batch) => seedStages(work, batch)],
    [facts.tiers, (batch) => seedTiers(work, batch)],
    [facts.members, (batch) => seedMembers(work, batch)],
    [facts.proposals, (batch) => seedProposals(work, batch)],
    [facts.orders, (batch) => seedOrders(work, batch)],
    [facts.touches, (batch) => seedTouches(work, batch)],
    [facts.moves, (batch) => seedMoves(work, batch)],
    [facts.claims, (batch) => seedClaims(work, batch)],
    [facts.postponements, (batch) => seedPostponements(work, batch)],
    [viewsOf(firm), (batch) => seedViews(work, batch)],
    [templatesOf(firm), (batch) => seedTemplates(work, batch)],
    [plansOf(firm), (batch) => seedPlans(work, batch)],
    [fairsOf(firm), (batch) => seedFairs(work, batch)],
    [quotasOf(firm), (batch) => seedQuotas(work, batch)],
    [facts.customers.map((c) => c.id), (batch) => recount(work, batch)],
    [facts.stepIns, (batch) => seedStepIns(work, batch)],
  ]
  const total = steps.reduce((sum, [rows]) => sum + rows.length, 0)
  let done = 0
  for (const [rows, write] of steps)
    for (let from = 0; from < rows.length; from += BATCH) {
      const batch = rows.slice(from, from + BATCH)
      await write(batch as never)
      done += batch.length
      tell(done / total)
    }
}

/** Of tables just filled the database knows no statistics: it must be told that joining all with all is to be by hash. */
async function recount(work: Work, customerIds: readonly string[]): Promise<void> {
  await run(work.tx, sql`set local enable_nestloop = off`)
  await replayPursuits(work, customerIds)
  await recountTouches(work, customerIds)
  await recountOrders(work, customerIds)
}
