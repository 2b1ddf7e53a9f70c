import type { ReplyOf } from '../../../shared/endpoint.ts'
import type { listGifts, listGreetings, listReturnVisits, showCustomerCare } from '../contract.ts'

export type Greeting = ReplyOf<typeof listGreetings>['items'][number]
export type Gift = ReplyOf<typeof listGifts>['items'][number]
export type ReturnVisit = ReplyOf<typeof listReturnVisits>['items'][number]
/** A customer's year of care. */
export type CustomerCare = ReplyOf<typeof showCustomerCare>
export type Entry = CustomerCare['entries'][number]
export type Occasion = CustomerCare['occasions'][number]
export type CarePlan = CustomerCare['plans'][number]
export type ContactCare = CustomerCare['contacts'][number]
/** Of a customer, whom to choose from. */
export interface Person {
  id: string
  name: string
}
