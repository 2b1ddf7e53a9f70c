import type { Day } from '../../../shared/calendar.ts'
import type { Account, Colleague, Firm } from './firm.ts'
import { idAt } from './random.ts'

/** Q1: a customer gets as far as this in the funnel; each move is dated. */
export function moveStage(firm: Firm, account: Account, to: number, day: Day, by: Colleague): void {
  const from = account.fact.stage
  if (to <= from) return
  const recordedAt = firm.at(day, 18 * 60)
  firm.facts.stages.push({
    id: idAt(recordedAt, firm.random),
    customerId: account.fact.id,
    fromStage: from,
    toStage: to,
    onDay: day,
    byId: by.id,
    recordedAt,
  })
  account.fact.stage = to
}
