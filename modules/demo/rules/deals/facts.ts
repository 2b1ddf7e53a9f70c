import type { Day } from '../../../../shared/calendar.ts'
import type { Money } from '../../../../shared/money.ts'
import type { ApprovalReason } from '../../../deals/rules/approval.ts'
import type { Level, NeedStage, Outcome } from '../../../deals/rules/board.ts'
import type { Diagnosis } from '../../../deals/rules/diagnosis.ts'
import type { Line } from '../../../deals/rules/lines.ts'
import type { Portion } from '../../../deals/rules/order.ts'
import type { Break, OptionGroup } from '../../../deals/rules/price.ts'
import type { QuoteState } from '../../../deals/rules/quote.ts'

// What the demo's year left behind of deals, as the tables have it.

export interface CatalogueEntry {
  code: string | null
  name: string
  nameEn: string
  series: string | null
  unit: string
  unitEn: string
  price: number | null
  cost: number | null
  breaks: Break[]
  options: OptionGroup[]
}

export interface ProductFact extends CatalogueEntry {
  id: string
  createdAt: Date
}

export interface NeedFact {
  id: string
  customerId: string
  ownerId: string | null
  title: string
  level: Level
  quotedOn: Day | null
  outcome: Outcome | null
  position: number
  fen: number
  currency: string
  quantity: number
  unit: string
  wantedOn: Day | null
  productId: string
  competitors: { name: string; price: Money | null; strong: string; weak: string }[]
  deciderId: string | null
  nextStep: string | null
  nextOn: Day | null
  chance: number | null
  source: string | null
  openedOn: Day
  closedOn: Day | null
  createdBy: string
  recordedAt: Date
}

export interface NeedMoveFact {
  id: string
  needId: string
  fromStage: NeedStage | null
  toStage: NeedStage
  onDay: Day
  byId: string
  recordedAt: Date
}

export interface DealFacts {
  products: ProductFact[]
  needs: NeedFact[]
  moves: NeedMoveFact[]
  people: { id: string; needId: string; personId: string; joinedOn: Day; leftOn: Day | null }[]
  diagnoses: (Diagnosis & { needId: string; version: number; byId: string; at: Date })[]
  losses: {
    id: string
    needId: string
    outcome: 'lost' | 'dropped'
    code: string
    reason: string
    competitor: string | null
    fen: number | null
    onDay: Day
    byId: string
    recordedAt: Date
  }[]
  quotes: {
    id: string
    number: string
    customerId: string
    needId: string
    state: QuoteState
    current: number
    fen: number
    currency: string
    validUntil: Day | null
    decidedOn: Day | null
    reason: string | null
    createdBy: string
    createdAt: Date
  }[]
  versions: {
    quoteId: string
    number: number
    contactId: string | null
    lines: Line[]
    taxIncluded: boolean
    netFen: number
    taxFen: number
    fen: number
    costFen: number | null
    currency: string
    validDays: number
    terms: string
    termsEn: string
    byId: string
    at: Date
    sentOn: Day | null
    sentAt: Date | null
    sentBy: string | null
  }[]
  approvals: {
    id: string
    quoteId: string
    number: number
    reasons: ApprovalReason[]
    askedBy: string
    askedAt: Date
    decision: 'approved' | 'returned' | null
    note: string | null
    decidedBy: string | null
    decidedAt: Date | null
  }[]
  told: {
    id: string
    at: Date
    type: 'quote.sent' | 'quote.accepted' | 'quote.refused'
    actorId: string
    customerId: string
    subjectId: string
    data: { version: number }
  }[]
  deliveries: {
    id: string
    orderId: string
    onDay: Day
    lines: Portion[]
    complete: boolean
    note: string | null
    byId: string
    at: Date
  }[]
  payments: { id: string; orderId: string; fen: number; onDay: Day; note: string | null; byId: string; at: Date }[]
  numbers: { kind: 'quote'; year: number; last: number }[]
}
