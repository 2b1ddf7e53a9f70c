import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import type pg from 'pg'
import { inject } from 'vitest'
import { addPerson, createKey, identify, setUpCompany } from '../modules/people/index.ts'
import { openSession } from '../modules/people/sessions.ts'
import { openPool, withClient } from '../platform/client.ts'
import { type TestClock, testClock } from '../platform/clock.ts'
import { Companies, type Company } from '../platform/companies.ts'
import type { Bounds } from '../platform/http/admission.ts'
import { credentialOf, sessionValue } from '../platform/http/credential.ts'
import type { Route } from '../platform/http/route.ts'
import { contextOf, type Job } from '../platform/jobs.ts'
import { createLog, type Logger } from '../platform/log.ts'
import { keyOf } from '../platform/secrets.ts'
import { inTransaction, plannedOnce } from '../platform/sql.ts'
import type { Work } from '../platform/work.ts'
import { keepBackups } from '../server/backups.ts'
import { serveWeb } from '../server/static.ts'
import { createWeb, routes } from '../server/web.ts'
import { startWorker } from '../server/worker.ts'
import { JINKE } from '../shared/actor.ts'
import type { CallOf, Endpoint, ReplyOf, Role } from '../shared/endpoint.ts'
import { inDatabase } from './database.ts'

/** A refused request, as a test sees it. */
export class Answer extends Error {
  readonly status: number
  readonly body: Record<string, unknown> & { reason?: string }
  constructor(status: number, body: Record<string, unknown>) {
    super(`${status} ${JSON.stringify(body)}`)
    this.status = status
    this.body = body
  }
}

export interface Caller {
  readonly id: string
  readonly key: string
  /** Calls an endpoint as this person; a refusal is thrown as an Answer. */
  call<E extends Endpoint>(endpoint: E, input?: CallOf<E>, headers?: Record<string, string>): Promise<ReplyOf<E>>
  /** The refusal that a call meets; fails where it is not refused. */
  refusal<E extends Endpoint>(endpoint: E, input?: CallOf<E>, headers?: Record<string, string>): Promise<Answer>
}

export interface TestApp {
  readonly url: string
  readonly companies: Companies
  readonly company: Company
  readonly clock: TestClock
  /** How the database's owner, and who serves, reach the company. */
  readonly owner: pg.ClientConfig
  readonly server: pg.ClientConfig
  readonly admin: Caller
  /** Adds a person and calls as that person. */
  person(role: Role, options?: { name?: string; team?: string; joinedOn?: string }): Promise<Caller>
  caller(id: string, key: string): Caller
  /** The same person in a browser, signed in just now: for what no key may do. */
  inBrowser(who: Caller): Promise<Caller>
  /** A key for scripts, as a person makes one in a browser. */
  keyFor(
    personId: string,
    options?: { readOnly?: boolean; expiresAt?: Date | null },
  ): Promise<{ id: string; key: string }>
  /** Runs SQL as the owner in the company's schema: to look, and to prove what is impossible. */
  query<T extends pg.QueryResultRow>(statement: string, values?: unknown[]): Promise<T[]>
  /**
   * Acts as a person in one transaction, straight to what the endpoints do and not by HTTP: for planting much. Whom `act` is given
   * calls as the person does.
   */
  acting<T>(who: Caller, act: (by: Caller) => Promise<T>): Promise<T>
  /** Acts as Jinke itself, in a transaction: for facts that no endpoint brings yet. */
  writing<T>(act: (work: Work) => Promise<T>): Promise<T>
  /** Runs all queued jobs until none waits. */
  runJobs(): Promise<void>
  /** Runs one job now, as its schedule would. */
  runJob(job: Job): Promise<void>
  /** A request as it stands, below /api/v1. */
  fetch(path: string, init?: RequestInit): Promise<Response>
  close(): Promise<void>
}

/** Stands for the day that tests call today: 2026-06-01, ten in the morning in Shanghai. */
export const NOW = '2026-06-01T02:00:00Z'
export const TODAY = '2026-06-01'

export const TEST_KEY = keyOf(Buffer.alloc(32, 7).toString('base64'))

export interface AppOptions {
  screens?: boolean | undefined
  /** How much the server takes on at a time, and how long a statement may run, where that is what is tested. */
  bounds?: Partial<Bounds> | undefined
  statementMs?: number | undefined
  /** A folder in which it keeps backups. */
  backups?: string | undefined
  /** Nothing at all in it, so that a backup can be restored into it. */
  empty?: boolean | undefined
  /** Connections for requests. Each reads and plans for itself what it is asked: with many at once fewer take less time. */
  connections?: number | undefined
}

/** A whole Jinke on a database of its own, its clock stopped at NOW, in which no company has been created. */
export async function openBlank(
  log = createLog(process.env.JINKE_TEST_LOG ?? 'silent'),
  { screens = false, empty = false, connections = 10, bounds, statementMs, backups }: AppOptions = {},
) {
  const { owner, app, template } = inject('database')
  const database = `jinke_${randomUUID().replaceAll('-', '')}`
  await statement(owner, `create database ${database} template ${empty ? 'template0' : template} strategy file_copy`)
  const connection = (role: 'owner' | 'app') => inDatabase(role === 'owner' ? owner : app, database)
  const clock = testClock()
  clock.set(NOW)
  const config = {
    root: resolve('.'),
    data: backups,
    testClock: true,
    secretKey: null,
    backups: {
      folder: backups ?? resolve('no backups'),
      at: 150,
      keep: { days: 7, weeks: 4, months: 12 },
      recipients: [],
    },
  } as never
  const postgres = { connection } as never
  const keeper = backups === undefined ? undefined : keepBackups({ config, postgres, log })
  const companies = new Companies({
    connection,
    migrations: resolve('db'),
    clock,
    poolSize: connections,
    keyring: TEST_KEY,
    ...(statementMs && { statementMs }),
    ...(keeper && { backups: keeper }),
  })
  const opened = {
    companies,
    clock,
    log,
    config,
    postgres,
    close: async () => undefined,
  }
  const web = await createWeb(opened, { version: 'test', checkReplies: true, bounds })
  if (screens)
    await serveWeb(web, resolve('.'), {
      endpoints: routes.map(({ endpoint }) => endpoint),
      clock: opened.clock,
      patience: 30_000,
    })
  await web.listen({ port: 0, host: '127.0.0.1' })
  return {
    ...opened,
    owner: connection('owner'),
    server: connection('app'),
    url: `http://127.0.0.1:${(web.server.address() as AddressInfo).port}`,
    async close() {
      await web.close()
      await keeper?.stop()
      await companies.close()
      await statement(owner, `drop database if exists ${database} with (force)`)
    },
  }
}

/** Who may sign in from the start. */
export const ADMIN = { email: 'admin@example.com', password: 'only for tests' }

/** The same, with a company and its admin; with `screens` it serves the web app as it was last built. */
export async function openApp({ log, ...options }: { log?: Logger } & AppOptions = {}): Promise<TestApp> {
  const opened = await openBlank(log, options)
  const { companies, clock, url, owner } = opened
  const { company, adminId } = await setUpCompany(
    companies,
    { companyName: '锦程印刷', adminName: '管理员', locale: 'zh', ...ADMIN },
    'test',
  )
  const keyFor: TestApp['keyFor'] = (personId, { readOnly = false, expiresAt = null } = {}) =>
    companies.writing(company, JINKE, 'test', (work) =>
      createKey(work, personId, { name: 'test', readOnly, expiresAt }),
    )
  const caller = (id: string, key: string, shown: Record<string, string> = {}): Caller => ({
    id,
    key,
    call: (endpoint, input, headers) => send(url, key, endpoint, input as never, { ...shown, ...headers }),
    refusal: (endpoint, input, headers) =>
      send(url, key, endpoint, input as never, { ...shown, ...headers }).then(
        (reply) => Promise.reject(new Error(`not refused: ${JSON.stringify(reply)}`)),
        (error) => (error instanceof Answer ? error : Promise.reject(error)),
      ),
  })
  let added = 0
  const inSchema = (connection: pg.ClientConfig) => ({
    ...connection,
    options: `${connection.options ?? ''} -c search_path=${company.schema},public`.trim(),
  })
  const looker = openPool({ ...inSchema(owner), max: 1 })
  return {
    url,
    companies,
    company,
    clock,
    owner: inSchema(owner),
    server: inSchema(opened.server),
    admin: caller(adminId, (await keyFor(adminId)).key),
    caller,
    keyFor,
    async inBrowser({ id }) {
      const from = { ip: '127.0.0.1', agent: 'test', former: null }
      const by = { ...JINKE, id }
      const secret = await companies.writing(company, by, 'test', (work) => openSession(work, id, from))
      return caller(id, '', { cookie: `jinke_session=${sessionValue(company.slug, secret)}`, 'x-jinke': '1' })
    },
    async person(role, { name, team, joinedOn } = {}) {
      added += 1
      const email = `${role}${added}@example.com`
      const person = await companies.writing(company, JINKE, 'test', (work) =>
        addPerson(work, { name: name ?? `${role} ${added}`, email, role, teamId: team, joinedOn, locale: 'zh' }),
      )
      return caller(person.id, (await keyFor(person.id)).key)
    },
    query: async (text, values) => (await looker.query(text, values)).rows,
    writing: (act) => companies.writing(company, JINKE, 'test', act),
    async acting(who, act) {
      const credential = credentialOf({ headers: { authorization: `Bearer ${who.key}` } } as never)
      const signedIn = credential && (await identify(company, credential, clock.now()))
      if (!signedIn) throw new Error('nobody has this key')
      return inTransaction(company.db, async (tx) => {
        await plannedOnce(tx)
        const work = {
          ...companies.work(company, tx, signedIn.actor, signedIn.settings, 'test'),
          locale: 'en' as const,
        }
        return act({ ...who, call: (endpoint, input) => handledBy(work, url, endpoint, input as never) })
      })
    },
    runJob: (job) => job.run(contextOf(companies, company, 'test', opened.log, null), {}),
    fetch: (path, init) => fetch(`${url}/api/v1${path}`, init),
    async runJobs() {
      const isAnyLeft = async () => {
        const { rows } = await looker.query<{ isAny: boolean }>(
          `select exists (select from graphile_worker.jobs where run_at <= now() and attempts < max_attempts)
            or exists (select from reaction) as "isAny"`,
        )
        return rows[0]?.isAny === true
      }
      if (!(await isAnyLeft())) return
      // Without schedules: no test depends on the hour of the day.
      const worker = await startWorker(opened, { scheduled: false })
      try {
        await until(async () => !(await isAnyLeft()))
      } finally {
        await worker.stop()
      }
    },
    async close() {
      await looker.end()
      await opened.close()
    },
  }
}

/** What an endpoint answers within a transaction. */
async function handledBy<E extends Endpoint>(
  work: Work,
  url: string,
  endpoint: E,
  input: Partial<Record<'params' | 'query' | 'body', unknown>> = {},
): Promise<ReplyOf<E>> {
  const route = routes.find((r) => r.endpoint === endpoint) as Route
  const parsed = (part: 'params' | 'query' | 'body') => endpoint[part]?.parse(input[part] ?? {})
  const exchange = { request: { headers: { origin: url } } }
  const handle = route.handle as (work: Work, input: unknown, exchange: unknown) => Promise<ReplyOf<E>>
  return handle(work, { params: parsed('params'), query: parsed('query'), body: parsed('body') }, exchange)
}

async function send<E extends Endpoint>(
  url: string,
  key: string,
  endpoint: E,
  input: { params?: Record<string, string>; query?: Record<string, unknown>; body?: unknown } = {},
  headers: Record<string, string> = {},
): Promise<ReplyOf<E>> {
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(input.params?.[name])),
  )
  const query = new URLSearchParams(Object.entries(input.query ?? {}).map(([name, value]) => [name, String(value)]))
  const response = await fetch(`${url}/api/v1${path}${query.size > 0 ? `?${query}` : ''}`, {
    method: endpoint.method,
    headers: {
      ...(key ? { authorization: `Bearer ${key}` } : {}),
      ...(input.body === undefined ? {} : { 'content-type': 'application/json' }),
      'accept-language': 'en',
      // What is packed is unpacked again, which takes longer than the way here.
      'accept-encoding': 'identity',
      ...headers,
    },
    ...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
  })
  const text = await response.text()
  const body = text === '' ? undefined : JSON.parse(text)
  if (!response.ok) throw new Answer(response.status, body)
  return body as ReplyOf<E>
}

/** How long between two looks: who looks without a pause takes the time of what is looked for. */
const LOOK_MS = 5

/** Waits for a condition, looking again and again; the test's own time limit ends it. */
export async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
}

async function statement(connection: pg.ClientConfig, text: string): Promise<void> {
  await withClient(connection, (client) => client.query(text))
}
