import { keyOf, queries } from '../../../web/queries.ts'
import { showCustomer, showTimeline } from '../../customers/contract.ts'
import {
  listNeeds,
  listOrders,
  listQuotes,
  showBoard,
  showDiagnosis,
  showNeed,
  showOrder,
  showQuote,
} from '../contract.ts'

/** What an act on a deal may change elsewhere: a quote moves its need, an order wins it, the customer's funnel follows. */
export const DEALS = [
  showBoard,
  listNeeds,
  showNeed,
  showDiagnosis,
  listQuotes,
  showQuote,
  listOrders,
  showOrder,
  showCustomer,
  showTimeline,
] as const

export const readDealsAgain = (): void => {
  for (const endpoint of DEALS) queries.invalidateQueries({ queryKey: keyOf(endpoint) })
}
