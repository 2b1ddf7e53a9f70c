export { recountOrders } from './figures.ts'
export { type ImportedOrder, insertImportedOrders, knownOrders, type Payment, payOrders } from './imported.ts'
