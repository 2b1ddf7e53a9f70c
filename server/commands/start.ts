import { once } from 'node:events'
import { isSetUp, setUpCompany } from '../../modules/people/index.ts'
import { whyNotListen } from '../../platform/port.ts'
import { newId } from '../../platform/sql.ts'
import { StartupProblem } from '../../platform/startupProblem.ts'
import { say } from '../../shared/text.ts'
import { type Opened, openJinke } from '../opening.ts'
import { beginProcesses, isOneOfSeveral } from '../processes.ts'
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
      if (!stopping.aborted) await (isOneOfSeveral ? serveBeside : serve)(opened, surroundings, stopping)
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
async function serve(opened: Opened, surroundings: Surroundings, stopping: AbortSignal): Promise<void> {
  const { config, locale } = surroundings
  const url = `http://${config.host === '0.0.0.0' || config.host === '::' ? 'localhost' : config.host}:${config.port}`
  const other = await opened.postgres.takeServing({ url, pid: process.pid })
  if (other) throw new StartupProblem(talk.alreadyServed, { url: other.url, pid: other.pid }, 'taken')
  await firstRun(opened)
  const answering = config.processes === 1 ? await answer(opened, surroundings) : await answerBySeveral(opened)
  const worker = await startWorker(opened)
  opened.backups.everyNight()
  process.stdout.write(`${say(talk.ready, locale, { url })}\n`)
  if (!stopping.aborted) await once(stopping, 'abort')
  await Promise.all([answering.stop(), worker.stop(), opened.backups.stop()])
}

/** One of several that answer requests, until it is asked to stop. */
async function serveBeside(opened: Opened, surroundings: Surroundings, stopping: AbortSignal): Promise<void> {
  const answering = await answer(opened, surroundings)
  if (!stopping.aborted) await once(stopping, 'abort')
  await answering.stop()
}

/** Takes requests; told to stop, it takes no more and resolves once those under way are answered. */
async function answer(opened: Opened, { config, version }: Surroundings): Promise<{ stop(): Promise<void> }> {
  const app = await createWeb({ ...opened, companies: opened.forRequests() }, { version })
  await serveWeb(app, config.root, { endpoints: routes.map(({ endpoint }) => endpoint), clock: opened.clock })
  try {
    await app.listen({ port: config.port, host: config.host })
  } catch (error) {
    await app.close()
    throw portProblem((error as NodeJS.ErrnoException).code, config.port) ?? error
  }
  return {
    async stop() {
      const late = setTimeout(() => app.server.closeAllConnections(), GRACE_MS)
      await app.close()
      clearTimeout(late)
    },
  }
}

async function answerBySeveral({ config, log }: Opened): Promise<{ stop(): Promise<void> }> {
  const { port, host, processes, root } = config
  // Looked for once, here: otherwise each of them would say that the port is taken, and be followed by another.
  const why = await whyNotListen(port, host)
  if (why) throw portProblem(why, port) ?? new Error(`${host}:${port}: ${why}`)
  return beginProcesses(processes, root, log)
}

function portProblem(code: string | undefined, port: number): StartupProblem | null {
  if (code === 'EADDRINUSE') return new StartupProblem(talk.portTaken, { port, other: port + 1 }, 'taken')
  if (code === 'EACCES') return new StartupProblem(talk.portForbidden, { port }, 'noPermission')
  return null
}

/** Unattended: creates the company and its first admin as the environment says, where there is none yet. */
async function firstRun({ config, companies }: Opened): Promise<void> {
  if (!config.firstAdmin || (await isSetUp(companies))) return
  const { email, password } = config.firstAdmin
  const adminName = email.split('@')[0] ?? email
  const first = { companyName: config.company ?? '我的公司', adminName, email: email.toLowerCase(), password }
  await setUpCompany(companies, { ...first, locale: 'zh' }, newId().replaceAll('-', '')).catch(async (error) => {
    // Another server, begun at the same moment, was faster.
    if (!(await isSetUp(companies))) throw error
  })
}
