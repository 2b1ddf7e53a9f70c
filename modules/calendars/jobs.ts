export { syncAccount, syncAll } from './caldav/jobs.ts'
