import type { Day } from '../../../shared/calendar.ts'
import { type Account, type Colleague, type Firm, unpaid } from './firm.ts'
import { placeOrder } from './orders.ts'
import { moveStage } from './stages.ts'

const QUIET = ['cold', 'learn', 'kit', 'keep', 'again', 'received']
/** Shares of the way to an order at which the need is told, the price is asked, and the decision is near. */
const NEED_AT = 0.42
const QUOTE_AT = 0.58
const DECIDE_AT = 0.86

/** What the next good conversation with a customer is about. */
export function nextSituation(firm: Firm, account: Account, day: Day, by: Colleague): string {
  const situation =
    account.agenda.shift() ?? (account.orders.length > 0 ? afterOrders(firm, account, day) : beforeOrder(firm, account))
  const terse = by.habits?.terse ?? 0
  return QUIET.includes(situation) && firm.random.chance(terse) ? 'curt' : situation
}

function beforeOrder(firm: Firm, account: Account): string {
  const { random } = firm
  const { temper, pursuit } = account
  if (!account.everEffective) return 'first'
  if (account.lastEffectiveOn === null && pursuit.number > 1) return 'takeover'
  const way = wayTo(account)
  if (way === null) {
    const tired = account.effectiveDays.size >= 9
    return random.weighted([
      ['learn', account.readiness < 3 ? 5 : 0.7],
      ['kit', 1.4],
      ['cold', 5],
      ['refer', 0.3],
      ['call_on', 0.4],
      ['late', tired ? 4 : 0],
    ])
  }
  if (account.lost)
    return random.weighted([
      ['cold', 5],
      ['refer', 1],
      ['learn', 1],
    ])
  if (way >= 1) return temper.ripe === null ? 'lost' : 'order'
  if (way >= DECIDE_AT)
    return random.weighted([
      ['decide', 4],
      ['terms', temper.ripe ? 3 : 0],
      ['haggle', 1],
      ['compare', temper.ripe ? 0 : 3],
    ])
  if (way >= QUOTE_AT && account.fact.stage < 4) return 'quote'
  if (way >= QUOTE_AT)
    return random.weighted([
      ['haggle', 4],
      ['proof', 4],
      ['dieline', 2],
      ['compare', 2],
      ['factory', 1],
      ['call_on', 1.5],
      ['brief', 1],
    ])
  if (way >= NEED_AT && account.fact.stage < 3) return 'need'
  if (way >= NEED_AT)
    return random.weighted([
      ['brief', 4],
      ['dieline', 2],
      ['call_on', 2],
      ['compare', 1],
      ['kit', 1],
    ])
  return random.weighted([
    ['learn', 4],
    ['kit', 3],
    ['cold', 2],
    ['call_on', 1],
  ])
}

/** How much of the way to its decision a customer has come; null for who wants nothing. */
function wayTo({ temper, readiness }: Account): number | null {
  const end = temper.ripe ?? temper.lostAt
  return end === null ? null : readiness / end
}

function afterOrders(firm: Firm, account: Account, day: Day): string {
  const { random } = firm
  if (account.lastEffectiveOn === null && ['assigned', 'handed_over', 'claimed'].includes(account.pursuit.cause))
    return 'takeover'
  const wants = account.wantsOn !== null && account.wantsOn <= day
  if (wants && account.readiness >= 2) return 'order'
  if (wants)
    return random.weighted([
      ['need', 3],
      ['brief', 2],
      ['quote', 2],
      ['proof', 1],
    ])
  return random.weighted([
    ['again', 5],
    ['keep', 5],
    ['refer', 0.6],
    ['call_on', 0.8],
    ['paying', unpaid(account) > 0 ? 4 : 0],
  ])
}

/** What a conversation changed: how far it carried, the stage it reached (Q1), the order it brought. */
export function carryOn(firm: Firm, account: Account, situation: string, day: Day, by: Colleague, craft: number): void {
  account.readiness += craft * firm.random.about(0.35)
  if (situation === 'need') moveStage(firm, account, 3, day, by)
  if (situation === 'quote') moveStage(firm, account, 4, day, by)
  if (situation === 'lost') account.lost = true
  if (situation === 'order') placeOrder(firm, account, by, day)
}
