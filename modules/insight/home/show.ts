import type { Work } from '../../../platform/work.ts'
import { addDays, daysBetween } from '../../../shared/calendar.ts'
import { settingOf } from '../../../shared/setting.ts'
import { recallWarning } from '../../customers/settings.ts'
import { teamTree } from '../../people/index.ts'
import { paceUntil, type Seller, sellersInSight } from '../../quantity/index.ts'
import { colleagues, managersAmong } from '../../touches/index.ts'
import { diagnosesOf } from '../actions/diagnose.ts'
import { teamsSeen } from '../people.ts'
import { tellDiagnosis } from '../present.ts'
import { reachesOf } from '../reading.ts'
import type { Diagnosis } from '../rules/diagnosis.ts'
import { type HelpFacts, type Pile, pileOf, rankHelp } from '../rules/home/help.ts'
import { pathOf, tellColleague, tellHelp } from '../rules/home/words.ts'
import { undecidedDays } from '../settings.ts'
import { countAhead } from './ahead.ts'
import { type Piles, pilesOf } from './facts.ts'

/** Whom to help today, and why; what the next days hold; and the teams to look at. (A read has no transaction: its parts are asked side by side.) */
export async function showHome(work: Work) {
  const sellers = (await sellersInSight(work)).filter(({ id }) => id !== work.by.id)
  const teams = await teamTree(work.tx)
  const [facts, ahead] = await Promise.all([factsOf(work, sellers, teams), countAhead(work)])
  return {
    date: work.today,
    people: rankHelp(facts).map(({ facts, need, reasons }) => ({
      person: facts.person,
      need,
      reasons: reasons.map((reason) => ({
        code: reason.code,
        count: reason.count,
        text: tellHelp(facts, reason, work),
        // Said beside the words, so that whoever is named in them was seen (S4).
        customer: pileOf(facts, reason.code)?.first ?? null,
        path: pathOf(facts, reason.code),
      })),
      message: tellColleague(facts, reasons, work.locale),
    })),
    ahead,
    warning: settingOf(work.settings, recallWarning),
    teams: withSellers(teamsSeen(work.by, teams), sellers),
  }
}

type Teams = Awaited<ReturnType<typeof teamTree>>

async function factsOf(work: Work, sellers: readonly Seller[], teams: Teams): Promise<HelpFacts[]> {
  const colleaguesNow = await colleagues(work.tx)
  const inSight = teamsSeen(work.by, teams)
  const managers = colleaguesNow.filter(
    ({ id, role, teamId }) =>
      id !== work.by.id && ['manager', 'director'].includes(role) && inSight.some((team) => team.id === teamId),
  )
  const people = new Map([...sellers, ...managers].map(({ id, name }) => [id, { id, name }]))
  const reaches = await reachesOf(work, sellers)
  const paces = paceUntil(work, sellers, addDays(work.today, -1), reaches)
  const [piles, diagnoses] = await Promise.all([pilesOf(work, [...people.keys()]), diagnosesOf(work, sellers, reaches)])
  const managersOf = managersAmong(colleaguesNow, teams)
  const answering = new Map(colleaguesNow.map((owner) => [owner.id, managersOf(owner)]))
  const isYours = ({ ownerId }: { ownerId: string }) => answering.get(ownerId)?.includes(work.by.id) === true
  return [...people.values()].map((person): HelpFacts => {
    const own = <T extends { ownerId: string }>(all: readonly T[]) => all.filter(({ ownerId }) => ownerId === person.id)
    const [portrait] = own(piles.portraits)
    const diagnosis = diagnoses.get(person.id)
    return {
      person,
      stepIns: Object.fromEntries(
        own(piles.stepIns)
          .filter(isYours)
          .map(({ cause, ...pile }) => [cause, pile]),
      ),
      falls: own(piles.falls).find(isYours) ?? null,
      recalls: own(piles.recalls)[0] ?? null,
      undecided: undecidedOf(
        work,
        piles.stepIns.filter(({ ownerId }) => answering.get(ownerId)?.includes(person.id)),
      ),
      unsigned: own(piles.unsigned)[0]?.lists ?? 0,
      quota: paces.get(person.id) ?? null,
      weakest: diagnosis ? weakestOf(work, diagnosis) : null,
      stuck: portrait?.stuck ?? 0,
      reviews: portrait?.reviews ?? 0,
    }
  })
}

/** T7: what has waited for a manager's word for longer than it should. */
function undecidedOf(work: Work, waiting: Piles['stepIns']): Pile | null {
  const longest = settingOf(work.settings, undecidedDays)
  const late = waiting.filter(({ on }) => daysBetween(on, work.today) >= longest)
  const [oldest] = late.toSorted((one, other) => (one.on < other.on ? -1 : 1))
  return oldest ? { ...oldest, count: late.reduce((sum, { count }) => sum + count, 0) } : null
}

function weakestOf(work: Work, diagnosis: Diagnosis): HelpFacts['weakest'] {
  const gauge = diagnosis.gauges.find(({ principle }) => principle === diagnosis.weakest)
  if (!gauge || gauge.score === null) return null
  return { principle: gauge.principle, score: gauge.score, text: tellDiagnosis(work, diagnosis) }
}

/** Teams in which somebody sells, or below which, the highest first. */
function withSellers(teams: Teams, sellers: readonly Seller[]) {
  const depth = (id: string | null): number => {
    const team = teams.find((one) => one.id === id)
    return team ? 1 + depth(team.parentId) : 0
  }
  const isWithin = (id: string | null, top: string): boolean =>
    id !== null && (id === top || isWithin(teams.find((one) => one.id === id)?.parentId ?? null, top))
  return teams
    .filter((team) => sellers.some(({ teamId }) => isWithin(teamId, team.id)))
    .toSorted((one, other) => depth(one.id) - depth(other.id) || (one.name < other.name ? -1 : 1))
    .map(({ id, name }) => ({ id, name }))
}
