import type { Work } from '../../../platform/work.ts'
import { settingOf } from '../../../shared/setting.ts'
import { type CustomerRecord, heldOf, seenCustomer } from '../../customers/index.ts'
import { whyNotEdit, whyNotSetTier } from '../../customers/policy.ts'
import { givenByOf, marksOf, scoreRow, tierHistory } from '../repo.ts'
import { MEASURED, type Measured, scoreOf } from '../rules/scorecard.ts'
import { valuesOf } from '../scoring.ts'
import { scorecard } from '../settings.ts'

/** I1: how important a customer is, worked out from what is known now. */
export const showImportance = async (work: Work, id: string) => present(work, await seenCustomer(work, id))

export async function present(work: Work, customer: CustomerRecord) {
  const id = customer.rootId
  const card = settingOf(work.settings, scorecard)
  const values = (await valuesOf(work, [id])).get(id) ?? {}
  const marks = new Map((await marksOf(work.tx, [id])).map((mark) => [mark.criterion, mark]))
  const { score, known, tier, points } = scoreOf(card, values)
  const kept = await scoreRow(work.tx, id)
  const held = heldOf(customer)
  return {
    customerId: id,
    tier: customer.tier,
    givenBy: await givenByOf(work.tx, id),
    score,
    known,
    least: card.least,
    suggested: tier,
    waitsSince: kept?.waitsSince ?? null,
    scoredOn: kept?.scoredOn ?? null,
    criteria: card.criteria.map(({ key, label, unit, weight }) => ({
      key,
      label,
      unit,
      weight,
      value: values[key] ?? null,
      points: points[key] ?? null,
      measured: isMeasured(key),
      by: marks.get(key)?.by ?? null,
      at: marks.get(key)?.at ?? null,
    })),
    history: await tierHistory(work.tx, id),
    can: { mark: whyNotEdit(work.by, held) === null, setTier: whyNotSetTier(work.by, held) === null },
  }
}

export const isMeasured = (key: string): boolean => MEASURED.includes(key as Measured)
