import { addMonths, type Day } from '../../../shared/calendar.ts'
import { newcomerMonths } from '../../pool/settings.ts'
import { type Colleague, type Firm, heldBy } from './firm.ts'

/** The shares of all customers that a rep, and a newcomer, can look after. */
const FULL = 0.058
const FULL_NEW = 0.036

export const isNewcomer = (person: Colleague, day: Day): boolean =>
  day < addMonths(person.joinedOn, newcomerMonths.fallback)

/** T9: who of these holds the fewest, and has room for more; null where nobody has. */
export function lightest(firm: Firm, people: readonly Colleague[], day: Day): Colleague | null {
  const loads = firm.random
    .shuffled(people)
    .map((person) => ({
      person,
      share: heldBy(firm, person).length / firm.plan.customers / (isNewcomer(person, day) ? FULL_NEW : FULL),
    }))
    .filter((load) => load.share < 1)
  return loads.length > 0 ? loads.reduce((least, load) => (load.share < least.share ? load : least)).person : null
}
