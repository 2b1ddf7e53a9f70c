import type { Day } from '../../../../shared/calendar.ts'
import { type Locale, say } from '../../../../shared/text.ts'
import { changeOf, type Weeks, wayOf } from './change.ts'
import { type FigureKey, NOTHING, readTally, type Tally } from './figures.ts'
import { storyWords as words } from './story.words.ts'
import { tellValue } from './tell.ts'
import { figureNames } from './words.ts'

/** What a week is told from. */
export interface WeekFacts {
  readonly figures: ReadonlyMap<FigureKey, Weeks>
  /** Effective touches of each, by name. */
  readonly people: readonly { readonly name: string; readonly touches: number }[]
  /** How the month stood at the end of the week, where a target stands for all. */
  readonly month: {
    readonly figure: FigureKey
    readonly day: Day
    readonly value: number
    readonly reached: number
    /** How much of the month was over, percent. */
    readonly gone: number
  } | null
  readonly currency: string
}

/** G2: a week in three to five plain sentences: what was done, what came of it, what to look at, who, and how the month stands. */
export function tellWeek(facts: WeekFacts, locale: Locale): string[] {
  if (isSilent(facts)) return [say(words.silent, locale)]
  return [
    tellTouches(facts, locale),
    tellOrders(facts, locale),
    tellChange(facts, locale),
    tellPeople(facts, locale),
    tellMonth(facts, locale),
  ].filter((sentence) => sentence !== null)
}

const FEN_A_YUAN = 100
const weeksOf = ({ figures }: WeekFacts, key: FigureKey): Weeks => figures.get(key) ?? { now: NOTHING, before: NOTHING }

const isSilent = ({ figures }: WeekFacts): boolean =>
  [...figures.values()].every(({ now, before }) => now.of === 0 && before.of === 0)

function tellTouches(facts: WeekFacts, locale: Locale): string {
  const touches = weeksOf(facts, 'effectiveTouches')
  const reached = weeksOf(facts, 'newContacts')
  if (touches.now.of === 0 && touches.before.of > 0)
    return say(words.untouched, locale, { before: touches.before.of, reached: reached.now.of })
  return say(words.touched, locale, {
    n: touches.now.of,
    change: tellMore(touches, locale),
    reached: reached.now.of,
    reachedChange: tellMore(reached, locale),
  })
}

function tellMore({ now, before }: Weeks, locale: Locale): string {
  const n = now.of - before.of
  if (n === 0) return say(words.asMany, locale)
  return say(n > 0 ? words.more : words.fewer, locale, { n: Math.abs(n) })
}

function tellOrders(facts: WeekFacts, locale: Locale): string {
  const orders = weeksOf(facts, 'orders')
  const { now, before } = weeksOf(facts, 'amount')
  const money = ({ sum }: Tally) => tellYuan(sum, locale, facts.currency)
  const told = { n: orders.now.of, before: orders.before.of, amount: money(now), amountBefore: money(before) }
  if (told.n > 0) return say(words.ordered, locale, told)
  return told.before > 0 ? say(words.unordered, locale, told) : say(words.neverOrdered, locale)
}

/** In a sentence nobody reads hundredths. */
const tellYuan = (fen: number, locale: Locale, currency: string): string =>
  tellValue('amount', Math.round(fen / FEN_A_YUAN) * FEN_A_YUAN, locale, currency)

/** What fell back most; where nothing did, what gained most. */
function tellChange(facts: WeekFacts, locale: Locale): string {
  const changes = [...facts.figures]
    .map(([key, weeks]) => ({ key, by: changeOf(key, weeks) ?? 0 }))
    .toSorted((a, b) => a.by - b.by)
  const [worst, best] = [changes[0], changes.at(-1)]
  const told = (key: FigureKey) => {
    const { now, before } = weeksOf(facts, key)
    const value = (tally: Tally) =>
      key === 'amount'
        ? tellYuan(tally.sum, locale, facts.currency)
        : tellValue(key, readTally(key, tally), locale, facts.currency)
    return { figure: say(figureNames[key], locale), before: value(before), now: value(now) }
  }
  if (worst && wayOf(worst.by) === 'worse') return say(words.worse, locale, told(worst.key))
  if (best && wayOf(best.by) === 'better') return say(words.better, locale, told(best.key))
  return say(words.steady, locale)
}

const NAMED = 3

function tellNames(names: readonly string[], locale: Locale): string {
  const told = names.slice(0, NAMED).join(locale === 'zh' ? '、' : ', ')
  return names.length > NAMED ? say(words.andOthers, locale, { names: told, count: names.length }) : told
}

/** Who carried the week, and who had no part in it; of one person alone there is nothing to compare. */
function tellPeople({ people }: WeekFacts, locale: Locale): string | null {
  const counts = people.map(({ touches }) => touches)
  const [most, least] = [Math.max(0, ...counts), Math.min(...counts)]
  if (people.length < 2 || most === 0) return null
  const those = (n: number) =>
    tellNames(
      people.filter(({ touches }) => touches === n).map(({ name }) => name),
      locale,
    )
  if (least === most) return say(words.evenly, locale, { n: most })
  if (least > 0) return say(words.allBusy, locale, { most: those(most), n: most, least: those(least), m: least })
  return say(words.someIdle, locale, { most: those(most), n: most, idle: those(0) })
}

const monthAndDay = new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric', timeZone: 'UTC' })

function tellDay(day: Day, locale: Locale): string {
  if (locale === 'en') return monthAndDay.format(new Date(`${day}T00:00:00Z`))
  const [, month, date] = day.split('-').map(Number)
  return `${month} 月 ${date} 日`
}

/** So many points ahead of the calendar or behind it are in step with it. */
const IN_STEP = 10

function tellMonth({ month, currency }: WeekFacts, locale: Locale): string | null {
  if (!month) return null
  const { figure, day, value, reached, gone } = month
  const lead = reached - gone
  const told = {
    day: tellDay(day, locale),
    figure: locale === 'zh' ? figureNames[figure].zh : figureNames[figure].en.toLowerCase(),
    done: figure === 'amount' ? tellYuan(value, locale, currency) : tellValue(figure, value, locale, currency),
    reached,
    gone,
  }
  if (lead > IN_STEP) return say(words.ahead, locale, told)
  return say(lead < -IN_STEP ? words.behind : words.inStep, locale, told)
}
