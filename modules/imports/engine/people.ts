import { newId } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { insertPerson, peopleNamed, rootTeam } from '../../people/index.ts'

/**
 * The colleagues that rows name. One who is not known becomes a person to be invited (METHOD G4); of several
 * with the same name those who are let in come first, then who was there first.
 */
export class People {
  readonly #byName = new Map<string, { id: string; teamId: string }>()

  async lookUp(work: Work, names: readonly string[]): Promise<void> {
    const missing = [...new Set(names)].filter((name) => name && !this.#byName.has(name))
    if (missing.length === 0) return
    const found = await peopleNamed(work.tx, missing)
    found.sort((a, b) => Number(a.state === 'invited') - Number(b.state === 'invited'))
    for (const person of found)
      if (!this.#byName.has(person.name)) this.#byName.set(person.name, { id: person.id, teamId: person.teamId })
  }

  /** Makes a person to be invited of each name that nobody bears. */
  async invite(work: Work, names: readonly string[], previewOnly: boolean): Promise<void> {
    const strangers = [...new Set(names)].filter((name) => name && !this.#byName.has(name))
    if (strangers.length === 0) return
    const teamId = await rootTeam(work.tx)
    for (const name of strangers) {
      const id = previewOnly
        ? newId()
        : await insertPerson(
            work.tx,
            {
              name,
              role: 'rep',
              teamId,
              locale: 'zh',
              state: 'invited',
              passwordHash: null,
              mustChangePassword: false,
            },
            work.now,
          )
      this.#byName.set(name, { id, teamId })
    }
  }

  teamOf(id: string): string | null {
    for (const person of this.#byName.values()) if (person.id === id) return person.teamId
    return null
  }

  named(name: string | null | undefined): { id: string; teamId: string } | null {
    return (name && this.#byName.get(name)) || null
  }
}
