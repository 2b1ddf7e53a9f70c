import { archivedCustomer, mayNotTouch, mergedCustomer } from '../../../modules/customers/refusals.ts'
import type { Customer } from '../../../modules/customers/ui/types.ts'
import { type Refusal, tellRefusal } from '../../../shared/refusal.ts'
import { type Locale, say } from '../../../shared/text.ts'
import { notTouchable as words } from './customer.texts.ts'

/** Why the fields of a customer cannot be changed by who looks at it, in words; null where they can. */
export function whyNotEdit(customer: Customer, locale: Locale): string | null {
  if (customer.can.edit) return null
  const refused = refusalOf(customer)
  return refused ? tellRefusal(refused, locale) : say(customer.pool ? words.pooled : words.unowned, locale)
}

function refusalOf({ mergedInto, state, owner }: Customer): Refusal | null {
  if (mergedInto) return mergedCustomer()
  if (state === 'archived') return archivedCustomer()
  return owner && mayNotTouch({ owner: owner.name })
}
