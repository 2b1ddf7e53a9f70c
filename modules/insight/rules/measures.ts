// G1: what each of the four principles is read from. A measure is a share or a number of hours, held against where it
// is good and where it is poor; both are the company's to set.

export const PRINCIPLES = ['quantity', 'time', 'professionalism', 'distance'] as const
export type Principle = (typeof PRINCIPLES)[number]

/** Which measures a principle is read from; of a customer those that can be asked of one. */
export const MEASURES = {
  /** New customers reached, of the quota. */
  reached: 'quantity',
  /** Leads in hand, of those that one order asks for at the chosen certainty. */
  leads: 'quantity',
  /** People at a customer with whom somebody of us has talked. */
  contacts: 'quantity',
  /** Customers held that are not overdue. */
  cadence: 'time',
  /** Effective touches that came neither too early nor too late. */
  rhythm: 'time',
  /** Leads followed at the pace of twelve in six months. */
  stamina: 'time',
  /** Talks after which the next step and its day were set. */
  nextStep: 'time',
  /** Customers to whom we did what had last been promised for a day gone by. */
  kept: 'time',
  /** Hours that a question waits for its first answer. */
  firstAnswer: 'professionalism',
  /** Visits agreed beforehand. */
  prepared: 'professionalism',
  /** Customers talked with repeatedly of whom something new was learnt. */
  learnt: 'professionalism',
  /** Needs that were diagnosed before they were quoted. */
  diagnosed: 'professionalism',
  /** Quotes sent back, or corrected after they were sent. */
  corrected: 'professionalism',
  /** Problems that a customer had met before. */
  repeated: 'professionalism',
  /** Customers as near as their touches should have brought them. */
  near: 'distance',
  /** How much of the portrait is known. */
  portrait: 'distance',
  /** Rungs won less those lost in a quarter, a customer. */
  moved: 'distance',
} as const satisfies Record<string, Principle>

export type MeasureKey = keyof typeof MEASURES

/** Where a measure is poor, where it is good, and how many cases it takes to say so. */
export interface Standard {
  poor: number
  good: number
  least: number
}
export type Standards = Readonly<Record<MeasureKey, Standard>>

/** A count and what it is a part of, or hours; `of` cases stand behind it. */
export interface Reading {
  key: MeasureKey
  /** Nobody in the company does yet what it looks at: then it tells nothing of one. */
  unused?: boolean
  value: number | null
  of: number
  /** What the sentence tells: the counts behind the value. */
  told: Readonly<Record<string, number>>
}

export interface Measure extends Reading {
  principle: Principle
  /** 0 where it is poor, 100 where it is good; null where there are too few cases. */
  score: number | null
}

/** How good a reading is between poor and good; either may be the greater. */
export function measure(reading: Reading, standards: Standards): Measure {
  const { poor, good, least } = standards[reading.key]
  const isTold = reading.value !== null && reading.of >= least && !reading.unused
  const share = isTold ? ((reading.value ?? 0) - poor) / (good - poor) : null
  const score = share === null ? null : Math.round(100 * Math.min(1, Math.max(0, share)))
  return { ...reading, principle: MEASURES[reading.key], score }
}
