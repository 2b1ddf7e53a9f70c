import '../modules/appointments/entries.ts'
import '../modules/appointments/messages/reminders.ts'
import '../modules/appointments/subscribers.ts'
import '../modules/audit/jobs.ts'
import '../modules/calendars/jobs.ts'
import '../modules/care/entries.ts'
import '../modules/care/greetings/jobs.ts'
import '../modules/care/subscribers.ts'
import '../modules/care/visits/jobs.ts'
import '../modules/deals/jobs.ts'
import '../modules/demo/jobs.ts'
import '../modules/imports/jobs.ts'
import '../modules/insight/kept.ts'
import '../modules/mail/jobs.ts'
import '../modules/mail/subscribers.ts'
import '../modules/people/jobs.ts'
import '../modules/quantity/jobs.ts'
import '../modules/portrait/subscribers.ts'
import '../modules/services/slots/keeper.ts'
import '../modules/touches/subscribers.ts'
import '../modules/pool/subscribers.ts'
import '../modules/customers/subscribers.ts'
import '../modules/importance/subscribers.ts'
import { startWorker as startJobs } from '../platform/jobs.ts'
import { startReacting } from '../platform/reactions.ts'
import type { Opened } from './opening.ts'

/** The worker of an opened Jinke: all modules' jobs and subscribers, and their schedules where it is `scheduled`. */
export async function startWorker(
  { postgres, companies, log }: Pick<Opened, 'postgres' | 'companies' | 'log'>,
  { scheduled = true } = {},
): Promise<{ stop(): Promise<void> }> {
  const jobs = await startJobs({ owner: postgres.connection('owner'), companies, log, scheduled })
  const reacting = startReacting({ companies, log })
  return {
    async stop() {
      await Promise.all([jobs.stop(), reacting.stop()])
    },
  }
}
