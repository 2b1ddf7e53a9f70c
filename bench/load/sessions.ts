import type { Role } from '../../shared/endpoint.ts'
import { PASSWORD } from '../seed/crowd.ts'
import type { Database } from '../stage/database.ts'
import { Client, signIn } from './client.ts'

interface Person {
  id: string
  email: string
  role: Role
  teamId: string
}

/** Of eight at work six are reps, one a manager, one a director. */
const MIX: readonly Role[] = ['rep', 'rep', 'rep', 'manager', 'rep', 'rep', 'director', 'rep']

/** The people who work with it: as many sessions as clients, signed in as reps, managers and directors. */
export class Sessions {
  readonly #signedIn: Client[]
  readonly #opened: Client[] = []

  private constructor(signedIn: Client[]) {
    this.#signedIn = signedIn
  }

  static async open(url: string, database: Database, count: number): Promise<Sessions> {
    const people = await database.ask<Person>(
      `select id, email, role, team_id as "teamId" from person where email like '%@bench.example' and role <> 'admin' order by id`,
    )
    const clients: Client[] = []
    const taken = new Map<Role, number>()
    for (let n = 0; n < count; n++) {
      const role = MIX[n % MIX.length] as Role
      const alike = people.filter((person) => person.role === role)
      const at = taken.get(role) ?? 0
      taken.set(role, at + 1)
      clients.push(await signIn(url, alike[at % alike.length] as Person, PASSWORD))
    }
    const missing = (['manager', 'director'] as const).filter((role) => !taken.has(role))
    for (const role of missing)
      clients.push(await signIn(url, people.find((person) => person.role === role) as Person, PASSWORD))
    return new Sessions(clients)
  }

  /** So many clients: of the mix, or all of one role; each has connections of its own. */
  take(count: number, who: 'all' | Role): Client[] {
    const alike = this.#signedIn.filter(({ person }) => who === 'all' || person.role === who)
    const taken = Array.from({ length: count }, (_, n) => {
      const { url, person, cookie } = alike[n % alike.length] as Client
      return new Client(url, person, cookie)
    })
    this.#opened.push(...taken)
    return taken
  }

  /** Cuts all connections. */
  hangUp(): void {
    for (const client of this.#opened.splice(0)) client.close()
  }
}
