import type { Text } from '../../../shared/text.ts'
import { wallOf } from './clock.ts'
import type { Habits } from './habits.ts'
import type { Medium } from './kinds.ts'
import { leftOutTexts, reasonTexts, weekdayTexts } from './reasons.texts.ts'
import { meets, type Wish } from './wishes.ts'

export interface Span {
  readonly start: number
  readonly end: number
}

/** Something of ours at another time, at which one of us is elsewhere. */
export interface Elsewhere extends Span {
  /** Minutes from there to here: typed, or estimated from the places. */
  readonly travelMinutes: number
  /** S1: whether the asker sees whom it is with: else the way is kept, and neither told nor given as a reason. */
  readonly seen: boolean
}

export interface Facts {
  readonly now: number
  readonly from: number
  readonly to: number
  readonly medium: Medium
  readonly minutes: number
  readonly before: number
  readonly after: number
  readonly noticeMinutes: number
  /** The customer's. */
  readonly zone: string
  /** When each of those who come works and is free, in order of time; a room or bay has all its time but what is booked. */
  readonly free: readonly (readonly Span[])[]
  /** When each of them works, free or not. */
  readonly worked: readonly (readonly Span[])[]
  /** What is booked of any of them: buffers and travel are kept from it, working hours are not. */
  readonly taken: readonly Span[]
  readonly visits: readonly Elsewhere[]
  readonly wishes: readonly Wish[]
  readonly habits: Habits
  readonly dayKind: (day: string) => { work: boolean; why: string; name: Text | null; known: boolean }
}

export interface Rules {
  /** Meal times on the customer's clock, in minutes of the day. */
  readonly meals: readonly (readonly [number, number])[]
  /** Between these times on the customer's clock anything may be offered. */
  readonly decent: readonly [number, number]
  readonly stepMinutes: number
  readonly count: number
}

export interface Reason {
  readonly code: keyof typeof reasonTexts
  readonly text: Text
  readonly values: Readonly<Record<string, string | number | Text>>
  readonly points: number
  /** Not known, only likely: it is never shown as a fact. */
  readonly guess: boolean
}

export interface ProposedTime {
  readonly startsAt: number
  readonly endsAt: number
  readonly score: number
  readonly reasons: readonly Reason[]
}

export type LeftOut = keyof typeof leftOutTexts

export interface Proposal {
  readonly times: readonly ProposedTime[]
  /** Why other times are not among them, with how often, and each gap that was too short for the way. */
  readonly leftOut: readonly {
    code: LeftOut
    text: Text
    values: Record<string, number>
    gaps: readonly number[]
    count: number
  }[]
}

const MINUTE = 60_000
const DAY = 86_400_000
const MOST_A_DAY = 2
const APART_MINUTES = 90
/** What each reason weighs, out of some hundred points; a stated wish outweighs all that was learned. */
const POINTS = {
  start: 50,
  wished: 30,
  unwished: -60,
  habit: 40,
  meal: -25,
  quiet: 4,
  soonest: 8,
  near: 6,
  restDay: -40,
  weekStart: -6,
  weekEnd: -8,
} as const
/** A guess may tip the scales, and no more. */
const GUESS_SHARE = 0.25

/**
 * A2: times at which both sides can and the customer likes to, the best first, each with why. A call never falls into a
 * meal (`meals`, on the customer's clock), travel and buffers stay free, and what is agreed has its notice (A3).
 */
export function proposeTimes(facts: Facts, rules: Rules): Proposal {
  const leftOut = new Map<LeftOut, { count: number; values: Record<string, number>; gaps: Set<number> }>()
  const leave = (code: LeftOut, values: Record<string, number> = {}) => {
    const known = leftOut.get(code) ?? { count: 0, values, gaps: new Set<number>() }
    if (values.minutes !== undefined) known.gaps.add(values.minutes)
    leftOut.set(code, { ...known, count: known.count + 1 })
  }
  const found: ProposedTime[] = []
  const step = rules.stepMinutes * MINUTE
  for (let start = Math.ceil(facts.from / step) * step; start + facts.minutes * MINUTE <= facts.to; start += step) {
    const span = { start, end: start + facts.minutes * MINUTE }
    const why = whyNotAt(span, facts, rules)
    if (why) leave(why.code, why.values)
    else found.push(judged(span, facts, rules))
  }
  const ranked = found.toSorted((a, b) => b.score - a.score || a.startsAt - b.startsAt)
  const wanted = ranked.filter(({ reasons }) => reasons.every((r) => r.code !== 'unwished'))
  for (let n = wanted.length; n < ranked.length; n++) leave('unwished')
  return {
    times: spread(wanted.length > 0 ? wanted : ranked, facts.zone, rules.count),
    leftOut: [...leftOut].map(([code, { count, values, gaps }]) => ({
      code,
      text: leftOutTexts[code],
      values,
      gaps: [...gaps].toSorted((a, b) => a - b),
      count,
    })),
  }
}

/** A2: one time that somebody thought of: what speaks for it and against it, and what forbids it altogether. */
export function judgeTime(startsAt: number, facts: Facts, rules: Rules) {
  const span = { start: startsAt, end: startsAt + facts.minutes * MINUTE }
  const why = whyNotAt(span, facts, rules)
  return { ...judged(span, facts, rules), whyNot: why && { ...why, text: leftOutTexts[why.code] } }
}

/** A2, A3: what stands against a time altogether; null where it can be offered. */
export function whyNotAt(
  span: Span,
  facts: Facts,
  rules: Pick<Rules, 'meals' | 'decent'>,
): { code: LeftOut; values: Record<string, number> } | null {
  const { start, end } = span
  if (!isWithin(facts.worked, span)) return { code: 'offHours', values: {} }
  if (start - facts.now < facts.noticeMinutes * MINUTE)
    return { code: 'notice', values: { hours: Math.ceil(facts.noticeMinutes / 60) } }
  if (!isWithin(facts.free, span)) return { code: 'busy', values: {} }
  const blocked = { start: start - facts.before * MINUTE, end: end + facts.after * MINUTE }
  if (facts.taken.some((taken) => overlaps(taken, blocked))) return { code: 'busy', values: {} }
  const tight = facts.medium === 'visit_out' ? tightest(span, facts.visits) : null
  if (tight) return tight.seen ? { code: 'travel', values: { minutes: tight.minutes } } : { code: 'busy', values: {} }
  const wall = wallOf(facts.zone, start)
  const until = wall.minute + facts.minutes
  if (wall.minute < rules.decent[0] || until > rules.decent[1]) return { code: 'theirNight', values: {} }
  if (isTalk(facts.medium) && inMeal(mealsOn(wall.weekday, facts, rules), wall.minute, until))
    return { code: 'meal', values: {} }
  return null
}

const isWithin = (theirs: readonly (readonly Span[])[], { start, end }: Span): boolean =>
  theirs.every((spans) => spans.some((one) => one.start <= start && end <= one.end))

/** A2: the company's meals, and the contact's own. */
const mealsOn = (
  weekday: number,
  { wishes }: Pick<Facts, 'wishes'>,
  { meals }: Pick<Rules, 'meals'>,
): Rules['meals'] => [
  ...meals,
  ...wishes
    .filter((wish) => wish.kind === 'meal' && (wish.weekday === null || wish.weekday === weekday))
    .map(({ from, to }) => [from, to] as const),
]

const isTalk = (medium: Medium) => medium === 'call' || medium === 'video'
const overlaps = (a: Span, b: Span) => a.start < b.end && b.start < a.end
const inMeal = (meals: Rules['meals'], from: number, to: number) => meals.some(([a, b]) => from < b && to > a)

/** The gap in minutes to a visit that leaves too little for the way, one in sight before others; null where all leave enough. */
function tightest(span: Span, visits: readonly Elsewhere[]): { minutes: number; seen: boolean } | null {
  const tight = visits
    .map((visit) => ({ visit, gap: Math.max(span.start - visit.end, visit.start - span.end) / MINUTE }))
    .filter(({ visit, gap }) => gap < visit.travelMinutes)
  const told = tight.find(({ visit }) => visit.seen) ?? tight[0]
  return told ? { minutes: Math.max(0, Math.floor(told.gap)), seen: told.visit.seen } : null
}

function judged(span: Span, facts: Facts, rules: Rules): ProposedTime {
  const wall = wallOf(facts.zone, span.start)
  const until = wall.minute + facts.minutes
  const reasons = [
    ...statedReasons(facts.wishes, wall.weekday, wall.minute, until),
    ...learnedReasons(facts.habits, wall.weekday, wall.minute),
    ...mealReasons(facts, mealsOn(wall.weekday, facts, rules), wall.minute, until),
    ...dayReasons(facts, wall),
    ...wayReasons(span, facts),
    reason('free', 0),
    ...(span.start - facts.now < 3 * DAY ? [reason('soon', POINTS.soonest)] : []),
  ]
  const waits = Math.floor((span.start - facts.now) / DAY)
  const score = reasons.reduce<number>((sum, { points }) => sum + points, POINTS.start) - waits / 2
  return {
    startsAt: span.start,
    endsAt: span.end,
    score: Math.round(score * 10) / 10,
    reasons: reasons.toSorted((a, b) => Math.abs(b.points) - Math.abs(a.points)),
  }
}

const reason = (code: Reason['code'], points: number, values: Reason['values'] = {}, guess = false): Reason => ({
  code,
  text: reasonTexts[code],
  values,
  points,
  guess,
})

function statedReasons(wishes: readonly Wish[], weekday: number, from: number, to: number): Reason[] {
  const met = wishes.filter((wish) => meets(wish, weekday, from, to))
  if (met.some((wish) => wish.kind === 'bad')) return [reason('unwished', POINTS.unwished)]
  return met.some((wish) => wish.kind === 'good') ? [reason('wished', POINTS.wished)] : []
}

function learnedReasons(habits: Habits, weekday: number, minute: number): Reason[] {
  const habit = habits.at(weekday, minute)
  const points = (habit.share - 0.5) * 2 * POINTS.habit
  const { observations, answered } = habit
  const seen = { day: weekdayTexts[`d${weekday}` as keyof typeof weekdayTexts], observations, answered }
  if (habit.leans === 'answers' && points > 0)
    return [habit.guess ? reason('guess', points * GUESS_SHARE, seen, true) : reason('habit', points, seen)]
  return habit.leans === 'silent' && !habit.guess && points < 0 ? [reason('unanswered', points, seen)] : []
}

function mealReasons({ medium }: Facts, meals: Rules['meals'], from: number, to: number): Reason[] {
  if (inMeal(meals, from, to)) return [reason('meal', POINTS.meal)]
  return medium === 'service' ? [] : [reason('quiet', POINTS.quiet)]
}

const MORNING = 600
const LATE = 960

function dayReasons({ dayKind }: Facts, wall: { day: string; weekday: number; minute: number }): Reason[] {
  const { work, why, name, known } = dayKind(wall.day)
  const unknown = known ? [] : [reason('unknownYear', 0, {}, true)]
  if (!work)
    return why === 'holiday' && name
      ? [reason('holiday', POINTS.restDay, { name }), ...unknown]
      : [reason('restDay', POINTS.restDay), ...unknown]
  if (wall.weekday === 1 && wall.minute < MORNING) return [reason('weekStart', POINTS.weekStart), ...unknown]
  if (wall.weekday === 5 && wall.minute >= LATE) return [reason('weekEnd', POINTS.weekEnd), ...unknown]
  return unknown
}

const NEARBY_MINUTES = 30
const SAME_DAY = 10 * 60 * MINUTE

function wayReasons(span: Span, { medium, visits }: Facts): Reason[] {
  if (medium !== 'visit_out') return []
  const around = visits.filter(
    (v) => v.seen && Math.min(Math.abs(span.start - v.end), Math.abs(v.start - span.end)) < SAME_DAY,
  )
  if (around.length === 0) return []
  const most = Math.max(...around.map((v) => v.travelMinutes))
  const near = around.some((v) => v.travelMinutes <= NEARBY_MINUTES)
  return [
    ...(most > 0 ? [reason('travel', 0, { minutes: most }, true)] : []),
    ...(near ? [reason('near', POINTS.near)] : []),
  ]
}

/** The best ones that leave a real choice: not all of one morning. */
function spread(ranked: readonly ProposedTime[], zone: string, count: number): ProposedTime[] {
  const taken: ProposedTime[] = []
  const days = new Map<string, number>()
  for (const time of ranked) {
    if (taken.length >= count) break
    const { day } = wallOf(zone, time.startsAt)
    const isNear = taken.some((t) => Math.abs(t.startsAt - time.startsAt) < APART_MINUTES * MINUTE)
    if (isNear || (days.get(day) ?? 0) >= MOST_A_DAY) continue
    taken.push(time)
    days.set(day, (days.get(day) ?? 0) + 1)
  }
  return taken
}
