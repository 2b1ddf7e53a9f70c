import type { Day } from '../../../../shared/calendar.ts'
import { type Account, type Colleague, type Firm, whoAnswersFor } from '../firm.ts'
import { expand } from '../phrasebook.ts'
import { idAt, type Random } from '../random.ts'
import { valuesOf } from '../values.ts'
import type { DealFacts, ProductFact } from './facts.ts'

/** Who writes the deals of one customer down, and with what. */
export interface Pen {
  readonly firm: Firm
  readonly account: Account
  readonly random: Random
  readonly facts: DealFacts
  readonly products: ReadonlyMap<string, ProductFact>
  /** Who sells to it, and who approves. */
  readonly by: Colleague
  readonly superior: Colleague
  id(at: Date): string
  at(day: Day): Date
  say(section: string, day: Day): string
}

export function penFor(
  firm: Firm,
  account: Account,
  by: Colleague,
  random: Random,
  facts: DealFacts,
  products: Pen['products'],
): Pen {
  return {
    firm,
    account,
    random,
    facts,
    products,
    by,
    superior: whoAnswersFor(firm, { team: account.team, owner: by }),
    id: (at) => idAt(at, random),
    at: (day) => firm.at(day, random.between(9 * 60, 17 * 60 + 30)),
    say: (section, day) => expand(firm.plan.book, `{${section}}`, valuesOf(firm, account, day), random),
  }
}
