import { addDays, type Day } from '../../../shared/calendar.ts'
import { CAST, emailOf, TEAMS } from './cast.ts'
import { workdayFrom } from './days.ts'
import type { Facts, PersonFact, TeamFact } from './facts.ts'
import { type Colleague, clockOf, type Firm, type Plan, type Team } from './firm.ts'
import { linesOf } from './phrasebook.ts'
import { idAt, randomFrom } from './random.ts'

const FAR_POOL = '省外公海'

/** The firm on the day before its year: teams, people, pools, and no customer yet. */
export function foundFirm(plan: Plan): Firm {
  const random = randomFrom(`${plan.seed} ${plan.today}`)
  const at = clockOf(plan.zone)
  const founded = at(addDays(plan.today, -366), 9 * 60)
  const facts: Facts = {
    teams: [],
    people: [],
    pools: [],
    customers: [],
    pursuits: [],
    holdings: [],
    stages: [],
    tiers: [],
    members: [],
    proposals: [],
    touches: [],
    stepIns: [],
    postponements: [],
    moves: [],
    orders: [],
    deals: null,
    claims: [],
  }
  const root = idAt(founded, random)
  const teams = TEAMS.map(({ key, name }): Team => {
    const team: TeamFact = {
      id: key === 'firm' ? root : idAt(founded, random),
      name,
      parentId: key === 'firm' ? null : root,
      createdAt: founded,
    }
    facts.teams.push(team)
    if (key !== 'far') return { key, id: team.id, poolId: plan.companyPoolId }
    const poolId = idAt(founded, random)
    facts.pools.push({ id: poolId, name: FAR_POOL, teamId: team.id, createdAt: founded })
    return { key, id: team.id, poolId }
  })
  const people = CAST.map((part): Colleague => {
    const joinedOn = firstDay(plan, part.joined)
    const leftOn = part.left ? firstDay(plan, part.left) : null
    const team = teams.find((t) => t.key === part.team) as Team
    const createdAt = part.joined > 366 ? founded : at(joinedOn, 8 * 60)
    const fact: PersonFact = {
      id: idAt(createdAt, random),
      name: part.name,
      email: emailOf(part.login),
      role: part.role,
      teamId: team.id,
      joinedOn,
      leftOn,
      createdAt,
    }
    facts.people.push(fact)
    return { id: fact.id, name: part.name, role: part.role, team, joinedOn, leftOn, habits: part.habits }
  })
  return {
    plan,
    random,
    facts,
    people,
    teams,
    accounts: [],
    names: new Set(),
    taken: takenStems(plan),
    numbers: { order: 0, phone: 0, mail: 0 },
    at,
  }
}

/** Who comes or goes does so on a day on which the others are there to hand over to. */
const firstDay = (plan: Plan, daysAgo: number): Day => workdayFrom(addDays(plan.today, -daysAgo), plan.almanac)

const takenStems = (plan: Plan): ReadonlySet<string> =>
  new Set(linesOf(plan.book, 'stem.taken').flatMap((line) => line.text.split(' ')))
