import { addDays } from '../../../shared/calendar.ts'
import type { MarkFact } from './facts.ts'
import type { Account, Firm } from './firm.ts'
import { idAt } from './random.ts'

/** How well customers of a tier are thought of, of 5; and what they buy a year, in tens of thousands of yuan. */
const LIKING = {
  VVIP: { mark: 4.7, potential: [300, 900] },
  A: { mark: 4.1, potential: [80, 400] },
  B: { mark: 3.3, potential: [20, 150] },
  C: { mark: 2.3, potential: [3, 40] },
} as const
const FEN = 1_000_000
const JUDGED = ['market_fit', 'production_fit', 'strategic'] as const
const AFTER_DAYS = 20

/** I1: what the reps made of customers that have a tier; some they have not come round to. */
export function judge(firm: Firm): MarkFact[] {
  const random = firm.random.apart('judge')
  const oneMark = ({ fact, owner }: Account, criterion: string, value: number): MarkFact => {
    const at = firm.at(addDays(fact.enteredOn, AFTER_DAYS), random.between(540, 1050))
    const seen = at < firm.plan.now ? at : firm.plan.now
    return {
      id: idAt(seen, random),
      customerId: fact.id,
      criterion,
      value,
      byId: owner?.id ?? fact.createdBy,
      at: seen,
    }
  }
  return firm.accounts.flatMap((account) => {
    const { tier } = account.fact
    if (!tier) return []
    const { mark, potential } = LIKING[tier]
    const known = JUDGED.filter(() => random.chance(0.85))
    const judged = known.map((criterion) =>
      oneMark(account, criterion, Math.min(5, Math.max(1, Math.round(mark * random.about(0.2))))),
    )
    const [low, high] = potential
    return [...judged, oneMark(account, 'potential', Math.round(random.between(low, high) / 5) * 5 * FEN)]
  })
}
