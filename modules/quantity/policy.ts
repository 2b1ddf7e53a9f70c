import type { Actor } from '../../shared/actor.ts'
import type { Refusal } from '../../shared/refusal.ts'
import { notAllowed } from '../../shared/refusals.ts'

const WATCHERS = ['director', 'admin', 'auditor']
const PLANNERS = ['manager', 'marketer', 'director', 'admin']

/** Whether somebody may see how a colleague does: oneself, the team's manager, and who watches over all. */
export const seesFiguresOf = (by: Actor, person: { id: string; teamId: string }): boolean =>
  person.id === by.id || WATCHERS.includes(by.role) || (by.role === 'manager' && by.teamIds.includes(person.teamId))

/** Whether all of the company's leads are in sight, so that a plan for the company can be counted against. */
export const seesAllLeads = (by: Actor): boolean => by.role !== 'rep' && by.role !== 'manager'

/** Whether all leads of these teams are in sight, but for what is secret. */
export const seesLeadsOf = (by: Actor, teams: readonly string[]): boolean =>
  seesAllLeads(by) || (by.role === 'manager' && teams.every((id) => by.teamIds.includes(id)))

/** Q5: who says how many leads a source is to bring, and which fairs there are. */
export const whyNotPlan = (by: Actor): Refusal | null => (PLANNERS.includes(by.role) ? null : notAllowed())

/** Q3, Q6: who sets somebody's quota: those who answer for the person, never the person. */
export const whyNotSetQuota = (by: Actor, person: { id: string; teamId: string }): Refusal | null =>
  by.id !== person.id && by.role !== 'auditor' && seesFiguresOf(by, person) ? null : notAllowed()
