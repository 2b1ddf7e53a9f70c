import type { Work } from '../../platform/work.ts'
import { settingOf } from '../../shared/setting.ts'
import { applyFields, findCustomer } from '../customers/index.ts'
import { neverSuspended } from '../customers/settings.ts'
import { sealedTiers } from '../secrecy/settings.ts'
import { keepScores, lockStandings, marksOf, orderFactsOf, type Scored, type Standing } from './repo.ts'
import { measure } from './rules/facts.ts'
import { type Scorecard, scoreOf } from './rules/scorecard.ts'
import { effectOf, type Guard } from './rules/standing.ts'
import { scorecard } from './settings.ts'

/** What is known of customers by criterion: measured from orders, and judged by people. */
export async function valuesOf(
  work: Work,
  customerIds: readonly string[],
): Promise<Map<string, Record<string, number | null>>> {
  const values = new Map<string, Record<string, number | null>>(customerIds.map((id) => [id, {}]))
  for (const { customerId, criterion, value } of await marksOf(work.tx, customerIds))
    Object.assign(values.get(customerId) ?? {}, { [criterion]: value })
  for (const { customerId, ...facts } of await orderFactsOf(work.tx, customerIds, work.today))
    Object.assign(values.get(customerId) ?? {}, measure(facts))
  return values
}

/**
 * I1: scores customers anew from what is known, keeps it, and gives the tier where the scorecard may. Those that are put
 * away are left alone.
 */
export async function score(work: Work, customerIds: readonly string[]): Promise<void> {
  const card = settingOf(work.settings, scorecard)
  const guard = guardOf(work)
  const standings = await lockStandings(work.tx, customerIds)
  const values = await valuesOf(
    work,
    standings.map(({ id }) => id),
  )
  const scored: Scored[] = []
  for (const standing of standings) scored.push(await scoreOne(work, card, guard, standing, values))
  if (scored.length > 0) await keepScores(work.tx, scored, work.now, work.today)
}

async function scoreOne(
  work: Work,
  card: Scorecard,
  guard: Guard,
  standing: Standing,
  allValues: ReadonlyMap<string, Record<string, number | null>>,
): Promise<Scored> {
  const values = allValues.get(standing.id) ?? {}
  const { score, known, tier } = scoreOf(card, values)
  const effect = effectOf(standing, tier, guard)
  if (effect === 'give') await giveTier(work, standing.id, tier)
  return { customerId: standing.id, values, score, known, tier, waits: effect === 'wait' }
}

/** Gives a tier as the scorecard's. */
export async function giveTier(work: Work, customerId: string, tier: Scored['tier'], reason?: string): Promise<void> {
  const before = await findCustomer(work.tx, work.by, customerId)
  if (before) await applyFields(work, before, { tier }, 'scorecard', null, reason)
}

/** Tiers that a customer does not fall out of by itself: it would be suspended again (T5), or open to all (S1). */
const guardOf = (work: Work): Guard => ({
  neverSuspended: settingOf(work.settings, neverSuspended),
  sealed: settingOf(work.settings, sealedTiers),
})
