import type { Work } from '../../../platform/work.ts'
import type { Day } from '../../../shared/calendar.ts'
import type { Locale } from '../../../shared/text.ts'
import {
  FIGURE_KEYS,
  FIGURES,
  type FigureKey,
  NOTHING,
  reachedOf,
  readTally,
  type Tally,
} from '../rules/scorecard/figures.ts'
import { lastDayOf, monthOf, monthsUntil } from '../rules/scorecard/months.ts'
import { type SetTarget, targetOf } from '../rules/scorecard/targets.ts'
import { tellDetail, tellValue } from '../rules/scorecard/tell.ts'
import { countFigures } from './count.ts'
import { CURRENCY } from './figures/result.ts'
import { targetsUntil } from './repo.ts'
import type { Scored } from './scored.ts'

export interface Asked {
  month?: Day | undefined
  locale?: Locale | undefined
}

/** G2: process and result of a month side by side, each against its target and with the months before. */
export async function scorecardOf(work: Work, scored: Scored, { month = monthOf(work.today), locale }: Asked) {
  const months = monthsUntil(month)
  const span = { from: months[0] ?? month, to: lastDayOf(month) }
  const counted = await countFigures(work, scored, FIGURE_KEYS, span, 'month')
  const set = await targetsUntil(work, scored.people, month)
  const figures = FIGURE_KEYS.map((key) => {
    const tallies = months.map((each) => counted.get(key)?.whole.get(each) ?? NOTHING)
    return figureOf(key, tallies, { scored, set, month, locale: locale ?? work.locale })
  })
  return {
    month,
    months,
    people: scored.people.length,
    process: figures.filter(({ side }) => side === 'process'),
    result: figures.filter(({ side }) => side === 'result'),
  }
}

interface Around {
  scored: Scored
  set: readonly SetTarget[]
  month: Day
  locale: Locale
}

function figureOf(key: FigureKey, tallies: readonly Tally[], { scored, set, month, locale }: Around) {
  const now = tallies.at(-1) ?? NOTHING
  const { side, unit, better } = FIGURES[key]
  const value = readTally(key, now)
  const tell = (n: number | null) => tellValue(key, n, locale, CURRENCY)
  const target = targetOf(set, scored.people, key, month)
  // Part of the people’s targets says nothing about what all of them did.
  const reached = target && target.people === scored.people.length ? reachedOf(key, value, target.value) : null
  const own = scored.people.length === 1 ? set.find((one) => one.figure === key && one.month === month) : undefined
  return {
    key,
    side,
    unit,
    better,
    value,
    told: tell(value),
    detail: tellDetail(key, now, locale),
    of: now.of,
    target: target && { ...target, told: tell(target.value), reached },
    version: own?.version ?? 0,
    trend: tallies.map((tally) => readTally(key, tally)),
  }
}

export type ScorecardFigures = Awaited<ReturnType<typeof scorecardOf>>
