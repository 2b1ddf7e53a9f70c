import type { Actor } from '../../shared/actor.ts'
import type { Role } from '../../shared/endpoint.ts'
import type { Refusal } from '../../shared/refusal.ts'
import { adminsOnly } from './refusals.ts'

export const mayManagePeople = (by: Actor): boolean => by.role === 'admin' || by.role === 'director'
/** Nobody gives rights above the own: what admins are, admins decide. */
export const whyNotAdmin = (by: Actor, roles: readonly (Role | undefined)[]): Refusal | null =>
  by.role !== 'admin' && roles.includes('admin') ? adminsOnly() : null
export const mayChangeSettings = (by: Actor): boolean => by.role === 'admin' || by.role === 'director'
/** Whether more than the own customers are in sight, so that a team's page makes sense. */
export const seesTeam = (by: Actor): boolean => ['manager', 'director', 'admin', 'auditor'].includes(by.role)
export const mayImport = (by: Actor): boolean => by.role !== 'auditor'
export const mayAssign = (by: Actor): boolean => ['manager', 'director', 'admin'].includes(by.role)
