import type { Day } from '../../../shared/calendar.ts'
import type { Role } from '../../../shared/endpoint.ts'
import type { Size } from '../../customers/rules/sizes.ts'
import type { State, Tier } from '../../customers/rules/stages.ts'
import type { Line } from '../../deals/rules/lines.ts'
import type { DeliveryState } from '../../deals/rules/order.ts'
import type { Channel, Direction } from '../../touches/rules/log.ts'

import type { DealFacts } from './deals/facts.ts'

// What the demo's year left behind, as the modules' bulk functions take it. Figures are not among it: those the
// product works out itself.

export interface TeamFact {
  id: string
  name: string
  parentId: string | null
  createdAt: Date
}

export interface PersonFact {
  id: string
  name: string
  email: string
  role: Role
  teamId: string
  joinedOn: Day
  leftOn: Day | null
  createdAt: Date
}

export interface PoolFact {
  id: string
  name: string
  teamId: string
  createdAt: Date
}

export interface ContactFact {
  id: string
  name: string
  job: string
  birthday: { year: number; month: number; day: number; lunar: boolean } | null
  bestTimes: string | null
  worstTimes: string | null
  phones: string[]
  mails: string[]
  wechats: string[]
}

export interface CustomerFact {
  id: string
  name: string
  kind: 'organisation' | 'person'
  stage: number
  state: State
  tier: Tier | null
  ownerId: string | null
  ownerSince: Date | null
  teamId: string
  poolId: string | null
  pooledAt: Date | null
  industry: string
  source: string
  region: string
  size: Size | null
  address: string
  remarks: string | null
  tags: string[]
  enteredOn: Day
  createdBy: string
  createdAt: Date
  neglectSince: Day | null
  protectedUntil: Day | null
  postponedUntil: Day | null
  lookAgainOn: Day | null
  phones: string[]
  contacts: ContactFact[]
}

export type PursuitCause = 'created' | 'imported' | 'claimed' | 'assigned' | 'handed_over' | 'order_completed'

export interface PursuitFact {
  id: string
  customerId: string
  number: number
  ownerId: string | null
  cause: PursuitCause
  startedAt: Date
  startedOn: Day
}

export interface HoldingFact {
  id: string
  customerId: string
  ownerId: string
  cause: Exclude<PursuitCause, 'order_completed'>
  startedAt: Date
  startedBy: string
  endedAt: Date | null
  endCause: string | null
}

export interface StageFact {
  id: string
  customerId: string
  fromStage: number
  toStage: number
  onDay: Day
  byId: string
  recordedAt: Date
}

export interface TierFact {
  id: string
  customerId: string
  before: Tier | null
  after: Tier
  cause: 'edit' | 'scorecard'
  byId: string
  at: Date
}

export interface MemberFact {
  customerId: string
  personId: string
  role: string
  since: Date
  addedBy: string
}

export interface ProposalFact {
  id: string
  customerIds: [string, string]
  evidence: string[]
  score: number
  createdAt: Date
}

export interface TouchFact {
  id: string
  customerId: string
  contactIds: string[]
  byId: string
  colleagueIds: string[]
  channel: Channel
  direction: Direction
  effective: boolean
  happenedAt: Date
  day: Day
  nextOn: Day | null
  nextStep: string | null
  summary: string
  recordedAt: Date
}

export interface StepInFact {
  id: string
  customerId: string
  pursuit: number
  cause: 'tenth_touch' | 'asked'
  askedBy: string | null
  raisedAt: Date
  effectiveTouches: number
  decision: 'join' | 'reassign' | 'go_on' | 'suspend' | 'lapsed' | null
  note: string | null
  decidedBy: string | null
  decidedAt: Date | null
}

export interface PostponementFact {
  id: string
  customerId: string
  byId: string
  until: Day
  reason: string
  at: Date
}

export interface MoveFact {
  id: string
  customerId: string
  kind: 'suspended' | 'claimed' | 'assigned' | 'recalled' | 'handed_over'
  code: string | null
  fromId: string | null
  toId: string | null
  lookAgainOn: Day | null
  byId: string
  at: Date
  reason: string
}

export interface OrderFact {
  id: string
  customerId: string
  number: string
  orderedOn: Day
  fen: number
  payment: 'unpaid' | 'partial' | 'paid'
  product: string
  completedOn: Day | null
  recordedBy: string
  recordedAt: Date
  lines: Line[]
  netFen: number | null
  costFen: number | null
  dueOn: Day | null
  delivery: DeliveryState
  deliveredOn: Day | null
  paidFen: number
  needId: string | null
  quoteId: string | null
}

export interface MarkFact {
  id: string
  customerId: string
  criterion: string
  value: number
  byId: string
  at: Date
}

export interface Facts {
  teams: TeamFact[]
  people: PersonFact[]
  pools: PoolFact[]
  customers: CustomerFact[]
  pursuits: PursuitFact[]
  holdings: HoldingFact[]
  stages: StageFact[]
  tiers: TierFact[]
  members: MemberFact[]
  proposals: ProposalFact[]
  touches: TouchFact[]
  stepIns: StepInFact[]
  postponements: PostponementFact[]
  moves: MoveFact[]
  orders: OrderFact[]
  deals: DealFacts | null
  /** Claims by person and day. */
  claims: { personId: string; day: Day; used: number }[]
}
