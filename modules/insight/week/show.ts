import type { Work } from '../../../platform/work.ts'
import { type Day, daysBetween } from '../../../shared/calendar.ts'
import type { ReplyOf } from '../../../shared/endpoint.ts'
import { teamTree } from '../../people/index.ts'
import { teamsSeen } from '../people.ts'
import { changeOf, type Weeks, wayOf } from '../rules/scorecard/change.ts'
import { FIGURES, type FigureKey, NOTHING, reachedOf, readTally } from '../rules/scorecard/figures.ts'
import { lastDayOf, monthOf } from '../rules/scorecard/months.ts'
import { tellWeek, type WeekFacts } from '../rules/scorecard/story.ts'
import { targetOf } from '../rules/scorecard/targets.ts'
import { tellValue } from '../rules/scorecard/tell.ts'
import { lastWeeks, WEEKLY } from '../rules/scorecard/weeks.ts'
import { countFigures, noteFew } from '../scorecard/count.ts'
import { CURRENCY } from '../scorecard/figures/result.ts'
import { targetsUntil } from '../scorecard/repo.ts'
import { personScored, type Scored, teamScored } from '../scorecard/scored.ts'
import { showWeek as contract } from './contract.ts'

/** S4: where what it tells of few customers was seen. */
const PLACE = contract.id

interface Asked {
  team?: string | undefined
  of?: Day | undefined
}

/** G2: the last whole week beside the week before, in figures and in words. */
export async function showWeek(work: Work, { team, of = work.today }: Asked): Promise<ReplyOf<typeof contract>> {
  const { whose, scored, sellers } = await whoseWeek(work, team)
  const { week, before } = lastWeeks(of)
  const counted = await countFigures(work, scored, WEEKLY, { from: before.from, to: week.to }, 'week')
  const touched = counted.get('effectiveTouches')?.each
  await noteFew(work, PLACE, [
    ...[...counted.values()].flatMap(({ whole }) => [whole.get(week.from), whole.get(before.from)]),
    ...sellers.map(({ id }) => touched?.get(id)?.get(week.from)),
  ])
  const weeksOf = (key: FigureKey): Weeks => {
    const whole = counted.get(key)?.whole
    return { now: whole?.get(week.from) ?? NOTHING, before: whole?.get(before.from) ?? NOTHING }
  }
  const facts: WeekFacts = {
    figures: new Map(WEEKLY.map((key) => [key, weeksOf(key)])),
    people: sellers.map(({ id, name }) => ({ name, touches: touched?.get(id)?.get(week.from)?.of ?? 0 })),
    month: await monthSoFar(work, scored, week.to),
    currency: CURRENCY,
  }
  return {
    whose,
    week,
    before,
    people: scored.people.length,
    figures: WEEKLY.map((key) => figureOf(key, weeksOf(key), work)),
    sentences: tellWeek(facts, work.locale),
  }
}

async function whoseWeek(work: Work, asked: string | undefined) {
  const teams = teamsSeen(work.by, await teamTree(work.tx))
  const team = asked ?? (teams.find(({ parentId }) => parentId === null) ?? teams[0])?.id
  if (!team) {
    const scored = await personScored(work, work.by.id)
    return { whose: { of: 'people' as const, id: work.by.id, name: scored.name }, scored, sellers: [] }
  }
  const scored = await teamScored(work, team)
  return { whose: { of: 'teams' as const, ...scored.team }, scored, sellers: scored.sellers }
}

/** What is told of a month’s target, the first that stands for all. */
const FIRST_TOLD: readonly FigureKey[] = ['amount', 'orders', 'effectiveTouches', 'newContacts']

async function monthSoFar(work: Work, scored: Scored, day: Day): Promise<WeekFacts['month']> {
  const month = monthOf(day)
  const set = await targetsUntil(work, scored.people, month)
  for (const figure of FIRST_TOLD) {
    const target = targetOf(set, scored.people, figure, month)
    if (target?.people.length !== scored.people.length || target.value === 0) continue
    const counted = await countFigures(work, scored, [figure], { from: month, to: day }, 'month')
    const tally = counted.get(figure)?.whole.get(month)
    await noteFew(work, PLACE, [tally])
    const value = readTally(figure, tally ?? NOTHING) ?? 0
    const gone = Math.round((100 * (daysBetween(month, day) + 1)) / (daysBetween(month, lastDayOf(month)) + 1))
    return { figure, day, value, reached: reachedOf(figure, value, target.value) ?? 0, gone }
  }
  return null
}

function figureOf(key: FigureKey, weeks: Weeks, { locale }: Work) {
  const { side, unit } = FIGURES[key]
  const [value, was] = [readTally(key, weeks.now), readTally(key, weeks.before)]
  const tell = (n: number | null) => tellValue(key, n, locale, CURRENCY)
  const change = changeOf(key, weeks)
  return {
    key,
    side,
    unit,
    value,
    told: tell(value),
    of: weeks.now.of,
    before: { value: was, told: tell(was) },
    change: change === null ? null : wayOf(change),
  }
}
