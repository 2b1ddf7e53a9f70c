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

/**
 * T7: who answers for an owner: the managers of the owner's team, or of the nearest team above that has
 * one; where there is none, the directors; and in a firm without either, the admins.
 */
export function managersOf(
  owner: Pick<Colleague, 'id' | 'teamId'>,
  people: readonly Colleague[],
  teams: readonly { id: string; parentId: string | null }[],
): string[] {
  const active = people.filter((p) => p.state === 'active' && p.id !== owner.id)
  for (let team = teams.find((t) => t.id === owner.teamId); team; team = teams.find((t) => t.id === team?.parentId)) {
    const managers = active.filter((p) => p.role === 'manager' && p.teamId === team?.id)
    if (managers.length > 0) return managers.map((p) => p.id)
  }
  const directors = active.filter((p) => p.role === 'director')
  return (directors.length > 0 ? directors : active.filter((p) => p.role === 'admin')).map((p) => p.id)
}
