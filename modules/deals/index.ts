export { recountOrders } from './figures.ts'
export {
  type ImportedDeal,
  type ImportedOrder,
  insertImportedDeals,
  insertImportedOrders,
  insertImportedProducts,
  knownDeals,
  knownOrders,
  type Payment,
  payOrders,
  productNames,
} from './imported.ts'
export { seedOrders } from './seeded.ts'
