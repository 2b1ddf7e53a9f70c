import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { showDemo, startDemo } from '../../modules/demo/contract.ts'
import { signIn } from '../../modules/people/contract.ts'
import type { CallOf } from '../../shared/endpoint.ts'
import { PASSWORD } from '../seed/crowd.ts'
import { companyOf, copyFor } from '../stage/companies.ts'
import { openDatabase } from '../stage/database.ts'
import { startServer } from '../stage/server.ts'

/** A Jinke to look at, and as whom. */
export interface Looked {
  url: string
  /** The session's cookie, `name=value`. */
  cookie: string
  close(): Promise<void>
}

/** Of the demo: a manager sees every screen. */
const WHO = 'he@demo.jinke.example'
const LOOK_MS = 500

/** The demo company of a running server, or of one that is started; it is made once a day. */
export async function openDemo(data: string, url: string | null, tell: (line: string) => void): Promise<Looked> {
  const today = new Date().toISOString().slice(0, 10)
  const server = url ? null : await startServer(join(data, `demo-${today}`))
  const at = url ?? (server?.url as string)
  const demo = await untilReady(at, tell)
  return {
    url: at,
    cookie: await cookieOf(at, { login: WHO, password: demo.password, company: 'demo' }),
    close: async () => server?.stop(),
  }
}

async function untilReady(url: string, tell: (line: string) => void): Promise<{ state: string; password: string }> {
  const address = `${url}/api/v1${showDemo.path}`
  const read = async () => (await fetch(address)).json() as Promise<{ state: string; password: string }>
  let demo = await read()
  if (demo.state === 'none') {
    tell('making the demo company of today …')
    await fetch(`${url}/api/v1${startDemo.path}`, { method: startDemo.method, headers: { 'x-jinke': 'bench' } })
  }
  while (demo.state !== 'ready') {
    await delay(LOOK_MS)
    demo = await read()
  }
  return demo
}

/** A company of so many customers as the benchmark builds it, on a copy; signed in as a director, who sees all. */
export async function openLong(data: string, customers: number, tell: (line: string) => void): Promise<Looked> {
  const built = await companyOf(data, customers, 1, { rebuild: false, tell })
  const copy = copyFor(data, built)
  const server = await startServer(copy.folder)
  const database = await openDatabase(copy.folder)
  const [director] = await database.ask<{ email: string }>(
    `select email from person where role = 'director' order by id limit 1`,
  )
  await database.close()
  return {
    url: server.url,
    cookie: await cookieOf(server.url, { login: director?.email ?? '', password: PASSWORD, company: 'main' }),
    async close() {
      await server.stop()
      await copy.remove()
    },
  }
}

/** Answers the session's cookie. */
async function cookieOf(url: string, body: CallOf<typeof signIn>['body']): Promise<string> {
  const answer = await fetch(`${url}/api/v1${signIn.path}`, {
    method: signIn.method,
    headers: { 'content-type': 'application/json', 'x-jinke': 'bench' },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${body.login} cannot sign in: ${answer.status} ${await answer.text()}`)
  return (answer.headers.getSetCookie()[0] ?? '').split(';')[0] ?? ''
}
