import { addDays, type Day } from '../../../shared/calendar.ts'
import { stepInAt } from '../../customers/settings.ts'
import { answers, awaitsAnswer } from '../../touches/rules/log.ts'
import { stepsIn } from '../../touches/rules/stepIn.ts'
import { sayDay, workdayFrom } from './days.ts'
import type { TouchFact } from './facts.ts'
import { type Account, type Colleague, type Firm, pursuitOrders, reckon } from './firm.ts'
import { drawLine, expand, type Line, type Values } from './phrasebook.ts'
import { idAt } from './random.ts'
import { moveStage } from './stages.ts'
import { valuesOf } from './values.ts'

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
  const line = drawLine(plan.book, sectionsFor(said.situation, account), random, account.used, (l) =>
    isNear(firm, account, l),
  )
  const nextOn = agreed(firm, line, said)
  const values = {
    ...valuesOf(firm, account, said.day),
    on: sayDay(said.day, nextOn ?? workdayFrom(addDays(said.day, random.between(2, 6)), plan.almanac)),
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

/** What may be said of any goods, and of these: a label has no lid. */
function sectionsFor(situation: string, { story }: Account): string[] {
  const { kind } = story.product
  return [situation, `${situation}.${kind}`, `${situation}.${kind === 'label' || kind === 'card' ? 'sheet' : 'box'}`]
}

/** Whom one sees far away is not dropped in on by the way. */
const isNear = (firm: Firm, account: Account, line: Line): boolean =>
  account.team.key !== 'far' || !line.channels.every((c) => c === 'visit_out') || firm.random.chance(0.1)

function agreed(firm: Firm, line: Line, said: Said): Day | null {
  if (!line.next || !firm.random.chance(said.plans ?? 1)) return null
  return workdayFrom(addDays(said.day, firm.random.between(line.next.from, line.next.to)), firm.plan.almanac)
}

function keep(firm: Firm, account: Account, touch: TouchFact, { by, topic = 'missed' }: Said): void {
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
