import type { Work } from '../../../platform/work.ts'
import type { Day } from '../../../shared/calendar.ts'
import type { Locale } from '../../../shared/text.ts'
import type { Seller } from '../../quantity/index.ts'
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
import type { Scored, TeamScored } from './scored.ts'

export interface Asked {
  month?: Day | undefined
  locale?: Locale | undefined
}

export const refOf = ({ id, name, team, joinedOn }: Seller) => ({ id, name, team, joinedOn })

/** G2: process and result of a month side by side, each against its target and with the months before. */
async function readScorecard(work: Work, scored: Scored, { month = monthOf(work.today), locale }: Asked) {
  const months = monthsUntil(month)
  const span = { from: months[0] ?? month, to: lastDayOf(month) }
  const counted = await countFigures(work, scored, FIGURE_KEYS, span, 'month')
  const set = await targetsUntil(work, scored.people, month)
  const around = { set, month, locale: locale ?? work.locale }
  const figures = FIGURE_KEYS.map((key) => {
    const tallies = months.map((each) => counted.get(key)?.whole.get(each) ?? NOTHING)
    return figureOf(key, tallies, scored.people, around)
  })
  const card = {
    month,
    months,
    people: scored.people.length,
    process: figures.filter(({ side }) => side === 'process'),
    result: figures.filter(({ side }) => side === 'result'),
  }
  return { card, counted, around }
}

export type ScorecardFigures = Awaited<ReturnType<typeof readScorecard>>['card']

export const scorecardOf = async (work: Work, scored: Scored, asked: Asked): Promise<ScorecardFigures> =>
  (await readScorecard(work, scored, asked)).card

/** G2: the same with each of a team’s people beside it, from the same count. */
export async function teamScorecardOf(work: Work, scored: TeamScored, asked: Asked) {
  const { card, counted, around } = await readScorecard(work, scored, asked)
  const members = scored.sellers.map((person) => ({
    person: refOf(person),
    figures: FIGURE_KEYS.map((key) => {
      const tally = counted.get(key)?.each.get(person.id)?.get(around.month) ?? NOTHING
      return againstTarget(key, tally, [person.id], around)
    }),
  }))
  return { ...card, members }
}

/** G2: the months of a team and of each of its people, from the same count. */
export async function teamTrendsOf(work: Work, scored: TeamScored, asked: Asked) {
  const { card, counted, around } = await readScorecard(work, scored, asked)
  const members = scored.sellers.map(({ id, name }) => ({
    name,
    figures: FIGURE_KEYS.map((key) => {
      const tallies = card.months.map((month) => counted.get(key)?.each.get(id)?.get(month) ?? NOTHING)
      return figureOf(key, tallies, [id], around)
    }),
  }))
  return { card, members }
}

interface Around {
  set: readonly SetTarget[]
  month: Day
  locale: Locale
}

/** A figure of a month against its target. */
function againstTarget(key: FigureKey, tally: Tally, people: readonly string[], { set, month, locale }: Around) {
  const value = readTally(key, tally)
  const tell = (n: number | null) => tellValue(key, n, locale, CURRENCY)
  const target = targetOf(set, people, key, month)
  // Part of the people’s targets says nothing about what all of them did.
  const reached = target && target.people === people.length ? reachedOf(key, value, target.value) : null
  return { key, value, told: tell(value), target: target && { ...target, told: tell(target.value), reached } }
}

function figureOf(key: FigureKey, tallies: readonly Tally[], people: readonly string[], around: Around) {
  const now = tallies.at(-1) ?? NOTHING
  const { side, unit, better } = FIGURES[key]
  const own = around.set.find((one) => one.figure === key && one.month === around.month)
  return {
    ...againstTarget(key, now, people, around),
    side,
    unit,
    better,
    detail: tellDetail(key, now, around.locale),
    of: now.of,
    version: people.length === 1 ? (own?.version ?? 0) : 0,
    trend: tallies.map((tally) => readTally(key, tally)),
  }
}
