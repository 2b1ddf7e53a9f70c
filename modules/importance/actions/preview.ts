import type { Work } from '../../../platform/work.ts'
import { settingOf } from '../../../shared/setting.ts'
import { scoredLately } from '../repo.ts'
import { type Scorecard, type ScoredTier, scoreOf } from '../rules/scorecard.ts'
import { scorecard } from '../settings.ts'

const LOOKED_AT = 10_000
const SHOWN = 20

/** What another scorecard would make of the customers that were scored: how many in which tier, by either. */
export async function previewScorecard(work: Work, other: Scorecard) {
  const card = settingOf(work.settings, scorecard)
  const looked = await scoredLately(work.tx, work.by, LOOKED_AT)
  const each = looked.map(({ id, name, values }) => {
    const { tier, score } = scoreOf(other, values)
    return { customer: { id, name }, from: scoreOf(card, values).tier, to: tier, score }
  })
  return {
    looked: each.length,
    inForce: spread(each.map((one) => one.from)),
    proposed: spread(each.map((one) => one.to)),
    moved: each.filter((one) => one.from !== one.to).slice(0, SHOWN),
  }
}

function spread(tiers: readonly (ScoredTier | null)[]) {
  const count = (wanted: ScoredTier | null) => tiers.filter((tier) => tier === wanted).length
  return { VVIP: count('VVIP'), A: count('A'), B: count('B'), C: count('C'), none: count(null) }
}
