import { addDays, type Day, startOfDay } from '../../../shared/calendar.ts'
import { type CadenceDays, cadenceDays, windowFor } from '../../customers/rules/cadence.ts'
import type { Tier } from '../../customers/rules/stages.ts'
import { cadenceWindows, recallAtLeast, recallFactor, recallWarning, retriesInARow } from '../../customers/settings.ts'
import type { Habits, TeamKey } from './cast.ts'
import type { Almanac } from './days.ts'
import type { CatalogueEntry } from './deals/facts.ts'
import type { CustomerFact, Facts, HoldingFact, OrderFact, PursuitCause, StepInFact } from './facts.ts'
import type { Line, Phrasebook } from './phrasebook.ts'
import type { Product } from './products.ts'
import type { Random } from './random.ts'

/** What the demo is to be made of, and for which day. */
export interface Plan {
  readonly seed: string
  readonly now: Date
  readonly today: Day
  readonly zone: string
  /** How many customers the firm is to have at the end. */
  readonly customers: number
  readonly almanac: Almanac
  readonly book: Phrasebook
  readonly products: readonly Product[]
  /** What the firm sells, with its options. */
  readonly catalogue: readonly CatalogueEntry[]
  /** Latin letters for a name. */
  spell(name: string): string
  /** The pool that every company has. */
  readonly companyPoolId: string
}

export interface Colleague {
  readonly id: string
  readonly name: string
  readonly role: string
  readonly team: Team
  readonly joinedOn: Day
  readonly leftOn: Day | null
  readonly habits: Habits | null
}

export interface Team {
  readonly key: TeamKey
  readonly id: string
  /** Where its customers wait when nobody has them. */
  readonly poolId: string
}

/** What a customer wants printed at the time. */
export interface Story {
  product: Product
  quantity: number
  /** Yuan a piece. */
  price: number
  paper: string
  finish: string
  /** Days to deliver. */
  days: number
  rival: string
}

export type Hindrance = 'cannot_wait' | 'no_match' | 'lost_to_competitor' | 'gone' | 'other'

/** How a customer is by itself, whoever calls. */
export interface Temper {
  /** Good conversations until it orders; null where it never will. */
  readonly ripe: number | null
  /** Where it asks for a price and then buys elsewhere. */
  readonly lostAt: number | null
  /** The chance that somebody has something to say. */
  readonly reach: number
  /** Why it never buys, as one would give it for the reason of its rest (T4). */
  readonly why: Hindrance
  /** Days from one order to the next. */
  readonly cycle: number
  /** Times the usual quantity. */
  readonly size: number
}

/** A customer as it stands on a day of the year. */
export interface Account {
  readonly fact: CustomerFact
  readonly temper: Temper
  story: Story
  /** How its people are spoken of: who one talks to, and who decides. */
  readonly called: { readonly who: string; readonly isWoman: boolean; readonly boss: string }
  owner: Colleague | null
  team: Team
  holding: HoldingFact | null
  readonly holdings: HoldingFact[]
  pursuit: { number: number; cause: PursuitCause; startedOn: Day }
  effectiveDays: Set<Day>
  lastEffectiveOn: Day | null
  attemptDays: Day[]
  touched: boolean
  everEffective: boolean
  /** What the last good conversation was about. */
  lastSaid: string | null
  lastDay: Day | null
  nextOn: Day | null
  /** What they wrote or called about, and wait to hear. */
  unanswered: { since: Date; day: Day; topic: string } | null
  readonly orders: PlacedOrder[]
  stepIn: StepInFact | null
  stepInPursuit: number | null
  /** What is next talked about, whatever else would come. */
  agenda: string[]
  readiness: number
  wantsOn: Day | null
  lost: boolean
  readonly used: Set<Line>
  /** T3, T6 as days; `warnedOn` is when a recall is first warned of. */
  days: CadenceDays & { recallOn: Day; warnedOn: Day }
}

export interface PlacedOrder {
  readonly fact: OrderFact
  readonly story: Story
  readonly deliverOn: Day
  readonly payOn: Day
}

/** The firm, living through its year. */
export interface Firm {
  readonly plan: Plan
  readonly random: Random
  readonly facts: Facts
  readonly people: readonly Colleague[]
  readonly teams: readonly Team[]
  readonly accounts: Account[]
  /** Names that are borne, and pairs of signs that real firms bear. */
  readonly names: Set<string>
  readonly taken: ReadonlySet<string>
  readonly numbers: { order: number; phone: number; mail: number }
  at(day: Day, minutes: number): Date
}

/** Instants of the company's days, by minutes after midnight. */
export function clockOf(zone: string): (day: Day, minutes: number) => Date {
  const midnights = new Map<Day, number>()
  return (day, minutes) => {
    let midnight = midnights.get(day)
    if (midnight === undefined) {
      midnight = startOfDay(zone, day).getTime()
      midnights.set(day, midnight)
    }
    return new Date(midnight + minutes * 60_000)
  }
}

export const personNamed = (firm: Firm, name: string): Colleague => {
  const found = firm.people.find((p) => p.name === name)
  if (!found) throw new Error(`nobody is called ${name}`)
  return found
}

export const isHere = (person: Colleague, day: Day): boolean =>
  person.joinedOn <= day && (person.leftOn === null || day < person.leftOn)

export const bossOf = (firm: Firm): Colleague => firm.people.find((p) => p.role === 'director') as Colleague

/** Who answers for a team: its manager, or the boss. */
export const managerOf = (firm: Firm, team: Team): Colleague => {
  const manager = firm.people.find((p) => p.role === 'manager' && p.team.key === team.key)
  return manager ?? bossOf(firm)
}

/** T7: who answers for a customer's owner: the team's manager, or the boss where the manager owns it. */
export const whoAnswersFor = (firm: Firm, { team, owner }: Pick<Account, 'team' | 'owner'>): Colleague => {
  const manager = managerOf(firm, team)
  return manager === owner ? bossOf(firm) : manager
}

export const heldBy = (firm: Firm, person: Colleague): Account[] => firm.accounts.filter((a) => a.owner === person)

/** Whose firm is no more: nobody takes it from the pool. */
export const hasGone = ({ fact, temper }: Account): boolean => fact.state === 'suspended' && temper.why === 'gone'

export const unpaid = (account: Account): number => account.orders.filter((o) => o.fact.payment !== 'paid').length

/** Orders of the current pursuit, as the product counts them. */
export const pursuitOrders = (account: Account): number =>
  account.orders.filter(
    ({ fact }) =>
      fact.orderedOn >= account.pursuit.startedOn &&
      (fact.completedOn === null || fact.completedOn > account.pursuit.startedOn),
  ).length

const WINDOWS = cadenceWindows.fallback

/** T3, T6: works out the days of a customer anew, by the rules of the product and its defaults. */
export function reckon(account: Account): void {
  const facts = {
    openNeeds: 0,
    orders: account.orders.length,
    tier: account.fact.tier as Tier | null,
    pursuitStartedOn: account.pursuit.startedOn,
    lastEffectiveOn: account.lastEffectiveOn,
    attemptDays: account.attemptDays,
  }
  const { overdue } = windowFor(facts, WINDOWS)
  const since = facts.lastEffectiveOn ?? facts.pursuitStartedOn
  const { neglectSince, protectedUntil } = account.fact
  const neglected = neglectSince && neglectSince > since ? neglectSince : since
  const recallOn = addDays(neglected, Math.max(recallFactor.fallback * overdue, recallAtLeast.fallback))
  const protectedToo = protectedUntil && protectedUntil > recallOn ? protectedUntil : recallOn
  account.days = {
    ...cadenceDays(facts, WINDOWS, retriesInARow.fallback),
    recallOn: protectedToo,
    warnedOn: addDays(protectedToo, -recallWarning.fallback),
  }
}
