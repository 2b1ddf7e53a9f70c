import type { Actor } from '../../shared/actor.ts'
import type { Refusal } from '../../shared/refusal.ts'
import { type Held, manages } from '../customers/policy.ts'
import { mayNotApproveGift } from './refusals.ts'

const HEADS = ['director', 'admin']

/** R6: by the owner's manager or above, and not by the one who asks, unless nobody stands above. */
export const whyNotApproveGift = (by: Actor, held: Pick<Held, 'teamId'>, askedBy: string): Refusal | null =>
  manages(by, held) && (by.id !== askedBy || HEADS.includes(by.role)) ? null : mayNotApproveGift()
