import { read, write } from '../../../platform/http/route.ts'
import { changeOrder } from './actions/change.ts'
import { approveOrder, cancelOrder, completeOrder, noteDelivery, notePayment } from './actions/fulfil.ts'
import { listOrders } from './actions/list.ts'
import { placeOrder } from './actions/place.ts'
import * as contract from './contract.ts'
import { showOrder } from './reading.ts'

export const orderRoutes = [
  read(contract.listOrders, (work, { query }) => listOrders(work, query)),
  write(contract.placeOrder, (work, { body }) => placeOrder(work, body)),
  read(contract.showOrder, (work, { params }) => showOrder(work, params.id)),
  write(contract.changeOrder, (work, { params, body }) => changeOrder(work, params.id, body)),
  write(contract.noteDelivery, (work, { params, body }) => noteDelivery(work, params.id, body)),
  write(contract.notePayment, (work, { params, body }) => notePayment(work, params.id, body)),
  write(contract.approveOrder, (work, { params }) => approveOrder(work, params.id)),
  write(contract.completeOrder, (work, { params }) => completeOrder(work, params.id)),
  write(contract.cancelOrder, (work, { params, body }) => cancelOrder(work, params.id, body)),
]
