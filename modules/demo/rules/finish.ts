import { addDays } from '../../../shared/calendar.ts'
import { cadenceOn } from '../../customers/rules/cadence.ts'
import type { Size } from '../../customers/rules/sizes.ts'
import { writeDeals } from './deals/deals.ts'
import type { Facts } from './facts.ts'
import { type Account, type Firm, heldBy } from './firm.ts'
import { expand } from './phrasebook.ts'
import { idAt } from './random.ts'
import { proposeTwins } from './twins.ts'
import { valuesOf } from './values.ts'

/** What is left to do on the last evening: who has a birthday, whom one put off, which records may be the same. */
export function finish(firm: Firm): Facts {
  for (const person of firm.people.filter((p) => p.habits && !p.leftOn)) {
    const quiet = heldBy(firm, person).filter((a) => a.fact.state === 'active' && isQuiet(firm, a))
    celebrate(firm, quiet)
    postpone(firm, heldBy(firm, person))
    ask(firm, quiet)
  }
  for (const account of firm.accounts) account.fact.size = sizeOf(account)
  proposeTwins(firm)
  firm.facts.deals = writeDeals(firm)
  firm.facts.customers.push(...firm.accounts.map((a) => a.fact))
  return firm.facts
}

const BYTE = 256
/** Of the firms that came without an order, so many of each 256 are at most so large; who ordered is a size larger now and then. */
const UP_TO = [
  ['micro', 60],
  ['small', 150],
  ['medium', 215],
  ['large', 240],
] as const
const ORDERED_ADDS = 45

/** Q4: how large a firm is; of a few nobody knows. Drawn from its id, so that the year's other chances stay as they are. */
function sizeOf({ fact, orders }: Account): Size | null {
  if (fact.kind === 'person') return 'micro'
  const draw = Number.parseInt(fact.id.slice(-2), 16) + (orders.length > 0 ? ORDERED_ADDS : 0)
  if (Number.parseInt(fact.id.slice(-4, -2), 16) > BYTE * 0.93) return null
  return UP_TO.find(([, most]) => draw < most)?.[0] ?? 'large'
}

const isQuiet = (firm: Firm, account: Account): boolean =>
  ['early', 'ok'].includes(cadenceOn(firm.plan.today, account.days)) &&
  !account.unanswered &&
  (account.nextOn === null || account.nextOn > firm.plan.today)

/** R6: birthdays today, by the sun and by the moon, and some in the days to come. */
function celebrate(firm: Firm, quiet: readonly Account[]): void {
  const { random, plan } = firm
  const [, month, date] = plan.today.split('-').map(Number) as [number, number, number]
  const known = random.shuffled(quiet.filter((a) => a.everEffective))
  const year = () => random.between(1968, 1996)
  for (const [n, account] of known.slice(0, 5).entries()) {
    const contact = account.fact.contacts[0]
    if (!contact) continue
    const coming = addDays(plan.today, n).split('-').map(Number) as [number, number, number]
    if (n === 0 && random.chance(0.6)) contact.birthday = { year: year(), month, day: date, lunar: false }
    else if (n === 1 && random.chance(0.4)) contact.birthday = { year: year(), ...plan.almanac.lunarToday, lunar: true }
    else if (n > 1) contact.birthday = { year: year(), month: coming[1], day: coming[2], lunar: false }
  }
}

/** T11: now and then somebody is put off, with a reason. */
function postpone(firm: Firm, held: readonly Account[]): void {
  const { random, plan, facts } = firm
  const due = held.filter(
    (a) => a.fact.state === 'active' && a.days.dueOn <= plan.today && a.touched && !a.unanswered && !a.stepIn,
  )
  for (const account of random.shuffled(due).slice(0, random.between(0, 2))) {
    const at = firm.at(addDays(plan.today, -1), 17 * 60 + 40)
    const until = addDays(plan.today, random.between(1, 9))
    const reason = expand(plan.book, '{postpone}', valuesOf(firm, account, plan.today), random)
    facts.postponements.push({
      id: idAt(at, random),
      customerId: account.fact.id,
      byId: account.owner?.id ?? '',
      until,
      reason,
      at,
    })
    account.fact.postponedUntil = until
  }
}

/** T7: now and then a rep asks for support before the tenth touch. */
function ask(firm: Firm, quiet: readonly Account[]): void {
  const { random, plan, facts } = firm
  const near = quiet.filter(
    (a) => a.fact.stage === 4 && a.orders.length === 0 && !a.stepIn && a.effectiveDays.size < 10,
  )
  const account = near[0]
  if (!account || !random.chance(0.35)) return
  const raisedAt = firm.at(addDays(plan.today, -1), 17 * 60 + 50)
  account.stepIn = {
    id: idAt(raisedAt, random),
    customerId: account.fact.id,
    pursuit: account.pursuit.number,
    cause: 'asked',
    askedBy: account.owner?.id ?? null,
    raisedAt,
    effectiveTouches: account.effectiveDays.size,
    decision: null,
    note: expand(plan.book, '{step_in.asked}', valuesOf(firm, account, plan.today), random),
    decidedBy: null,
    decidedAt: null,
  }
  facts.stepIns.push(account.stepIn)
}
