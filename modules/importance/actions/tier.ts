import type { Work } from '../../../platform/work.ts'
import { demand, Refused } from '../../../shared/refusal.ts'
import { notFound } from '../../../shared/refusals.ts'
import { settingOf } from '../../../shared/setting.ts'
import {
  applyFields,
  type CustomerRecord,
  findCustomer,
  heldOf,
  insertChanges,
  lockedCustomer,
} from '../../customers/index.ts'
import { whyNotEdit, whyNotSetTier } from '../../customers/policy.ts'
import { noScore } from '../refusals.ts'
import { endWaiting, keepScores } from '../repo.ts'
import { type ScoredTier, scoreOf } from '../rules/scorecard.ts'
import { giveTier, valuesOf } from '../scoring.ts'
import { scorecard } from '../settings.ts'
import { present } from './show.ts'

/** I1: the manager gives a tier by hand, with a reason; the score changes nothing from then on. */
export async function overrideTier(work: Work, id: string, tier: ScoredTier, reason: string) {
  const customer = await lockedForTier(work, id)
  if (customer.tier === tier) await keepReason(work, customer, 'edit', reason)
  else await applyFields(work, customer, { tier }, 'edit', null, reason)
  await endWaiting(work.tx, id)
  return after(work, id)
}

/** I1: the scorecard gives the tier again, which also agrees to a fall that waits; the manager says why. */
export async function followScorecard(work: Work, id: string, reason: string) {
  const customer = await lockedForTier(work, id)
  const card = settingOf(work.settings, scorecard)
  const values = (await valuesOf(work, [id])).get(id) ?? {}
  const { score, known, tier } = scoreOf(card, values)
  if (tier === null) throw new Refused(noScore({ known, least: card.least }))
  if (customer.tier === tier) await keepReason(work, customer, 'scorecard', reason)
  else await giveTier(work, id, tier, reason)
  await keepScores(work.tx, [{ customerId: id, values, score, known, tier, waits: false }], work.now, work.today)
  return after(work, id)
}

async function lockedForTier(work: Work, id: string): Promise<CustomerRecord> {
  const customer = await lockedCustomer(work, id)
  demand(whyNotEdit(work.by, heldOf(customer)) ?? whyNotSetTier(work.by, heldOf(customer)))
  return customer
}

/** The tier stays, who answers for it changes: the reason stands in the history all the same. */
const keepReason = (work: Work, { id, tier }: CustomerRecord, cause: 'edit' | 'scorecard', reason: string) =>
  insertChanges(
    work.tx,
    [{ customerId: id, field: 'tier', before: tier, after: tier, reason }],
    cause,
    null,
    work.by,
    work.now,
  )

/** As it stands now, even where the new tier took it out of the actor's sight (S1). */
async function after(work: Work, id: string) {
  const customer = await findCustomer(work.tx, work.by, id)
  if (!customer) throw new Refused(notFound())
  return present(work, customer)
}
