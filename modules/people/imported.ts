import type { Work } from '../../platform/work.ts'
import type { Day } from '../../shared/calendar.ts'
import { findPersonByLogin, insertPerson, insertTeam, peopleNamed, rootTeam, teamNamed } from './repo.ts'

export interface ImportedPerson {
  name: string
  managerName: string | null
  team: string
  mails: readonly string[]
  joinedOn: Day | null
}

/** Colleagues as a list of them brings them: to be invited, in the teams it names, below the managers it names. Answers how many are new. */
export async function addImportedPeople(work: Work, people: readonly ImportedPerson[]): Promise<number> {
  const root = await rootTeam(work.tx)
  let added = 0
  for (const person of people) {
    const office = person.team ? await teamCalled(work, person.team, root) : root
    const teamId = person.managerName
      ? await teamCalled(work, [person.team, person.managerName].filter(Boolean).join(' · '), office)
      : office
    if (person.managerName)
      await addOne(work, { name: person.managerName, role: 'manager', teamId, mail: undefined, joinedOn: null })
    added += Number(
      await addOne(work, { name: person.name, role: 'rep', teamId, mail: person.mails[0], joinedOn: person.joinedOn }),
    )
  }
  return added
}

async function teamCalled(work: Work, name: string, parentId: string): Promise<string> {
  const known = await teamNamed(work.tx, name.slice(0, 80))
  return known?.id ?? insertTeam(work.tx, name.slice(0, 80), parentId, work.now)
}

async function addOne(
  work: Work,
  person: { name: string; role: 'rep' | 'manager'; teamId: string; mail: string | undefined; joinedOn: Day | null },
): Promise<boolean> {
  if ((await peopleNamed(work.tx, [person.name])).length > 0) return false
  const taken = person.mail ? await findPersonByLogin(work.tx, person.mail) : null
  await insertPerson(
    work.tx,
    {
      name: person.name,
      email: taken ? undefined : person.mail,
      role: person.role,
      teamId: person.teamId,
      joinedOn: person.joinedOn ?? undefined,
      locale: 'zh',
      state: 'invited',
      passwordHash: null,
      mustChangePassword: false,
    },
    work.now,
  )
  return true
}
