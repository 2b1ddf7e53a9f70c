import { read, write } from '../../../platform/http/route.ts'
import { addProduct, changeProduct, listProducts, workOutPrice } from './actions.ts'
import * as contract from './contract.ts'

export const productRoutes = [
  read(contract.listProducts, (work, { query }) => listProducts(work, query)),
  write(contract.addProduct, (work, { body }) => addProduct(work, body)),
  write(contract.changeProduct, (work, { params, body }) => changeProduct(work, params.id, body)),
  write(contract.workOutPrice, (work, { params, body }) => workOutPrice(work, params.id, body.quantity, body.options)),
]
