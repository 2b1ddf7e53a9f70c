import { addDays, type Day } from '../../../shared/calendar.ts'
import { stepInAt } from '../../customers/settings.ts'
import { answers, awaitsAnswer } from '../../touches/rules/log.ts'
import { stepsIn } from '../../touches/rules/stepIn.ts'
import { sayDay, workdayFrom } from './days.ts'
import type { TouchFact } from './facts.ts'
import { type Account, type Colleague, type Firm, pursuitOrders, reckon, type Story } from './firm.ts'
import { drawLine, expand, type Line, type Values } from './phrasebook.ts'
import { idAt } from './random.ts'
import { moveStage } from './stages.ts'
import { storyOf } from './story.ts'
import { valuesOf } from './values.ts'

const NOON = 12 * 60

export interface Said {
  readonly by: Colleague
  readonly day: Day
  /** Minutes after midnight. */
  readonly minute: number
  readonly situation: string
  readonly effective: boolean
  readonly colleague?: Colleague | undefined
  /** What a word of theirs is about, as it will be answered. */
  readonly topic?: string
  /** The chance that the next step which the line names is agreed. */
  readonly plans?: number
  readonly values?: Values
}

/** T1: writes down a touch and all that follows from it for the customer (T2, T3, T7). */
export function talk(firm: Firm, account: Account, said: Said): TouchFact {
  const { random, plan } = firm
  const story = storyOf(said.situation, account)
  const line = drawLine(plan.book, sectionsFor(said.situation, account, story), random, account.used, (l) =>
    isNear(firm, account, l),
  )
  const { from, to } = line.next ?? { from: 2, to: 6 }
  const soon = workdayFrom(addDays(said.day, random.between(from, to)), plan.almanac)
  const nextOn = line.next && random.chance(said.plans ?? 1) ? soon : null
  const values = {
    ...valuesOf(firm, account, said.day, story),
    on: sayDay(said.day, soon),
    half: said.minute < NOON ? '上午' : '下午',
    ...said.values,
  }
  const write = (text: string) => tidy(expand(plan.book, text, values, random))
  const happenedAt = firm.at(said.day, said.minute)
  const touch: TouchFact = {
    id: idAt(happenedAt, random),
    customerId: account.fact.id,
    contactIds: account.fact.contacts.slice(0, 1).map((c) => c.id),
    byId: said.by.id,
    colleagueIds: said.colleague ? [said.colleague.id] : [],
    channel: random.pick(line.channels),
    direction: line.direction,
    effective: said.effective,
    happenedAt,
    day: said.day,
    nextOn,
    nextStep: nextOn && line.next ? write(line.next.text) : null,
    summary: write(line.text),
    recordedAt: new Date(happenedAt.getTime() + random.between(2, 25) * 60_000),
  }
  firm.facts.touches.push(touch)
  keep(firm, account, touch, said)
  return touch
}

/**
 * What may be said to anybody, and to this customer of these goods: a label has no lid, and who never asked for a price
 * has no quotation.
 */
function sectionsFor(situation: string, account: Account, { product }: Story): string[] {
  const { team, pursuit, temper, fact, orders } = account
  const facets = [
    product.kind,
    product.kind === 'label' || product.kind === 'card' ? 'sheet' : 'box',
    team.key === 'far' ? 'far' : 'near',
    pursuit.cause,
    temper.why,
    fact.stage < 4 ? 'unquoted' : 'quoted',
    orders.some((o) => o.story.product === product) ? 'same' : 'other',
  ]
  return [situation, ...facets.map((facet) => `${situation}.${facet}`)]
}

/** Whom one sees far away is not dropped in on by the way. */
const isNear = (firm: Firm, account: Account, line: Line): boolean =>
  account.team.key !== 'far' || !line.channels.every((c) => c === 'visit_out') || firm.random.chance(0.1)

function keep(firm: Firm, account: Account, touch: TouchFact, { by, situation, topic = 'missed' }: Said): void {
  account.touched = true
  account.lastDay = touch.day
  if (touch.nextOn || (account.nextOn && account.nextOn <= touch.day)) account.nextOn = touch.nextOn
  if (account.fact.stage < 1) moveStage(firm, account, 1, touch.day, by)
  if ((touch.effective || touch.direction === 'in') && account.fact.stage < 2)
    moveStage(firm, account, 2, touch.day, by)
  if (answers(touch)) account.unanswered = null
  if (awaitsAnswer(touch)) account.unanswered ??= { since: touch.happenedAt, day: touch.day, topic }
  if (touch.effective) {
    account.everEffective = true
    account.lastSaid = situation
    account.effectiveDays.add(touch.day)
    account.lastEffectiveOn = touch.day
    account.attemptDays = []
  } else if (touch.direction === 'out' && touch.day !== account.lastEffectiveOn) account.attemptDays.push(touch.day)
  reckon(account)
  raiseStepIn(firm, account, touch)
}

/** T7: at the tenth effective touch of a pursuit without an order, once a pursuit. */
function raiseStepIn(firm: Firm, account: Account, touch: TouchFact): void {
  const facts = {
    effectiveTouches: account.effectiveDays.size,
    pursuitOrders: pursuitOrders(account),
    ownerId: account.owner?.id ?? null,
    state: account.fact.state,
  }
  if (account.stepInPursuit === account.pursuit.number || !stepsIn(facts, stepInAt.fallback)) return
  account.stepInPursuit = account.pursuit.number
  const raised = {
    id: idAt(touch.recordedAt, firm.random),
    customerId: account.fact.id,
    pursuit: account.pursuit.number,
    cause: 'tenth_touch' as const,
    askedBy: null,
    raisedAt: touch.recordedAt,
    effectiveTouches: facts.effectiveTouches,
    decision: null,
    note: null,
    decidedBy: null,
    decidedAt: null,
  }
  account.stepIn ??= raised
  firm.facts.stepIns.push(raised)
}

/** Chinese notes have no space between signs and figures. */
const tidy = (text: string): string =>
  text.replace(/(?<=\p{Script=Han})\s+(?=[0-9A-Za-z])|(?<=[0-9A-Za-z%])\s+(?=\p{Script=Han})/gu, '')
