import '../modules/appointments/entries.ts'
import '../modules/appointments/messages/reminders.ts'
import '../modules/appointments/subscribers.ts'
import '../modules/calendars/jobs.ts'
import '../modules/deals/jobs.ts'
import '../modules/demo/jobs.ts'
import '../modules/imports/jobs.ts'
import '../modules/mail/jobs.ts'
import '../modules/mail/subscribers.ts'
import '../modules/people/jobs.ts'
import '../modules/quantity/jobs.ts'
import '../modules/portrait/subscribers.ts'
import '../modules/touches/subscribers.ts'
import '../modules/pool/subscribers.ts'
import '../modules/customers/subscribers.ts'
import '../modules/importance/subscribers.ts'
import { startWorker as start } from '../platform/jobs.ts'
import type { Opened } from './opening.ts'

/** The worker of an opened Jinke: all modules' jobs and subscribers. */
export const startWorker = ({ postgres, companies, log }: Opened) =>
  start({ owner: postgres.connection('owner'), companies, log })
