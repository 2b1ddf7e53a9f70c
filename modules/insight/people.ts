import type { Work } from '../../platform/work.ts'
import type { Actor } from '../../shared/actor.ts'
import { Refused } from '../../shared/refusal.ts'
import { notFound } from '../../shared/refusals.ts'
import { subtree, teamTree } from '../people/index.ts'
import { keepsCrowds, type Seller, sellersInSight } from '../quantity/index.ts'

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
export const sellersOf = async (work: Work, teamId?: string): Promise<Seller[]> =>
  sellersInSight(work, teamId === undefined ? undefined : subtree(await teamTree(work.tx), teamId))

keepsCrowds(async (work) => {
  const teams = await teamTree(work.tx)
  const crowds: string[][] = []
  for (const { id } of teams) crowds.push((await sellersInSight(work, subtree(teams, id))).map((person) => person.id))
  return crowds
})
