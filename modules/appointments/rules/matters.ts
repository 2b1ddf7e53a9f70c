import { type Day, dayIn, daysBetween, minuteIn } from '../../../shared/calendar.ts'
import { fill, type Locale, type Text } from '../../../shared/text.ts'
import type { AnswerCode } from './answers.ts'
import { matterTexts as t } from './matters.texts.ts'
import type { Waiting } from './state.ts'

export const MATTERS = ['appointment_today', 'answer_waiting', 'task_due', 'prepare', 'appointment_over'] as const
export type MatterCode = (typeof MATTERS)[number]

/** T11: what of appointments (A3, A5, A7) and promises waits for one of us with a customer. */
export interface Matter {
  readonly code: MatterCode
  readonly appointmentId: string | null
  readonly kind: Text | null
  readonly startsAt: string | null
  readonly endsAt: string | null
  readonly waiting: Waiting | null
  /** The time that the other side asked for. */
  readonly askedFor: string | null
  /** What came by mail, where that waits. */
  readonly answer: AnswerCode | null
  readonly what: string | null
  readonly dueOn: Day | null
  /** What is not prepared yet. */
  readonly count: number
}

interface Moment {
  readonly today: Day
  readonly zone: string
  readonly now: Date
  readonly locale: Locale
}

export function matterText(matter: Matter, at: Moment): string {
  const { locale } = at
  const told = {
    kind: matter.kind?.[locale] ?? '',
    time: matter.startsAt ? minuteIn(at.zone, new Date(matter.startsAt)).slice(11) : '',
    when: matter.startsAt ? shortWhen(matter.startsAt, at) : '',
    asked: matter.askedFor ? shortWhen(matter.askedFor, at) : '',
    what: matter.what ?? '',
    days: matter.dueOn ? daysBetween(matter.dueOn, at.today) : 0,
    count: matter.count,
  }
  return fill(wordsOf(matter, at)[locale], told)
}

function wordsOf({ code, waiting, askedFor, answer, startsAt, endsAt, dueOn }: Matter, { today, now }: Moment): Text {
  switch (code) {
    case 'appointment_today':
      return endsAt && Date.parse(endsAt) <= now.getTime() ? t.overToday : t.today
    case 'appointment_over':
      return t.over
    case 'prepare':
      return t.prepare
    case 'task_due':
      return dueOn === today ? t.taskToday : t.taskPast
    default:
      if (waiting === 'called_off') return startsAt ? t.calledOff : t.declined
      if (waiting === 'unowned') return startsAt ? t.unowned : t.unownedOpen
      return waiting === 'mail_answer' ? answerWords(answer) : waitingWords(waiting, askedFor !== null)
  }
}

function waitingWords(waiting: Waiting | null, hasTime: boolean): Text {
  if (waiting === 'countered') return hasTime ? t.countered : t.counteredOpen
  if (waiting === 'moved_elsewhere') return hasTime ? t.movedElsewhere : t.goneElsewhere
  if (waiting === 'clashes') return t.clashes
  return waiting === 'untold' ? t.untold : t.noneFits
}

function answerWords(answer: AnswerCode | null): Text {
  if (answer === 'older_declined') return t.mailOlder
  return answer?.startsWith('unclear') ? t.mailUnclear : t.mailDeclined
}

/** Near days by their names. */
function shortWhen(instant: string, { today, zone, locale }: Moment): string {
  const at = new Date(instant)
  const away = daysBetween(today, dayIn(zone, at))
  const day = away === 0 ? t.todayWord[locale] : away === 1 ? t.tomorrowWord[locale] : dayWord(at, zone, locale)
  return `${day} ${minuteIn(zone, at).slice(11)}`
}

const dayWord = (at: Date, zone: string, locale: Locale) =>
  new Intl.DateTimeFormat(locale === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone: zone,
    month: locale === 'zh' ? 'long' : 'short',
    day: 'numeric',
  }).format(at)
