import type { Day } from '../../../shared/calendar.ts'
import { nextOnAgenda } from './agenda.ts'
import type { Account, Colleague, Firm } from './firm.ts'
import { placeOrder } from './orders.ts'
import { moveStage } from './stages.ts'

type Choices = readonly (readonly [situation: string, weight: number])[]

/** Shares of the way to an order at which the need is told, the price is asked, and the decision is near. */
const NEED_AT = 0.42
const QUOTE_AT = 0.58
const DECIDE_AT = 0.86

const AT_FIRST: Choices = [
  ['learn', 4],
  ['kit', 3],
  ['cold', 2],
  ['visit', 1],
]
const IN_NEED: Choices = [
  ['brief', 4],
  ['dieline', 2],
  ['call_on', 2],
  ['compare', 1],
  ['kit', 1],
]
const QUOTED: Choices = [
  ['haggle', 4],
  ['proof', 4],
  ['dieline', 2],
  ['compare', 2],
  ['factory', 1],
  ['call_on', 1.5],
  ['brief', 1],
]
const NEAR_ORDER: Choices = [
  ['decide', 4],
  ['terms', 3],
  ['haggle', 1],
]
const NEAR_LOSS: Choices = [
  ['decide', 4],
  ['compare', 3],
  ['haggle', 1],
]
const NO_NEED: Choices = [
  ['learn', 0.7],
  ['kit', 1.4],
  ['cold', 5],
  ['refer', 0.3],
  ['visit', 0.4],
]
const HOPELESS: Choices = [
  ['late', 4],
  ['cold', 5],
  ['kit', 0.7],
  ['refer', 0.4],
]
const OUTRIGHT: Choices = [
  ['late', 7],
  ['cold', 3],
  ['refer', 0.3],
]
const LOST: Choices = [
  ['cold', 5],
  ['learn', 1.2],
  ['refer', 1],
  ['late', 0.6],
]
const WANTS_AGAIN: Choices = [
  ['need', 3],
  ['brief', 2],
  ['quote', 2],
  ['proof', 1],
]
const KEPT: Choices = [
  ['again', 5],
  ['keep', 5],
  ['refer', 0.6],
  ['visit', 0.8],
]

/** Far customers are seen seldom. */
const RARELY_TRAVELS = 0.85
const FACE_TO_FACE: readonly string[] = ['call_on', 'visit', 'factory']
/** In vain so often that one begins to ask outright. */
const TIRED_AT = 9
/** So often that one hardly asks anything else. */
const OUTRIGHT_AT = 11
/** What the terse write three words about. */
const QUIET: Readonly<Record<string, string>> = {
  cold: 'curt',
  learn: 'curt',
  kit: 'curt',
  keep: 'keep_curt',
  again: 'keep_curt',
  received: 'received_curt',
}

/** What the next good conversation with a customer is about. */
export function nextSituation(firm: Firm, account: Account, day: Day, by: Colleague): string {
  const situation = nextOnAgenda(account, day) ?? greeting(account) ?? ofItsWay(firm, account, day)
  return (firm.random.chance(by.habits?.terse ?? 0) && QUIET[situation]) || situation
}

/** The first word of a pursuit; null where one has spoken already. */
function greeting({ everEffective, lastEffectiveOn, pursuit, orders }: Account): string | null {
  if (lastEffectiveOn !== null || pursuit.cause === 'order_completed') return null
  if (everEffective || (orders.length > 0 && pursuit.cause !== 'imported')) return 'takeover'
  if (orders.length > 0) return null
  return pursuit.cause === 'imported' ? 'revive' : 'first'
}

function ofItsWay(firm: Firm, account: Account, day: Day): string {
  const stays = account.team.key === 'far' && firm.random.chance(RARELY_TRAVELS)
  const pick = (choices: Choices) =>
    firm.random.weighted(choices.filter(([situation]) => !stays || !FACE_TO_FACE.includes(situation)))
  const { temper, readiness, fact } = account
  if (account.orders.length > 0) {
    if (account.wantsOn === null || account.wantsOn > day) return pick(KEPT)
    return readiness >= 2 ? 'reorder' : pick(WANTS_AGAIN)
  }
  if (account.lost) return pick(LOST)
  const end = temper.ripe ?? temper.lostAt
  if (end === null) {
    if (readiness < 3) return pick(AT_FIRST)
    const plainlyTold = account.lastSaid === 'late'
    if (plainlyTold || account.effectiveDays.size < TIRED_AT) return pick(NO_NEED)
    return pick(account.effectiveDays.size < OUTRIGHT_AT ? HOPELESS : OUTRIGHT)
  }
  const way = readiness / end
  if (way >= 1) return temper.ripe === null ? 'lost' : 'order'
  if (way >= DECIDE_AT) return pick(temper.ripe === null ? NEAR_LOSS : NEAR_ORDER)
  if (way >= QUOTE_AT) return fact.stage < 4 ? 'quote' : pick(QUOTED)
  if (way >= NEED_AT) return fact.stage < 3 ? 'need' : pick(IN_NEED)
  return pick(AT_FIRST)
}

/** What a conversation changed: how far it carried, the stage it reached (Q1), the order it brought. */
export function carryOn(firm: Firm, account: Account, situation: string, day: Day, by: Colleague, craft: number): void {
  account.readiness += craft * firm.random.about(0.35)
  if (situation === 'need') moveStage(firm, account, 3, day, by)
  if (situation === 'quote') moveStage(firm, account, 4, day, by)
  if (situation === 'lost') account.lost = true
  if (situation === 'order' || situation === 'reorder') placeOrder(firm, account, by, day)
}
