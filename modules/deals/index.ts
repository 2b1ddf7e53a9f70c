export { recountOrders } from './figures.ts'
