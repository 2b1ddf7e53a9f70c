import { listCustomers, showCustomer, showTimeline } from '../../../modules/customers/contract.ts'
import { keyOf, queries } from '../../queries.ts'

/** Asks anew for a customer, its history and the lists it stands in: after an act whose reply is not the whole customer. */
export const useReadAgain = (id: string) => () => {
  const params = { id }
  queries.invalidateQueries({ queryKey: keyOf(showCustomer, { params }) })
  queries.invalidateQueries({ queryKey: [showTimeline.id, { params }] })
  queries.invalidateQueries({ queryKey: keyOf(listCustomers) })
}
