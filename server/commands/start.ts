import { once } from 'node:events'
import { isSetUp, setUpCompany } from '../../modules/people/index.ts'
import { newId } from '../../platform/sql.ts'
import { StartupProblem } from '../../platform/startupProblem.ts'
import { say } from '../../shared/text.ts'
import { type Opened, openJinke } from '../opening.ts'
import { serveWeb } from '../static.ts'
import { createWeb, routes } from '../web.ts'
import { startWorker } from '../worker.ts'
import { type Command, readArgs, type Surroundings } from './usage.ts'
import { summaries, talk } from './words.ts'

export const start: Command = {
  usage: 'jinke start',
  summary: summaries.start,
  async run(args, surroundings) {
    readArgs(args, this.usage, {}, { least: 0, most: 0 })
    // Heard from the first moment: who stops us while we start must not leave the database running.
    const stopping = stoppingOnSignals()
    const opened = await openJinke(surroundings.config)
    try {
      if (!stopping.aborted) await serve(opened, surroundings, stopping)
      return 0
    } finally {
      await opened.close()
    }
  },
}

/** Aborted by the first signal that asks us to end; a second one ends us at once. */
function stoppingOnSignals(): AbortSignal {
  const asked = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => asked.abort())
  return asked.signal
}

/** So long replies under way are waited for; who takes longer asks again. */
const GRACE_MS = 10_000

/** Serves until it is asked to stop; then lets requests and jobs finish. */
async function serve(opened: Opened, { config, locale, version }: Surroundings, stopping: AbortSignal): Promise<void> {
  const url = `http://${config.host === '0.0.0.0' || config.host === '::' ? 'localhost' : config.host}:${config.port}`
  const other = await opened.postgres.takeServing({ url, pid: process.pid })
  if (other) throw new StartupProblem(talk.alreadyServed, { url: other.url, pid: other.pid }, 'taken')
  await firstRun(opened)
  const app = await createWeb({ ...opened, companies: opened.forRequests() }, { version })
  await serveWeb(app, config.root, { endpoints: routes.map(({ endpoint }) => endpoint), clock: opened.clock })
  try {
    await app.listen({ port: config.port, host: config.host })
  } catch (error) {
    await app.close()
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE')
      throw new StartupProblem(talk.portTaken, { port: config.port, other: config.port + 1 }, 'taken')
    if (code === 'EACCES') throw new StartupProblem(talk.portForbidden, { port: config.port }, 'noPermission')
    throw error
  }
  const worker = await startWorker(opened)
  opened.backups.everyNight()
  process.stdout.write(`${say(talk.ready, locale, { url })}\n`)
  if (!stopping.aborted) await once(stopping, 'abort')
  const late = setTimeout(() => app.server.closeAllConnections(), GRACE_MS)
  await Promise.all([app.close(), worker.stop(), opened.backups.stop()])
  clearTimeout(late)
}

/** Unattended: creates the company and its first admin as the environment says, where there is none yet. */
async function firstRun({ config, companies }: Opened): Promise<void> {
  if (!config.firstAdmin || (await isSetUp(companies))) return
  const { email, password } = config.firstAdmin
  const adminName = email.split('@')[0] ?? email
  await setUpCompany(
    companies,
    { companyName: config.company ?? '我的公司', adminName, email: email.toLowerCase(), password, locale: 'zh' },
    newId().replaceAll('-', ''),
  )
}
