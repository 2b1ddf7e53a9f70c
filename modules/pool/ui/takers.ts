import type { z } from 'zod'
import type { PersonReply, TeamReply } from '../../people/contract.ts'

export type Person = z.infer<typeof PersonReply>
export type Team = z.infer<typeof TeamReply>

/**
 * T9: who may take over from a colleague: of those who may hold customers, whoever works here already, the nearest
 * team first; who is only named by a spreadsheet cannot take anything yet.
 */
export function takersFor<T extends { id: string }>(
  leaver: string,
  among: readonly T[],
  people: readonly Person[],
  teams: readonly Team[],
): T[] {
  const byId = new Map(people.map((person) => [person.id, person]))
  const home = pathOf(byId.get(leaver)?.team.id, teams)
  const far = (id: string) => distance(home, pathOf(byId.get(id)?.team.id, teams))
  return among
    .filter(({ id }) => id !== leaver && byId.get(id)?.state === 'active')
    .sort((one, other) => far(one.id) - far(other.id))
}

/** A team and those above it, itself first. */
function pathOf(id: string | null | undefined, teams: readonly Team[]): string[] {
  const team = teams.find((one) => one.id === id)
  return team ? [team.id, ...pathOf(team.parentId, teams)] : []
}

/** Steps up from one to what both are below, and down again to the other. */
function distance(one: readonly string[], other: readonly string[]): number {
  const up = one.findIndex((id) => other.includes(id))
  return up < 0 ? Number.POSITIVE_INFINITY : up + other.indexOf(one[up] as string)
}
