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
import { type CountedTally, countFigures, noteFew, type ToldOf } from './count.ts'
import { CURRENCY } from './figures/result.ts'
import { targetsUntil } from './repo.ts'
import type { Scored, TeamScored } from './scored.ts'

export interface Asked {
  month?: Day | undefined
  locale?: Locale | undefined
}

/** S4: where it is shown. */
export interface Shown extends Asked {
  place: string
}

export const refOf = ({ id, name, team, joinedOn }: Seller) => ({ id, name, team, joinedOn })

/** G2: process and result of a month side by side, each against its target and with the months before. */
export const scorecardOf = async (work: Work, scored: Scored, shown: Shown) =>
  (await readScorecard(work, scored, shown, 'whole')).card

export type ScorecardFigures = Awaited<ReturnType<typeof scorecardOf>>

/** G2: the months of a team and of each of its people, from the same count. */
export async function teamTrendsOf(work: Work, scored: TeamScored, shown: Shown) {
  const { card, counted, around } = await readScorecard(work, scored, shown, 'both')
  const members = scored.sellers.map(({ id, name }) => ({
    name,
    figures: FIGURE_KEYS.map((key) => {
      const tallies = card.months.map((month) => counted.get(key)?.each.get(id)?.get(month) ?? NOTHING)
      return figureOf(key, tallies, [id], around)
    }),
  }))
  return { card, members }
}

async function readScorecard(
  work: Work,
  scored: Scored,
  { month = monthOf(work.today), locale, place }: Shown,
  of: ToldOf,
) {
  const months = monthsUntil(month)
  const span = { from: months[0] ?? month, to: lastDayOf(month) }
  const counted = await countFigures(work, scored, FIGURE_KEYS, span, 'month', of)
  const set = await targetsUntil(work, scored.people, month)
  const here = hereBy(lastDayOf(month), scored)
  const aimed = await tallyAimed(work, scored, here, set, month)
  const each = [...counted.values()].flatMap((one) => [...one.each.values()].flatMap((told) => [...told.values()]))
  const whole = [...counted.values()].flatMap((one) => [...one.whole.values()])
  await noteFew(work, place, [...whole, ...aimed.values(), ...each])
  const around = { set, month, locale: locale ?? work.locale, aimed }
  const figures = FIGURE_KEYS.map((key) => {
    const tallies = months.map((each) => counted.get(key)?.whole.get(each) ?? NOTHING)
    return figureOf(key, tallies, here, around)
  })
  const card = {
    month,
    months,
    people: here.length,
    process: figures.filter(({ side }) => side === 'process'),
    result: figures.filter(({ side }) => side === 'result'),
  }
  return { card, counted, around }
}

/** Who of them had joined by a day; of who looks back to before that, the same person. */
function hereBy(day: Day, { sellers, people }: Scored): readonly string[] {
  const here = sellers.filter(({ joinedOn }) => joinedOn === null || joinedOn <= day).map(({ id }) => id)
  return here.length > 0 ? here : people
}

type Aimed = ReadonlyMap<FigureKey, CountedTally>

/** G2: of a target that is set for some of the people only, what those did; figures with targets for the same are counted together. */
async function tallyAimed(
  work: Work,
  scored: Scored,
  here: readonly string[],
  set: readonly SetTarget[],
  month: Day,
): Promise<Aimed> {
  const bySome = new Map<string, { people: readonly string[]; keys: FigureKey[] }>()
  for (const key of FIGURE_KEYS) {
    const people = targetOf(set, here, key, month)?.people ?? here
    if (people.length === here.length) continue
    const some = bySome.get(people.join()) ?? { people, keys: [] }
    some.keys.push(key)
    bySome.set(people.join(), some)
  }
  const span = { from: month, to: lastDayOf(month) }
  const tallies = [...bySome.values()].map(async ({ people, keys }) => {
    const counted = await countFigures(work, { ...scored, people, decidesFor: people }, keys, span, 'month', 'whole')
    return keys.map((key) => [key, counted.get(key)?.whole.get(month) ?? { ...NOTHING, secrets: null }] as const)
  })
  return new Map((await Promise.all(tallies)).flat())
}

export interface Around {
  set: readonly SetTarget[]
  month: Day
  locale: Locale
  aimed: Aimed
}

/** A figure of a month against its target; a target for some of the people is held against what these did. */
export function againstTarget(key: FigureKey, tally: Tally, people: readonly string[], around: Around) {
  const { set, month, locale } = around
  const value = readTally(key, tally)
  const tell = (n: number | null) => tellValue(key, n, locale, CURRENCY)
  const target = targetOf(set, people, key, month)
  if (!target) return { key, value, told: tell(value), target: null }
  const isPart = target.people.length < people.length
  const done = isPart ? readTally(key, around.aimed.get(key) ?? NOTHING) : value
  return {
    key,
    value,
    told: tell(value),
    target: {
      value: target.value,
      told: tell(target.value),
      since: target.since,
      people: target.people.length,
      of: people.length,
      done,
      doneTold: tell(done),
      reached: reachedOf(key, done, target.value),
    },
  }
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
