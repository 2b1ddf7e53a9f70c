import type { Role } from '../../../shared/endpoint.ts'
import type { Refusal } from '../../../shared/refusal.ts'
import { mayNotHide, mayNotName } from '../../secrecy/refusals.ts'

/** How the actor, who sees the customer, stands to its list. */
export interface Standing {
  role: Role
  /** S2: the actor is the responsible manager, or one of them. */
  holdsOffice: boolean
  office: readonly { name: string }[]
}

/** S1: the responsible manager decides who is named. */
export const whyNotName = ({ holdsOffice, office }: Standing): Refusal | null =>
  holdsOffice ? null : mayNotName({ ask: office.map((p) => p.name).join('、') || '—' })

/** S1: the responsible manager, or a director, hides a customer and shows it again. */
export const whyNotHide = ({ role, holdsOffice }: Standing): Refusal | null =>
  holdsOffice || role === 'director' ? null : mayNotHide()
