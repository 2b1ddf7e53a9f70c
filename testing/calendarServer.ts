import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { until } from './app.ts'

export type Kind = 'radicale' | 'xandikos'

export interface CalendarServerProcess {
  readonly kind: Kind
  /** What the person types as the address. */
  readonly url: string
  readonly login: string
  readonly password: string
  /** The calendar that stands there from the start. */
  readonly calendar: string
  /** Puts a file there as the person's own program would. */
  put(name: string, text: string): Promise<void>
  read(name: string): Promise<string | null>
  /** The names of all files there. */
  names(): Promise<string[]>
  remove(name: string): Promise<void>
  stop(): Promise<void>
}

const isThere = (command: string) => spawnSync('which', [command]).status === 0

/** Why a server cannot be started here; null where it can. Where root may, Debian's package is installed. */
export function whyNoServer(kind: Kind): string | null {
  if (isThere(kind)) return null
  const asRoot = process.getuid?.() === 0 && isThere('apt-get')
  if (asRoot) spawnSync('apt-get', ['install', '-y', '--no-install-recommends', kind], { timeout: 120_000 })
  return isThere(kind) ? null : `${kind} is not installed`
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })

const LOGIN = 'lilei'
const PASSWORD = 'only for tests'

/** A real calendar server on a port and in a folder of its own, with one calendar. */
export async function startCalendarServer(kind: Kind): Promise<CalendarServerProcess> {
  const folder = mkdtempSync(join(tmpdir(), `jinke-${kind}-`))
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const child = kind === 'radicale' ? radicale(folder, port) : xandikos(folder, port)
  // Xandikos leaves passwords to the proxy before it.
  const home = kind === 'radicale' ? `${origin}/${LOGIN}/` : `${origin}/${LOGIN}/calendars/`
  const calendar = `${home}${kind === 'radicale' ? 'work' : 'calendar'}/`
  const ask = (url: string, init: RequestInit = {}) =>
    fetch(url, {
      ...init,
      headers: { authorization: `Basic ${Buffer.from(`${LOGIN}:${PASSWORD}`).toString('base64')}`, ...init.headers },
    })
  await until(() =>
    ask(`${origin}/`)
      .then((answer) => answer.status > 0)
      .catch(() => false),
  )
  if (kind === 'radicale')
    await ask(calendar, {
      method: 'MKCALENDAR',
      body: '<?xml version="1.0"?><C:mkcalendar xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><D:set><D:prop><D:displayname>工作</D:displayname></D:prop></D:set></C:mkcalendar>',
    })
  const demand = async (answer: Response) => {
    if (!answer.ok) throw new Error(`${kind}: ${answer.status} ${await answer.text()}`)
  }
  return {
    kind,
    url: kind === 'radicale' ? `${origin}/` : `${origin}/${LOGIN}/`,
    login: LOGIN,
    password: PASSWORD,
    calendar,
    put: async (name, text) =>
      demand(
        await ask(`${calendar}${name}`, { method: 'PUT', body: text, headers: { 'content-type': 'text/calendar' } }),
      ),
    async read(name) {
      const answer = await ask(`${calendar}${name}`)
      return answer.ok ? answer.text() : null
    },
    async names() {
      const answer = await ask(calendar, { method: 'PROPFIND', headers: { depth: '1' } })
      const found = [...(await answer.text()).matchAll(/href>([^<]+\.ics)</g)]
      return [...new Set(found.map(([, href = '']) => decodeURIComponent(href.split('/').at(-1) ?? '')))].toSorted()
    },
    remove: async (name) => demand(await ask(`${calendar}${name}`, { method: 'DELETE' })),
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGKILL')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function radicale(folder: string, port: number): ChildProcess {
  writeFileSync(join(folder, 'users'), `${LOGIN}:${PASSWORD}\n`)
  writeFileSync(
    join(folder, 'config'),
    `[server]\nhosts = 127.0.0.1:${port}\n[auth]\ntype = htpasswd\nhtpasswd_filename = ${folder}/users\nhtpasswd_encryption = plain\ndelay = 0\n[storage]\nfilesystem_folder = ${folder}/collections\n`,
  )
  return spawn('radicale', ['--config', join(folder, 'config')], { stdio: 'ignore' })
}

function xandikos(folder: string, port: number): ChildProcess {
  mkdirSync(join(folder, 'data'))
  const options = ['-d', join(folder, 'data'), '-l', '127.0.0.1', '-p', String(port), '--defaults']
  return spawn('xandikos', [...options, '--current-user-principal', `/${LOGIN}/`, '--autocreate'], { stdio: 'ignore' })
}
