import { noteCustomer } from '../modules/customers/ui/current.ts'
import type { Customer } from '../modules/customers/ui/types.ts'
import { listRecalls, listStepIns, showHome } from '../modules/insight/contract.ts'
import { showTeamToday, showToday } from '../modules/today/contract.ts'
import { keyOf, queries } from './queries.ts'

const otherTabs = 'BroadcastChannel' in globalThis ? new BroadcastChannel('jinke.touched') : null
otherTabs?.addEventListener('message', () => askAgain())

/**
 * A touch, a postponement or a decision has changed where a customer stands: puts it so wherever it is shown.
 * Resolves when the day's lists are current.
 */
export async function noteTouched(customer: Customer): Promise<void> {
  noteCustomer(queries, customer)
  await lookAtDayAgain()
}

/** Asks for the day's lists anew, here and in the other tabs. */
export async function lookAtDayAgain(): Promise<void> {
  otherTabs?.postMessage('changed')
  await askAgain()
}

async function askAgain(): Promise<void> {
  await Promise.all(
    [showToday, showTeamToday, showHome, listStepIns, listRecalls].map((list) =>
      queries.invalidateQueries({ queryKey: keyOf(list) }),
    ),
  )
}
