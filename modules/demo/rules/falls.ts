import { addDays, type Day } from '../../../shared/calendar.ts'
import type { MarkFact, TierFact } from './facts.ts'
import type { Account, Firm } from './firm.ts'
import { idAt } from './random.ts'

/** I1: a customer whose tier the scorecard had given, and which somebody thinks less of since a day. */
export interface Disappointment {
  customerId: string
  on: Day
  tier: TierFact
  marks: MarkFact[]
}

/** On which of the last days somebody thought again, and what is left of what they bought a year. */
const DAYS_AGO = [1, 2, 4, 6, 9, 12, 15, 19]
const RISEN_DAYS_AGO = [200, 320] as const
const LEFT = { marks: ['market_fit', 'production_fit', 'strategic'], mark: [1, 2], potential: [8, 25] } as const
const TEN_THOUSAND_YUAN = 1_000_000

/** T5, I1: falls out of a guarded tier that wait for a manager: A by the scorecard once, and judged anew in the last weeks. */
export function disappointmentsOf(firm: Firm, scorecard: string): Disappointment[] {
  const random = firm.random.apart('falls')
  const important = firm.accounts.filter(
    ({ fact, owner }) => fact.tier === 'A' && fact.state === 'active' && owner?.role === 'rep',
  )
  return random
    .shuffled(important)
    .slice(0, DAYS_AGO.length)
    .map((account, n) => {
      const on = addDays(firm.plan.today, -(DAYS_AGO[n] ?? 1))
      const risen = firm.at(addDays(firm.plan.today, -random.between(...RISEN_DAYS_AGO)), 2 * 60)
      const { id } = account.fact
      const tier = {
        id: idAt(risen, random),
        customerId: id,
        before: 'B',
        after: 'A',
        cause: 'scorecard',
        byId: scorecard,
        at: risen,
      } as const
      const judged = LEFT.marks.map((criterion) => markOf(firm, account, criterion, random.between(...LEFT.mark), on))
      const potential = markOf(firm, account, 'potential', random.between(...LEFT.potential) * TEN_THOUSAND_YUAN, on)
      return { customerId: id, on, tier, marks: [...judged, potential] }
    })
}

function markOf(firm: Firm, { fact, owner }: Account, criterion: string, value: number, on: Day): MarkFact {
  const at = firm.at(on, 16 * 60 + 20)
  return {
    id: idAt(at, firm.random.apart(`falls ${fact.id} ${criterion}`)),
    customerId: fact.id,
    criterion,
    value,
    byId: owner?.id ?? fact.createdBy,
    at,
  }
}
