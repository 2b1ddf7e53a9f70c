import { hashPassword } from '../../modules/people/password.ts'
import type { Role } from '../../shared/endpoint.ts'
import { hashOf } from './hash.ts'
import { idAt, OF } from './ids.ts'
import { colleagueOf } from './names.ts'

export interface Colleague {
  id: string
  name: string
  email: string
  role: Role
  teamId: string
}

export interface Crowd {
  teams: { id: string; name: string; parentId: string }[]
  people: Colleague[]
  /** Who holds customers: each rep as often as their share of them. */
  seats: Colleague[]
}

export const PASSWORD = 'only for the benchmark'
export const passwordHash = (): Promise<string> => hashPassword(PASSWORD)

const HELD_BY_A_REP = 400
const REPS_A_TEAM = 15
const DIRECTORS = 3
/** Of twenty reps one holds thousands, the others hundreds. */
const SKEW = 20
const SEATS = { many: 20, least: 1, most: 3 }

/** Who works in a company of so many customers: teams with a manager each, reps of whom a few hold very many. */
export function crowdFor(customers: number, seed: number, root: string, since: number): Crowd {
  const reps = Math.max(12, Math.round((customers * 0.75) / HELD_BY_A_REP))
  const teams = Array.from({ length: Math.ceil(reps / REPS_A_TEAM) }, (_, n) => ({
    id: idAt(since, OF.team, n),
    name: `大区 ${n + 1}`,
    parentId: root,
  }))
  const person = (role: Role, n: number, teamId: string, at: number): Colleague => ({
    id: idAt(since, OF.person, at),
    name: colleagueOf(at),
    email: `${role}${n}@bench.example`,
    role,
    teamId,
  })
  const sellers = Array.from({ length: reps }, (_, n) =>
    person('rep', n, (teams[n % teams.length] as { id: string }).id, n),
  )
  const managers = teams.map((team, n) => person('manager', n, team.id, reps + n))
  const directors = Array.from({ length: DIRECTORS }, (_, n) => person('director', n, root, reps + managers.length + n))
  const seats = sellers.flatMap((rep, n) =>
    Array<Colleague>(
      n % SKEW === SKEW / 2 ? SEATS.many : SEATS.least + (hashOf(seed, n, 3) % (SEATS.most - SEATS.least + 1)),
    ).fill(rep),
  )
  return { teams, people: [...sellers, ...managers, ...directors], seats }
}
