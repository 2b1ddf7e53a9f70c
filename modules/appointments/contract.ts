export * from './contract/appointments.ts'
export * from './contract/keeping.ts'
export * from './contract/preparing.ts'
