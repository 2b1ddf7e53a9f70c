import type { Actor } from '../../shared/actor.ts'

const HEADS = ['manager', 'director', 'admin']

/** What the company offers is kept by managers and those above, as its bays are. */
export const mayKeepServices = (by: Actor): boolean => HEADS.includes(by.role)
