import { addDays, type Day, daysBetween } from '../../../shared/calendar.ts'
import { type Locale, say, texts } from '../../../shared/text.ts'
import { MATTERS, type Matter, matterText } from '../../appointments/rules/matters.ts'
import { type Cadence, cadenceOn } from '../../customers/rules/cadence.ts'
import type { StepInCause } from '../../touches/rules/stepIn.ts'

/**
 * T11: the parts of the day's list, what costs most to leave first: promised or asked by the customer, the
 * manager's turn, overdue, about to be recalled or waiting for an owner, due, dates to greet.
 */
export const PARTS = ['promised', 'step_in', 'overdue', 'recall', 'due', 'greet'] as const
export type Part = (typeof PARTS)[number]

export const CODES = [
  'unanswered',
  ...MATTERS,
  'next_step',
  'complaint',
  'step_in',
  'overdue',
  'recall_warning',
  'recalled',
  'unowned',
  'rested',
  'look_again',
  'due',
  'birthday',
  'greeting',
] as const
export type Code = (typeof CODES)[number]

export interface DayFacts {
  state: string
  ownerId: string | null
  poolId: string | null
  unansweredSince: string | null
  nextOn: Day | null
  nextStep: string | null
  openComplaints: number
  stepIn: { cause: StepInCause; askedBy: string | null; note: string | null } | null
  effectiveTouches: number
  earlyUntil: Day
  dueOn: Day
  overdueOn: Day
  recallOn: Day
  lookAgainOn: Day | null
  birthdays: string[]
  matters: readonly Matter[]
  /** R6: drafted, and not seen yet. */
  greetings: readonly { id: string; contact: { name: string }; name: string; day: Day }[]
}

/** Why a customer is on the list; with the appointment that it is about. */
export interface DayReason {
  code: Code
  text: string
  appointmentId?: string
  greetingId?: string
}

const words = texts({
  unanswered: { zh: '客户来信未回 · {hours} 小时', en: 'Their message waits for {hours} h' },
  unansweredDays: { zh: '客户来信未回 · {days} 天', en: 'Their message waits for {days} d' },
  nextToday: { zh: '约好今天：{step}', en: 'Promised for today: {step}' },
  nextPast: { zh: '约好的事过了 {days} 天：{step}', en: 'Promised {days} d ago: {step}' },
  followUp: { zh: '再联系', en: 'get in touch' },
  complaint: { zh: '有投诉未结', en: 'A complaint is open' },
  stepIn: {
    zh: '有效跟进 {count} 次仍未成交，请主管介入',
    en: '{count} effective touches without an order: the manager’s turn',
  },
  asked: { zh: '{name}请主管支援：{note}', en: '{name} asks the manager in: {note}' },
  big_order: { zh: '{name}报来大单：{note}', en: '{name} reports a big order: {note}' },
  overdue: { zh: '逾期 {days} 天', en: 'Overdue by {days} d' },
  overdueToday: { zh: '今天起逾期', en: 'Overdue from today' },
  recallIn: { zh: '{days} 天后将被收回', en: 'Will be recalled in {days} d' },
  recallNow: { zh: '今天将被收回', en: 'Will be recalled today' },
  recalled: { zh: '因久未跟进被收回，等待分配', en: 'Recalled for neglect; waits for an owner' },
  rested: { zh: '已挂起，交主管重新分配', en: 'Rested, for the manager to assign again' },
  unowned: { zh: '重要客户没有负责人，等待分配', en: 'An important customer without an owner' },
  lookAgain: { zh: '挂起时约定现在再看一次', en: 'Time to look again, as agreed when it was rested' },
  due: { zh: '到期', en: 'Due' },
  dueDays: { zh: '到期 {days} 天', en: 'Due for {days} d' },
  greetingToday: { zh: '{name}：今天{occasion}，祝福待您看', en: '{name}: {occasion} today, a greeting waits for you' },
  greetingSoon: {
    zh: '{name}：{days} 天后{occasion}，祝福待您看',
    en: '{name}: {occasion} in {days} d, a greeting waits for you',
  },
  birthday: { zh: '{name} 今天生日', en: '{name} has a birthday today' },
})

const HOUR = 3_600_000
const HOURS_TOLD = 48

/** T11: why a customer is on the list today, in words, in the order of what costs most. */
export function reasonsFor(
  c: DayFacts,
  at: { today: Day; zone: string; now: Date; warning: number; locale: Locale },
): DayReason[] {
  const { today, now, locale } = at
  const found: DayReason[] = []
  const add = (code: Code, text: string) => found.push({ code, text })

  if (c.unansweredSince) {
    const hours = Math.max(1, Math.round((now.getTime() - Date.parse(c.unansweredSince)) / HOUR))
    add(
      'unanswered',
      hours <= HOURS_TOLD
        ? say(words.unanswered, locale, { hours })
        : say(words.unansweredDays, locale, { days: Math.floor(hours / 24) }),
    )
  }
  for (const matter of c.matters)
    found.push({
      code: matter.code,
      text: matterText(matter, at),
      ...(matter.appointmentId ? { appointmentId: matter.appointmentId } : {}),
    })
  // A promise that is a task already is told once.
  const isTask = c.matters.some(({ code, what }) => code === 'task_due' && what === c.nextStep)
  if (c.nextOn && c.nextOn <= today && !isTask) {
    const step = c.nextStep || say(words.followUp, locale)
    const days = daysBetween(c.nextOn, today)
    add('next_step', days === 0 ? say(words.nextToday, locale, { step }) : say(words.nextPast, locale, { days, step }))
  }
  if (c.openComplaints > 0) add('complaint', say(words.complaint, locale))
  if (c.stepIn)
    add(
      'step_in',
      c.stepIn.cause === 'tenth_touch'
        ? say(words.stepIn, locale, { count: c.effectiveTouches })
        : say(words[c.stepIn.cause], locale, { name: c.stepIn.askedBy ?? '', note: c.stepIn.note ?? '' }),
    )
  const pursued = c.state === 'active' && c.ownerId !== null
  if (pursued) for (const reason of cadenceReasons(c, at)) add(...reason)
  if (c.ownerId === null && c.state === 'recalled') add('recalled', say(words.recalled, locale))
  if (c.ownerId === null && c.state === 'active' && c.poolId === null) add('unowned', say(words.unowned, locale))
  if (c.ownerId === null && c.state === 'suspended' && c.poolId === null) add('rested', say(words.rested, locale))
  if (c.lookAgainOn && c.lookAgainOn <= today) add('look_again', say(words.lookAgain, locale))
  for (const name of c.birthdays) add('birthday', say(words.birthday, locale, { name }))
  for (const { id, contact, name: occasion, day } of c.greetings) {
    const days = daysBetween(today, day)
    const told = { name: contact.name, occasion, days }
    const text = say(days === 0 ? words.greetingToday : words.greetingSoon, locale, told)
    found.push({ code: 'greeting', text, greetingId: id })
  }
  return found
}

function cadenceReasons(
  c: DayFacts,
  { today, warning, locale }: { today: Day; warning: number; locale: Locale },
): [Code, string][] {
  const found: [Code, string][] = []
  const cadence: Cadence = cadenceOn(today, c)
  if (cadence === 'overdue') {
    const days = daysBetween(c.overdueOn, today)
    found.push(['overdue', days === 0 ? say(words.overdueToday, locale) : say(words.overdue, locale, { days })])
  }
  if (addDays(c.recallOn, -warning) <= today) {
    const days = daysBetween(today, c.recallOn)
    found.push(['recall_warning', days <= 0 ? say(words.recallNow, locale) : say(words.recallIn, locale, { days })])
  }
  if (cadence === 'due') {
    const days = daysBetween(c.dueOn, today)
    found.push(['due', days === 0 ? say(words.due, locale) : say(words.dueDays, locale, { days })])
  }
  return found
}
