import type { Team } from './types.ts'

export interface Branch {
  readonly team: Team
  /** 0 for the root, 1 for those directly below it, … */
  readonly depth: number
}

/** The tree of teams from top to bottom, each before those below it. */
export function branchesOf(teams: readonly Team[], parentId: string | null = null, depth = 0): Branch[] {
  return teams
    .filter((team) => team.parentId === parentId)
    .flatMap((team) => [{ team, depth }, ...branchesOf(teams, team.id, depth + 1)])
}

/** A team and all below it: where it cannot be moved to. */
export const withinTeam = (teams: readonly Team[], id: string): ReadonlySet<string> =>
  new Set([id, ...branchesOf(teams, id).map(({ team }) => team.id)])

const DEEPER = '\u2003'

/** Teams to choose from; how deep each stands shows before its name. */
export const teamOptions = (branches: readonly Branch[]): { value: string; label: string }[] =>
  branches.map(({ team, depth }) => ({ value: team.id, label: DEEPER.repeat(depth) + team.name }))
