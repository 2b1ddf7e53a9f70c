import type { Work } from '../../platform/work.ts'
import type { Actor } from '../../shared/actor.ts'
import { Refused } from '../../shared/refusal.ts'
import { notFound } from '../../shared/refusals.ts'
import { teamTree } from '../people/index.ts'
import { type Seller, sellersInSight } from '../quantity/index.ts'

const WATCHERS = ['director', 'admin', 'auditor']

/** Those of the teams whose figures the actor sees. */
export function teamsSeen<T extends { id: string }>(by: Actor, teams: readonly T[]): T[] {
  if (WATCHERS.includes(by.role)) return [...teams]
  return by.role === 'manager' ? teams.filter(({ id }) => by.teamIds.includes(id)) : []
}

/** A team whose figures the actor sees, with those who sell in it and below it; else not found. */
export async function teamSeen(work: Work, id: string): Promise<{ id: string; name: string; people: Seller[] }> {
  const team = teamsSeen(work.by, await teamTree(work.tx)).find((one) => one.id === id)
  if (!team) throw new Refused(notFound())
  return { id, name: team.name, people: await sellersOf(work, id) }
}

/** Those in sight who sell; of a team and all below it, where one is given. */
export async function sellersOf(work: Work, teamId?: string): Promise<Seller[]> {
  const people = await sellersInSight(work)
  if (!teamId) return people
  const teams = await teamTree(work.tx)
  const isBelow = (id: string | null): boolean =>
    id !== null && (id === teamId || isBelow(teams.find((team) => team.id === id)?.parentId ?? null))
  return people.filter((person) => isBelow(person.teamId))
}
