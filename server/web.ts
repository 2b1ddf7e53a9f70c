import { appointmentFile, appointmentPage } from '../modules/appointments/links/page.ts'
import { appointmentRoutes } from '../modules/appointments/routes.ts'
import { readingNotes } from '../modules/audit/index.ts'
import { auditRoutes } from '../modules/audit/routes.ts'
import { backupRoutes } from '../modules/backups/routes.ts'
import { calendarRoutes } from '../modules/calendars/routes.ts'
import { careRoutes } from '../modules/care/routes.ts'
import { companyRoutes } from '../modules/company/routes.ts'
import { customerRoutes } from '../modules/customers/routes.ts'
import { secretRoutes } from '../modules/customers/secret/routes.ts'
import { dealRoutes } from '../modules/deals/routes.ts'
import { demoRoutes } from '../modules/demo/routes.ts'
import { importanceRoutes } from '../modules/importance/routes.ts'
import { importRoutes } from '../modules/imports/routes.ts'
import { insightRoutes } from '../modules/insight/routes.ts'
import { letterRoutes } from '../modules/letters/routes.ts'
import { mailRoutes } from '../modules/mail/routes.ts'
import { identify } from '../modules/people/index.ts'
import { peopleRoutes } from '../modules/people/routes.ts'
import { poolRoutes } from '../modules/pool/routes.ts'
import { portraitRoutes } from '../modules/portrait/routes.ts'
import { privacyRoutes } from '../modules/privacy/routes.ts'
import { quantityRoutes } from '../modules/quantity/routes.ts'
import { noteReply } from '../modules/secrecy/index.ts'
import { secrecyRoutes } from '../modules/secrecy/routes.ts'
import { bookingPage } from '../modules/services/booking/page.ts'
import { serviceRoutes } from '../modules/services/routes.ts'
import { todayRoutes } from '../modules/today/routes.ts'
import { touchRoutes } from '../modules/touches/routes.ts'
import type { Bounds } from '../platform/http/admission.ts'
import { servePages } from '../platform/http/page.ts'
import { createHttp } from '../platform/http/server.ts'
import type { Work } from '../platform/work.ts'
import type { Endpoint } from '../shared/endpoint.ts'
import type { Opened } from './opening.ts'
import './worker.ts'

export const routes = [
  ...companyRoutes,
  ...peopleRoutes,
  ...secrecyRoutes,
  ...customerRoutes,
  ...secretRoutes,
  ...touchRoutes,
  ...poolRoutes,
  ...dealRoutes,
  ...importanceRoutes,
  ...quantityRoutes,
  ...portraitRoutes,
  ...calendarRoutes,
  ...mailRoutes,
  ...letterRoutes,
  ...appointmentRoutes,
  ...serviceRoutes,
  ...careRoutes,
  ...privacyRoutes,
  ...todayRoutes,
  ...insightRoutes,
  ...importRoutes,
  ...auditRoutes,
  ...backupRoutes,
  ...demoRoutes,
]

/** Public pages, for those who have no account. */
export const pages = [appointmentPage, appointmentFile, bookingPage]

const NOTHING_TOLD = { shown: [], withheld: [] }

/** The web server of an opened Jinke, not yet listening. */
export async function createWeb(
  { companies, clock, log, config }: Pick<Opened, 'companies' | 'clock' | 'log' | 'config'>,
  options: { version: string; checkReplies?: boolean; bounds?: Partial<Bounds> | undefined },
) {
  const reading = readingNotes()
  const beforeReply = async (work: Work, endpoint: Endpoint, reply: string, params: unknown) => {
    if (endpoint.outlines) return NOTHING_TOLD
    await reading.opened(work, endpoint, params)
    const noted = await noteReply(work, endpoint.id, reply, params)
    await reading.told(work, noted.told)
    return noted
  }
  const app = await createHttp({
    companies,
    clock,
    log,
    routes,
    identify,
    beforeReply,
    testClock: config.testClock,
    trustedProxies: config.trustedProxies,
    backups: config.backups.folder,
    ...options,
  })
  await servePages(app, { companies, clock, log, pages })
  return app
}
