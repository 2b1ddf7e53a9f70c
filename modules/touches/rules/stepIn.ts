/** T7: why the manager is asked in: the tenth touch without an order, a rep who asks, a need above the threshold. */
export const STEP_IN_CAUSES = ['tenth_touch', 'asked', 'big_order'] as const
export type StepInCause = (typeof STEP_IN_CAUSES)[number]

/**
 * T7: the manager steps in at the tenth effective touch of a pursuit without an order; at three to five it
 * is too soon. Not for customers without an owner.
 */
export function stepsIn(
  facts: { effectiveTouches: number; pursuitOrders: number; ownerId: string | null; state: string },
  at: number,
): boolean {
  return facts.state === 'active' && facts.ownerId !== null && facts.pursuitOrders === 0 && facts.effectiveTouches >= at
}

export interface Colleague {
  id: string
  role: string
  teamId: string
  state: string
}

/** Who may answer for others. */
export const LEADING: readonly string[] = ['manager', 'director', 'admin']

/**
 * T7: tells who answers for an owner: the managers of the owner's team, or of the nearest team above that has
 * one; where there is none, the directors; and in a firm without either, the admins. The firm is gone through once, however many owners are asked of.
 */
export function managersAmong(
  people: readonly Colleague[],
  teams: readonly { id: string; parentId: string | null }[],
): (owner: Pick<Colleague, 'id' | 'teamId'>) => string[] {
  const above = new Map(teams.map(({ id, parentId }) => [id, parentId]))
  const managers = new Map<string, string[]>()
  const active = people.filter(({ state }) => state === 'active')
  for (const { id, role, teamId } of active) {
    if (role === 'manager') managers.set(teamId, [...(managers.get(teamId) ?? []), id])
  }
  const inRole = (role: string) => active.flatMap((person) => (person.role === role ? person.id : []))
  const [directors, admins] = [inRole('director'), inRole('admin')]
  return (owner) => {
    const others = (ids: readonly string[]) => ids.filter((id) => id !== owner.id)
    for (let team: string | null | undefined = owner.teamId; team; team = above.get(team)) {
      const found = others(managers.get(team) ?? [])
      if (found.length > 0) return found
    }
    const found = others(directors)
    return found.length > 0 ? found : others(admins)
  }
}
