import { addMonths, type Day } from '../../../shared/calendar.ts'
import { heightOf, lowerOf, RUNGS, type Rung } from '../../customers/rules/rungs.ts'
import { rankHeight, type SupplierRank } from './supplier.ts'
import { type TrustEntry, type TrustRules, trustOf } from './trust.ts'

/** What happened between one of us and a contact, that closeness can be read from. */
export interface Ties {
  orders: readonly { on: Day; big: boolean }[]
  /** Days on which they came to us by themselves. */
  inbound: readonly Day[]
  trust: readonly TrustEntry[]
  /** Where we stand with the customer as a supplier; null where nobody has looked. */
  rank: SupplierRank | null
}

export const EVIDENCE_KINDS = [
  'small_order',
  'big_order',
  'inbound',
  'preferred_equal',
  'preferred_worse',
  'referral',
] as const
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number]

export interface Evidence {
  kind: EvidenceKind
  /** How often within the time that evidence holds. */
  count: number
  /** When, the latest first. */
  days: Day[]
  /** The rung that it proves; null where it is too little alone. */
  proves: Rung | null
}

export interface ProofRules {
  /** Evidence holds for so many months. */
  months: number
  /** So many inbound touches prove a doctor; as many more, with small orders, a teacher. */
  inboundForDoctor: number
  inboundForTeacher: number
  smallOrdersForTeacher: number
  /** The balance of trust below which a rung does not hold (D4). */
  trust: Readonly<Record<Exclude<Rung, 'none'>, number>>
}

export interface Proof {
  rung: Rung
  /** What the evidence alone would prove. */
  byEvidence: Rung
  evidence: Evidence[]
  /** R2: the balance of the ledger today. */
  trust: number
}

/**
 * D2, D3: the rung that is proven. Small orders and being asked prove a doctor, a big order a teacher, being preferred
 * at equal terms a friend, being preferred when dearer a brother; trust that was lost takes it down again (D4).
 */
export function provenRung(ties: Ties, today: Day, rules: ProofRules, trustRules: TrustRules): Proof {
  const evidence = evidenceOf(ties, today, rules)
  const byEvidence = evidence.reduce<Rung>(
    (rung, { proves }) => (proves && heightOf(proves) > heightOf(rung) ? proves : rung),
    'none',
  )
  const trust = trustOf(ties.trust, today, trustRules)
  return { rung: lowerOf(byEvidence, trusted(trust, rules)), byEvidence, evidence, trust }
}

/** D4: the highest rung that the balance of trust still carries. */
export function trusted(trust: number, { trust: least }: ProofRules): Rung {
  const carried = RUNGS.slice(1).findLast((rung) => trust >= least[rung as Exclude<Rung, 'none'>])
  return carried ?? 'none'
}

function evidenceOf(ties: Ties, today: Day, rules: ProofRules): Evidence[] {
  const since = addMonths(today, -rules.months)
  const holds = (on: Day) => on > since && on <= today
  const orders = ties.orders.filter(({ on }) => holds(on))
  const small = days(orders.filter(({ big }) => !big))
  const big = days(orders.filter((order) => order.big))
  const inbound = ties.inbound.filter(holds)
  const told = (kind: TrustEntry['kind']) => days(ties.trust.filter((entry) => entry.kind === kind && holds(entry.on)))
  const [equal, worse, referrals] = [told('preferred_equal'), told('preferred_worse'), told('referral')]
  const steady = small.length >= rules.smallOrdersForTeacher && inbound.length >= rules.inboundForTeacher
  const leads = ties.rank !== null && rankHeight(ties.rank) >= rankHeight('main')
  const found: Evidence[] = [
    counted('small_order', small, steady ? 'teacher' : 'doctor'),
    counted('big_order', big, 'teacher'),
    counted('inbound', inbound, inbound.length >= rules.inboundForDoctor ? 'doctor' : null),
    counted('preferred_equal', equal, 'friend'),
    counted('preferred_worse', worse, 'brother'),
    // Who sends others to us, and buys from us what matters, trusts us as a friend does.
    counted('referral', referrals, big.length > 0 && leads ? 'friend' : 'doctor'),
  ]
  return found.filter(({ count }) => count > 0)
}

const days = (dated: readonly { on: Day }[]): Day[] => dated.map(({ on }) => on)

const counted = (kind: EvidenceKind, on: readonly Day[], proves: Rung | null): Evidence => ({
  kind,
  count: on.length,
  days: on.toSorted().reverse(),
  proves,
})
