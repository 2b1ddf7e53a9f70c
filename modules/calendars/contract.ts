export * from './caldav/contract.ts'
export * from './feed/contract.ts'
export * from './hours/contract.ts'
