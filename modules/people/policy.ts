import type { Actor } from '../../shared/actor.ts'

export const mayManagePeople = (by: Actor): boolean => by.role === 'admin' || by.role === 'director'
export const mayChangeSettings = (by: Actor): boolean => by.role === 'admin' || by.role === 'director'
/** Whether more than the own customers are in sight, so that a team's page makes sense. */
export const seesTeam = (by: Actor): boolean => ['manager', 'director', 'admin', 'auditor'].includes(by.role)
export const mayImport = (by: Actor): boolean => by.role !== 'auditor'
export const mayAssign = (by: Actor): boolean => ['manager', 'director', 'admin'].includes(by.role)
