import { type Clause, clausesOf, type Phrase, type Stretch } from './wishClauses.ts'

/** When somebody likes, or does not like, to be met: as stated, never as learned. */
export interface Wish {
  readonly kind: 'good' | 'bad' | 'meal'
  /** 1 Monday to 7 Sunday; null: every day. */
  readonly weekday: number | null
  readonly from: number
  readonly to: number
}

/** One clause of what somebody said, and how it was read: not at all, where a word of it was not understood. */
export interface Reading {
  readonly said: string
  readonly wishes: readonly Wish[]
}

const END_OF_DAY = 1440
const WORKED_FROM = 540
const WORKED_UNTIL = 1080
const HOUR = 60
const WEEK = 7

/**
 * A2: what a contact's own words about good or bad times say: 周二上午, 下午 3 点以后, 午休别打, Tue/Thu 10-11, not before
 * 10. A clause with a word that is not understood says nothing, and stands beside the times as it was said. What the
 * words leave open is read narrow where it is good, and wide where it is bad.
 */
export function readWishes(text: string | null, field: 'good' | 'bad'): Reading[] {
  let before: Clause | null = null
  const readings: Reading[] = []
  for (const clause of joined(clausesOf(text ?? ''), field)) {
    const kind = clause.meant ?? field
    const whole: Clause = {
      ...clause,
      phrases: clause.phrases && kind === 'good' ? inherited(clause, before) : clause.phrases,
    }
    readings.push({ said: clause.said, wishes: wishesOf(whole, kind, field) })
    before = kind === 'good' ? whole : null
  }
  return readings
}

/** The same without the words. */
export const wishesIn = (text: string | null, field: 'good' | 'bad'): Wish[] =>
  readWishes(text, field).flatMap(({ wishes }) => wishes)

/** Of 周三、周五下午 the days are one list; of 上午、下午都不行 both are bad. Until then each clause stands for itself. */
function joined(clauses: readonly Clause[], field: 'good' | 'bad'): Clause[] {
  const found: Clause[] = []
  for (const clause of clauses.toReversed()) {
    const next = clause.isFollowed ? found[0] : undefined
    const mine = clause.meant ?? (next && (next.follows === 'item' || next.ofAll) ? next.meant : null)
    if (next && passesDays(clause, next, next.meant ?? field)) found[0] = withDays(clause, next)
    else found.unshift({ ...clause, meant: mine })
  }
  return found
}

/** Whether a clause only names days for the one after it. */
function passesDays(clause: Clause, next: Clause, kind: 'good' | 'bad'): boolean {
  const [only, ...more] = clause.phrases ?? []
  if (!only?.days || only.stretches.length > 0 || more.length > 0 || clause.meant) return false
  if (!next.phrases) return next.follows === 'item'
  return kind === 'good' ? true : next.follows === 'item' && next.phrases[0]?.days != null
}

function withDays(clause: Clause, next: Clause): Clause {
  const days = clause.phrases?.[0]?.days ?? []
  const phrases = next.phrases?.map((phrase, at) =>
    at === 0 ? { ...phrase, days: [...new Set([...days, ...(phrase.days ?? [])])] } : phrase,
  )
  return {
    ...next,
    said: `${clause.said}${clause.isFollowed}${next.said}`,
    phrases: phrases ?? null,
    follows: clause.follows,
  }
}

/** 周二上午 9-10 点，下午 3 点后: still of Tuesday. Where the days before were not understood, neither is this. */
function inherited({ phrases, follows }: Clause, before: Clause | null): readonly Phrase[] | null {
  const [first, ...more] = phrases ?? []
  if (!follows || !before || !first || first.days) return phrases
  if (!before.phrases) return before.namesDays ? null : phrases
  return [{ ...first, days: before.phrases.at(-1)?.days ?? null }, ...more]
}

function wishesOf({ phrases, unbounded, excepts }: Clause, kind: 'good' | 'bad', field: 'good' | 'bad'): Wish[] {
  if (!phrases || (excepts && field === 'bad')) return []
  return phrases.flatMap(({ days, stretches }) => {
    if (stretches.length === 0 && (!days || unbounded)) return []
    const spans = stretches.length === 0 ? [[0, END_OF_DAY] as const] : stretches.map((s) => spanOf(s, kind))
    const weekdays = !days || days.length === WEEK ? [null] : days
    return weekdays.flatMap((weekday) => spans.map(([from, to]) => ({ kind, weekday, from, to })))
  })
}

function spanOf(stretch: Stretch, kind: 'good' | 'bad'): readonly [number, number] {
  if (stretch.is === 'within') return [stretch.from, stretch.to]
  if (stretch.is === 'part') return kind === 'bad' ? stretch.part.wide : [stretch.part.from, stretch.part.to]
  const { at, part, negated } = stretch
  // Said of bad times, not before ten means that those before ten are bad.
  const isAfter = (stretch.is === 'after') !== (negated && kind === 'bad')
  if (kind === 'bad') return isAfter ? [at, END_OF_DAY] : [0, at]
  if (isAfter) return [at, Math.min(END_OF_DAY, Math.max(part?.to ?? WORKED_UNTIL, at + HOUR))]
  return [Math.max(0, Math.min(part?.from ?? WORKED_FROM, at - HOUR)), at]
}

/**
 * Whether a stretch of a day meets a wish: any part of what is bad does, of what is good only what lies within, or begins
 * with it and takes longer.
 */
export function meets(wish: Wish, weekday: number, from: number, to: number): boolean {
  if (wish.weekday !== null && wish.weekday !== weekday) return false
  if (wish.kind !== 'good') return from < wish.to && to > wish.from
  return from >= wish.from && to <= Math.max(wish.to, wish.from + (to - from))
}
