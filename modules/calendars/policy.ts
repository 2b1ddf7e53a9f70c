import type { Actor } from '../../shared/actor.ts'

/** Whose hours and absences the actor arranges: the own, a manager's of the own teams, all for directors and admins. */
export const mayArrangeFor = (by: Actor, person: { id: string; teamId: string }): boolean =>
  person.id === by.id ||
  by.role === 'director' ||
  by.role === 'admin' ||
  (by.role === 'manager' && by.teamIds.includes(person.teamId))

/** Why somebody is away is told to those only; to colleagues, that the person is. */
export const seesWhyAway = (by: Actor, person: { id: string; teamId: string }): boolean =>
  mayArrangeFor(by, person) || by.role === 'auditor'
