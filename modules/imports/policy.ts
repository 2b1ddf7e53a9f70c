import type { Actor } from '../../shared/actor.ts'
import { mayImport } from '../people/policy.ts'

/** Whether someone may map, run and undo an import: who made it, and those who answer for all customers. */
export const maySteer = (by: Actor, madeBy: string): boolean =>
  mayImport(by) && (by.id === madeBy || by.role === 'director' || by.role === 'admin')
