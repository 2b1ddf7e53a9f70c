export * from './contract/assets.ts'
export * from './contract/receptions.ts'
export * from './contract/services.ts'
