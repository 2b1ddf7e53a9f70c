import { addDays, type Day, daysBetween } from '../../../shared/calendar.ts'
import { cadenceOn } from '../../customers/rules/cadence.ts'
import { touchesNeeded } from '../../customers/settings.ts'
import { agendaDay } from './agenda.ts'
import { carryOn, nextSituation } from './arc.ts'
import type { Habits } from './cast.ts'
import { workdayFrom } from './days.ts'
import type { TouchFact } from './facts.ts'
import { type Account, type Colleague, type Firm, heldBy } from './firm.ts'
import { maySuspend, suspend } from './moves.ts'
import { expand } from './phrasebook.ts'
import { storyOf } from './story.ts'
import { type Said, talk } from './talk.ts'
import { valuesOf } from './values.ts'

const MORNING = [8 * 60 + 55, 11 * 60 + 50] as const
const AFTERNOON = [13 * 60 + 40, 17 * 60 + 55] as const
/** Who was tried twice in vain is left alone for so many days; who is to be called within so many is waited for. */
const BACK_OFF = 6
const SOON = 7
/** After such words one may let go; with `late` they have said it themselves. */
const GIVES_UP = ['late', 'lost', 'cold', 'curt']
/** Even the lazy heed the warning of a recall now and then. */
const HEED = 0.2

/** T11: a rep's day: who is most pressing first, as far as zeal and hours reach. */
export function workDay(firm: Firm, person: Colleague, day: Day, share: number): void {
  const { random } = firm
  const { habits } = person
  if (!habits) return
  const held = heldBy(firm, person)
  const bounds = { day, lately: addDays(day, -BACK_OFF), soon: addDays(day, SOON) }
  const pressing = held
    .filter((account) => !account.effectiveDays.has(day))
    .map((account) => ({ account, weight: pressure(firm, account, habits, bounds) }))
    .filter((c) => c.weight > 0)
    .sort((a, b) => b.weight - a.weight || (a.account.fact.id < b.account.fact.id ? -1 : 1))
    .slice(0, Math.round(habits.pace * share * random.about(0.3)))
  const minutes = hoursOf(firm, pressing.length)
  for (const [at, { account }] of random.shuffled(pressing).entries()) {
    const heard =
      account.unanswered && account.unanswered.day === day ? minuteOf(firm, account.unanswered.since, day) + 15 : 0
    turnTo(firm, account, person, day, Math.max(minutes[at] ?? AFTERNOON[0], heard))
  }
  letGo(firm, person, held, day)
}

function hoursOf(firm: Firm, count: number): number[] {
  return Array.from({ length: count }, () =>
    firm.random.between(...(firm.random.chance(0.42) ? MORNING : AFTERNOON)),
  ).sort((a, b) => a - b)
}

const minuteOf = (firm: Firm, at: Date, day: Day): number =>
  Math.round((at.getTime() - firm.at(day, 0).getTime()) / 60_000)

/** How much a customer presses somebody of these habits; nothing where it waits for another day. */
function pressure(
  firm: Firm,
  account: Account,
  habits: Habits,
  { day, lately, soon }: { day: Day; lately: Day; soon: Day },
): number {
  const { random } = firm
  if (account.unanswered) return random.chance(habits.answers) ? 100 : 0
  if (account.fact.postponedUntil && account.fact.postponedUntil > day) return 0
  if (account.nextOn && account.nextOn <= day) return random.chance(habits.promises) ? 90 : 0
  if ((account.nextOn && account.nextOn <= soon) || account.lastDay === day) return 0
  if (account.attemptDays.length >= 2 && account.lastDay && account.lastDay > lately) return 0
  if (account.agenda.length > 0 && !account.nextOn) return random.chance(habits.promises / 2) ? 70 : 0
  if (account.days.warnedOn <= day) return random.chance(Math.max(habits.diligence, HEED)) ? 80 : 0
  const cadence = cadenceOn(day, account.days)
  if (cadence !== 'due' && cadence !== 'overdue') return 0
  if (!random.chance(account.touched ? habits.diligence : Math.max(0.2, habits.diligence))) return 0
  return (
    (cadence === 'overdue' ? 60 : 40) +
    (account.touched ? 0 : 5) +
    Math.min(20, daysBetween(account.days.dueOn, day) / 3)
  )
}

/** One touch: an answer to what they asked, a good conversation, or an attempt. */
function turnTo(firm: Firm, account: Account, person: Colleague, day: Day, minute: number): void {
  const { random } = firm
  const { habits } = person
  if (!habits) return
  const said = { by: person, day, minute, plans: habits.promises }
  const pending = account.agenda[0] === 'mending' || (account.nextOn !== null && account.nextOn <= day)
  const reached = random.chance(Math.min(0.97, account.temper.reach * habits.reach + (pending ? 0.3 : 0)))
  if (account.unanswered && account.agenda[0] !== 'mending') answer(firm, account, habits, said)
  else if (!reached)
    talk(firm, account, { ...said, situation: account.everEffective ? 'try_known' : 'try', effective: false })
  else {
    const situation = nextSituation(firm, account, day, person)
    const touch = talk(firm, account, { ...said, situation, effective: true })
    carryOn(firm, account, situation, day, person, habits.craft)
    if (touch.nextOn === null && random.chance(habits.promises)) followUp(firm, account, touch)
  }
}

type Saying = Pick<Said, 'by' | 'day' | 'minute' | 'plans'>

function answer(firm: Firm, account: Account, habits: Habits, said: Saying): void {
  const curt = firm.random.chance(habits.terse)
  const situation = curt ? 'answer_curt' : `answer.${account.unanswered?.topic}`
  talk(firm, account, { ...said, situation, effective: !curt })
  if (!curt) carryOn(firm, account, situation, said.day, said.by, habits.craft / 2)
}

/** What follows an order or a complaint has its day, and is noted as the next step. */
function followUp(firm: Firm, account: Account, touch: TouchFact): void {
  const wanted = agendaDay(account, addDays(touch.day, firm.random.between(3, 7)))
  if (!wanted) return
  touch.nextOn = workdayFrom(wanted, firm.plan.almanac)
  const matter = account.agenda[0] ?? ''
  const values = valuesOf(firm, account, touch.day, storyOf(matter, account))
  touch.nextStep = expand(firm.plan.book, `{step.${matter}}`, values, firm.random)
  account.nextOn = touch.nextOn
}

/** T4: lets go of who has said that it will not buy, once twelve touches are made. */
function letGo(firm: Firm, person: Colleague, held: readonly Account[], day: Day): void {
  const { random } = firm
  for (const account of held) {
    if (!isHopeless(account) || account.effectiveDays.size < touchesNeeded.fallback || !maySuspend(account)) continue
    if (!random.chance(person.habits?.letsGo ?? 0)) continue
    const away = random.weighted([
      [90, 4],
      [120, 2],
      [180, 4],
      [300, 3],
    ])
    suspend(firm, account, day, account.temper.why, workdayFrom(addDays(day, away), firm.plan.almanac))
  }
}

const isHopeless = ({ orders, unanswered, nextOn, lost, lastSaid }: Account): boolean =>
  orders.length === 0 && !unanswered && !nextOn && GIVES_UP.includes(lastSaid ?? '') && (lost || lastSaid === 'late')
