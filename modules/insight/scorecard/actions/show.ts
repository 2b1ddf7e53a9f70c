import type { Work } from '../../../../platform/work.ts'
import { teamTree } from '../../../people/index.ts'
import { sellersInSight } from '../../../quantity/index.ts'
import { whyNotSetQuota } from '../../../quantity/policy.ts'
import { teamsSeen } from '../../people.ts'
import { showPersonScorecard as showPerson, showTeamScorecard as showTeam } from '../contract.ts'
import { type Asked, refOf, scorecardOf } from '../present.ts'
import { personScored, teamScored } from '../scored.ts'

/** Of whom there are scorecards to be seen: teams, the company first, and people. */
export async function listScored(work: Work) {
  const teams = teamsSeen(work.by, await teamTree(work.tx))
  const isLower = (team: (typeof teams)[number]) => Number(team.parentId !== null)
  const ordered = teams.toSorted((one, other) => isLower(one) - isLower(other))
  const people = await sellersInSight(work)
  return { teams: ordered.map(({ id, name }) => ({ id, name })), people: people.map(refOf) }
}

/** G2: what somebody did in a month and what came of it. */
export async function showPersonScorecard(work: Work, id: string, asked: Asked) {
  const scored = await personScored(work, id)
  return {
    ...(await scorecardOf(work, scored, { ...asked, place: showPerson.id })),
    person: refOf(scored.person),
    can: { setTargets: whyNotSetQuota(work.by, scored.person) === null, carryTargets: false },
  }
}

/** G2: the same of a team; its targets are its people’s, added up. */
export async function showTeamScorecard(work: Work, id: string, asked: Asked) {
  const scored = await teamScored(work, id)
  return {
    ...(await scorecardOf(work, scored, { ...asked, place: showTeam.id })),
    team: scored.team,
    can: { setTargets: false, carryTargets: scored.sellers.some((one) => whyNotSetQuota(work.by, one) === null) },
  }
}
