import { noteCustomer } from '../modules/customers/ui/current.ts'
import type { Customer } from '../modules/customers/ui/types.ts'
import { showTeamToday, showToday } from '../modules/today/contract.ts'
import { keyOf, queries } from './queries.ts'

/**
 * A touch, a postponement or a decision has changed where a customer stands: puts it so wherever it is shown.
 * Resolves when the day's lists are current.
 */
export async function noteTouched(customer: Customer): Promise<void> {
  noteCustomer(queries, customer)
  await lookAtDayAgain()
}

/** Asks for the day's lists anew. */
export async function lookAtDayAgain(): Promise<void> {
  await Promise.all([showToday, showTeamToday].map((list) => queries.invalidateQueries({ queryKey: keyOf(list) })))
}
