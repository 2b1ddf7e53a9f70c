import { hostname } from 'node:os'
import { Logger as QueueLogger, type Runner, run as runGraphile, type TaskList } from 'graphile-worker'
import pg from 'pg'
import { z } from 'zod'
import { JINKE } from '../shared/actor.ts'
import type { Companies, Company } from './companies.ts'
import { type Published, subscriberNamed } from './events.ts'
import type { Logger } from './log.ts'
import { newId, row, run, sql } from './sql.ts'
import type { Work } from './work.ts'

/** What a job works with: its company, and transactions as it needs them. */
export interface JobContext {
  readonly company: Company
  readonly companies: Companies
  readonly traceId: string
  readonly log: Logger
  /** Runs `act` in one transaction, as Jinke itself. */
  writing<T>(act: (work: Work) => Promise<T>): Promise<T>
}

export interface Job<Payload = unknown> {
  readonly name: string
  readonly payload: z.ZodType<Payload>
  /** A crontab of five fields, UTC: then it runs for every company, with `{}`. */
  readonly schedule?: string
  run(context: JobContext, payload: Payload): Promise<void>
}

const jobs = new Map<string, Job>()

export function job<Payload>(definition: Job<Payload>): Job<Payload> {
  jobs.set(definition.name, definition as Job)
  return definition
}

/** Queues a job in the caller's transaction; `key` replaces an equal one that still waits, `queue` runs its jobs one by one. */
export async function enqueue<Payload>(
  work: Work,
  what: Job<Payload>,
  payload: Payload,
  options: { key?: string; queue?: string; at?: Date } = {},
): Promise<void> {
  const message = JSON.stringify({ company: work.company.slug, traceId: work.traceId, payload })
  await run(
    work.tx,
    sql`select enqueue(${what.name}, ${message}::json, ${options.at ?? null}, ${options.key ?? null}, ${options.queue ?? null})`,
  )
}

const jobMessage = z.object({ company: z.string(), traceId: z.string(), payload: z.unknown() })
const subscriberMessage = z.object({
  company: z.string(),
  subscriber: z.string(),
  eventId: z.string(),
  traceId: z.string(),
})

export interface WorkerOptions {
  owner: pg.ClientConfig
  companies: Companies
  log: Logger
  concurrency?: number
}

/** Starts the worker: jobs, subscribers and schedules of all companies. */
export async function startWorker({
  owner,
  companies,
  log,
  concurrency = 2,
}: WorkerOptions): Promise<{ stop(): Promise<void> }> {
  const pool = new pg.Pool({ ...owner, max: concurrency + 3 })
  const lost = (error: Error) => log.warn({ error: error.message }, 'worker lost a connection')
  pool.on('error', lost).on('connect', (client) => client.on('error', lost))
  await freeJobsOfTheDead(pool)
  const presence = await holdPresence(owner)
  const runner: Runner = await runGraphile({
    pgPool: pool,
    concurrency,
    noHandleSignals: true,
    logger: new QueueLogger(() => (level, message) => log[LEVELS[level]](message)),
    crontab: [...jobs.values()]
      .filter((j) => j.schedule)
      .map((j) => `${j.schedule} ${j.name} ?max=1`)
      .join('\n'),
    taskList: taskList(companies, log),
  })
  return {
    async stop() {
      await runner.stop().catch(() => undefined)
      await presence.end()
      await pool.end()
    },
  }
}

/** The queue's own talk, in our log; what it calls news is none to whoever runs Jinke. */
const LEVELS = { error: 'error', warning: 'warn', info: 'debug', debug: 'trace' } as const

function taskList(companies: Companies, log: Logger): TaskList {
  const tasks: TaskList = {
    subscriber: async (message) => {
      const { company: slug, subscriber: name, eventId, traceId } = subscriberMessage.parse(message)
      const company = await companies.find(slug)
      const subscriber = subscriberNamed(name)
      if (!company || !subscriber) return
      await companies.writing(company, JINKE, traceId, async (work) => {
        const event = await row(
          work.tx,
          sql<Published<unknown>>`select id, customer_id, subject_id, data from event where id = ${eventId}`,
        )
        if (event) await subscriber.react(work, { ...event, data: subscriber.kind.data.parse(event.data) })
      })
    },
  }
  for (const job of jobs.values())
    tasks[job.name] = async (message) => {
      const asked = jobMessage.safeParse(message)
      const slugs = asked.success
        ? [asked.data.company]
        : (await companies.list()).filter((c) => c.state === 'ready').map((c) => c.slug)
      for (const slug of slugs) {
        const company = await companies.find(slug)
        if (!company) continue
        const traceId = asked.success ? asked.data.traceId : newId().replaceAll('-', '')
        const payload = job.payload.parse(asked.success ? asked.data.payload : {})
        await job.run(
          contextOf(companies, company, traceId, log.child({ job: job.name, company: slug, traceId })),
          payload,
        )
      }
    }
  return tasks
}

export function contextOf(companies: Companies, company: Company, traceId: string, log: Logger): JobContext {
  return { company, companies, traceId, log, writing: (act) => companies.writing(company, JINKE, traceId, act) }
}

const PRESENCE = 'jinke worker'

/** A worker shows that it lives by an advisory lock on its connection, so that the next one can tell the dead. */
async function holdPresence(owner: pg.ClientConfig): Promise<pg.Client> {
  const client = new pg.Client({ ...owner, application_name: `${PRESENCE} ${hostname()} ${process.pid}` })
  client.on('error', () => undefined)
  await client.connect()
  await client.query('select pg_advisory_lock_shared(hashtextextended($1, 0))', [PRESENCE])
  return client
}

/** Jobs that a killed worker held would wait for hours; when no worker lives, they are free at once. */
async function freeJobsOfTheDead(pool: pg.Pool): Promise<void> {
  const client = await pool.connect()
  try {
    const alone = await client.query<{ alone: boolean }>(
      'select pg_try_advisory_lock(hashtextextended($1, 0)) as alone',
      [PRESENCE],
    )
    if (!alone.rows[0]?.alone) return
    await client.query(`
      select graphile_worker.force_unlock_workers(array_agg(distinct locked_by)) from graphile_worker.jobs where locked_by is not null`)
    await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [PRESENCE])
  } finally {
    client.release()
  }
}
