import { listGifts, listGreetings, listReturnVisits, showCareYear, showCustomerCare } from '../contract.ts'

/** What an act of care may change elsewhere. */
export const CARE = [showCustomerCare, showCareYear, listGreetings, listGifts, listReturnVisits] as const
