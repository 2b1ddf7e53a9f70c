import { cutTime, figuresOnly } from '../../../shared/timeText.ts'
import { minutesOf } from './clock.ts'

/** When somebody likes, or does not like, to be met: as stated, never as learned. */
export interface Wish {
  readonly kind: 'good' | 'bad' | 'meal'
  /** 1 Monday to 7 Sunday; null: every day. */
  readonly weekday: number | null
  readonly from: number
  readonly to: number
}

const END_OF_DAY = 1440
const PARTS: readonly [RegExp, number, number][] = [
  [/早上|清晨|early/i, 480, 600],
  [/上午|morning/i, 540, 720],
  [/中午|午休|午饭|午间|noon|lunch/i, 690, 810],
  [/下午|afternoon/i, 810, 1080],
  [/傍晚|下班前|evening/i, 1020, 1140],
  [/晚上|晚饭|night/i, 1080, 1320],
]
const CHINESE_DAYS: Record<string, number> = { 1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6, 7: 7, 日: 7, 天: 7 }
const ENGLISH_DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const ALL_DAYS = [1, 2, 3, 4, 5, 6, 7]

/**
 * A2: what a contact's own words about good or bad times say, where they are understood: 周二上午, 下午3点后, 午休别打,
 * Tue-Thu 10:00-11:00. What is not understood yields nothing and still stands beside the times in its own words.
 */
export function readWishes(text: string | null, kind: 'good' | 'bad'): Wish[] {
  return (text ?? '')
    .split(/[;；,，。\n、]+(?![^(（]*[)）])|但是?|but/i)
    .flatMap((clause) => readClause(figuresOnly(clause), kind))
}

function readClause(clause: string, kind: 'good' | 'bad'): Wish[] {
  if (clause === '') return []
  const meant = /别|不要|勿|不方便|不接|避开|除了|avoid|not|never|no calls?/i.test(clause) ? 'bad' : kind
  const days = daysIn(clause)
  const span = spanIn(clause)
  if (!span && !days) return []
  const [from, to] = span ?? [0, END_OF_DAY]
  if (from >= to) return []
  return (days ?? [null]).map((weekday) => ({ kind: meant, weekday, from, to }))
}

function daysIn(clause: string): number[] | null {
  if (/工作日|平时|weekdays?/i.test(clause)) return [1, 2, 3, 4, 5]
  if (/周末|weekends?/i.test(clause)) return [6, 7]
  const range = /(?:周|星期|礼拜)([1-7日天])(?:至|到|-|~|—)(?:周|星期|礼拜)?([1-7日天])(?![\d点:])/.exec(clause)
  if (range) return between(CHINESE_DAYS[range[1] ?? ''], CHINESE_DAYS[range[2] ?? ''])
  const named = [...clause.matchAll(/(?:周|星期|礼拜)([1-7日天]+)/g)].flatMap((found) =>
    [...(found[1] ?? '')].map((day) => CHINESE_DAYS[day] as number),
  )
  if (named.length > 0) return [...new Set(named)]
  const english = /\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*\s*(?:-|to|–)\s*(mon|tue|wed|thu|fri|sat|sun)/i.exec(clause)
  if (english) return between(indexOf(english[1]), indexOf(english[2]))
  const words = [...clause.matchAll(/\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*\b/gi)].map((found) => indexOf(found[1]))
  return words.length > 0 ? [...new Set(words)] : null
}

const indexOf = (word: string | undefined): number => ENGLISH_DAYS.indexOf((word ?? '').toLowerCase()) + 1

const between = (from = 1, to = 7): number[] =>
  from <= to ? ALL_DAYS.filter((d) => d >= from && d <= to) : ALL_DAYS.filter((d) => d >= from || d <= to)

const CLOCK = String.raw`(?:上午|早上|中午|下午|晚上)? ?\d{1,2}(?::\d{2}|[点时](?:\d{1,2}分?|半)?)(?: ?(?:am|pm))?|\d{1,2} ?(?:am|pm)`
const RANGE = new RegExp(String.raw`(${CLOCK}|(?:上午|下午)?\d{1,2})\s*(?:-|–|—|~|到|至|to)\s*(${CLOCK})`, 'i')
const AFTER = new RegExp(String.raw`(?:after|from)\s+(${CLOCK})|(${CLOCK})\s*(?:以后|之后|后)`, 'i')
const BEFORE = new RegExp(String.raw`(?:before|until)\s+(${CLOCK})|(${CLOCK})\s*(?:以前|之前|前)`, 'i')
const AT = new RegExp(`(${CLOCK})`, 'i')
const WORKED_UNTIL = 1080
const WORKED_FROM = 540

function spanIn(clause: string): [number, number] | null {
  const range = RANGE.exec(clause)
  if (range) {
    const to = minute(range[2] ?? '')
    let from = minute(range[1] ?? '')
    if (from === null || to === null) return null
    // 下午2点到4点, 2-4pm: the part of the day is said once and meant for both.
    const isLate = /下午|晚上|pm/i.test(clause)
    const late = (m: number) => (isLate && m < 720 ? m + 720 : m)
    from = late(from)
    return [from, late(to)]
  }
  const after = AFTER.exec(clause)
  if (after) return open(minute(after[1] ?? after[2] ?? ''), (m) => [m, Math.max(WORKED_UNTIL, m + 60)])
  const before = BEFORE.exec(clause)
  if (before) return open(minute(before[1] ?? before[2] ?? ''), (m) => [Math.min(WORKED_FROM, m - 60), m])
  const at = AT.exec(clause)
  if (at) return open(minute(at[1] ?? ''), (m) => [m, m + 60])
  const part = PARTS.find(([words]) => words.test(clause))
  return part ? [part[1], part[2]] : null
}

const open = (m: number | null, span: (m: number) => [number, number]): [number, number] | null =>
  m === null ? null : span(m)

function minute(text: string): number | null {
  const written = /^\D*\d{1,2}$/.test(text.trim())
    ? `${text.trim()}点`
    : text.trim().replace(/^(\d{1,2}) ?(am|pm)$/i, '$1:00 $2')
  const { time } = cutTime(written)
  return time ? minutesOf(time) : null
}

/** Whether a stretch of a day meets a wish's time. */
export const meets = (wish: Wish, weekday: number, from: number, to: number): boolean =>
  (wish.weekday === null || wish.weekday === weekday) && from < wish.to && to > wish.from
