import { looseName } from '../../../shared/name.ts'
import type { Account, Firm } from './firm.ts'
import { idAt } from './random.ts'

/** G4: proposes to people which records may be the same firm: equal but for region, trade and legal form. */
export function proposeTwins(firm: Firm): void {
  const byName = new Map<string, Account>()
  for (const account of firm.accounts) {
    const loose = `${looseName(account.fact.name)} ${account.fact.region}`
    const twin = byName.get(loose)
    if (twin) propose(firm, twin, account)
    else byName.set(loose, account)
  }
}

function propose(firm: Firm, one: Account, other: Account): void {
  const [low, high] = one.fact.id < other.fact.id ? [one.fact.id, other.fact.id] : [other.fact.id, one.fact.id]
  const numbers = (a: Account) => [...a.fact.phones, ...a.fact.contacts.flatMap((c) => c.phones)]
  const samePhone = numbers(one).some((number) => numbers(other).includes(number))
  firm.facts.proposals.push({
    id: idAt(other.fact.createdAt, firm.random),
    customerIds: [low, high],
    evidence: samePhone ? ['loose_name', 'phone'] : ['loose_name'],
    score: samePhone ? 0.92 : 0.7,
    createdAt: other.fact.createdAt,
  })
}
