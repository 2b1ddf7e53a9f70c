import type { Actor } from '../../shared/actor.ts'

const HEADS = ['manager', 'director', 'admin']

/** Rooms, bays and cars are kept by managers and those above. */
export const mayKeepResources = (by: Actor): boolean => HEADS.includes(by.role)
