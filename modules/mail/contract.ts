export * from './contract/accounts.ts'
export * from './contract/mails.ts'
