export * from './feed/contract.ts'
export * from './hours/contract.ts'
