export * from './needs/contract.ts'
export * from './orders/contract.ts'
export * from './products/contract.ts'
export * from './quotes/contract.ts'
