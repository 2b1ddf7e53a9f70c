import { listCustomers, showCustomer } from '../../customers/contract.ts'
import { listDueReviews, listStuck, showCompleteness, showDistance, showPortrait, showShare } from '../contract.ts'

/** What a piece of knowledge, or an event, may show anew. */
export const PORTRAIT_CHANGES = [
  showPortrait,
  showDistance,
  showShare,
  showCustomer,
  listCustomers,
  showCompleteness,
  listStuck,
  listDueReviews,
] as const
