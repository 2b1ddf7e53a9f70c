import { EventEmitter, once } from 'node:events'
import { hostname } from 'node:os'
import { setTimeout as delay } from 'node:timers/promises'
import {
  Logger as QueueLogger,
  type Runner,
  run as runGraphile,
  type TaskList,
  type WorkerEvents,
} from 'graphile-worker'
import type pg from 'pg'
import { z } from 'zod'
import { JINKE } from '../shared/actor.ts'
import { openClient, openPool, type Reach } from './client.ts'
import type { Companies, Company } from './companies.ts'
import { subscriberNamed } from './events.ts'
import type { Logger } from './log.ts'
import { REACTION, reactTo } from './reactions.ts'
import { newId, run, sql } from './sql.ts'
import { within } from './within.ts'
import type { Work } from './work.ts'

/** What a job works with: its company, and transactions as it needs them. */
export interface JobContext {
  readonly company: Company
  readonly companies: Companies
  readonly traceId: string
  readonly log: Logger
  /** Which try it is, from 1: what fails is tried again, later and later. */
  readonly attempt: number
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
const reactionMessage = z.object({
  company: z.string(),
  subscriber: z.string(),
  eventId: z.string(),
  traceId: z.string(),
})

export interface WorkerOptions {
  owner: Reach
  companies: Companies
  log: Logger
  concurrency?: number
  /** How long jobs under way are waited for when the worker stops, or has lost the database. */
  graceMs?: number
}

/**
 * Starts the worker: jobs, subscribers and schedules of all companies. Where the database goes away and comes back,
 * what was under way is free again and done anew.
 */
export async function startWorker(options: WorkerOptions): Promise<{ stop(): Promise<void> }> {
  const stopping = new AbortController()
  const working = keepWorking(await begin(options), options, stopping.signal)
  return {
    async stop() {
      stopping.abort()
      await working
    },
  }
}

interface Crew {
  /** Resolves when the database no longer knows of it. */
  lost: Promise<unknown>
  stop(): Promise<void>
}

/**
 * That a job is done is noted a moment after the next is looked for, so the next of its queue would be found by polling only:
 * as soon as it can be taken, somebody is told to look.
 */
function followingOn(): WorkerEvents {
  const events: WorkerEvents = new EventEmitter()
  let isWorking = true
  for (const ending of ['pool:gracefulShutdown', 'pool:forcefulShutdown', 'pool:release'] as const)
    events.on(ending, () => {
      isWorking = false
    })
  events.on('pool:create', ({ workerPool }) => {
    const look = () => isWorking && workerPool.nudge(1)
    events.on('job:complete', ({ job }) => {
      if (job.job_queue_id !== null) setTimeout(look, NOTED_MS).unref()
    })
  })
  return events
}

const RETRY_MS = 500
const POLL_MS = 200
/** What became of a job is noted by then. */
const NOTED_MS = 10
const GRACE_MS = 10_000

async function keepWorking(first: Crew, options: WorkerOptions, stopping: AbortSignal): Promise<void> {
  const asked = once(stopping, 'abort')
  for (let crew: Crew | null = first; crew; ) {
    await Promise.race([crew.lost, asked])
    // What hangs on a database that is gone would keep all other jobs waiting, and the process alive.
    await within(options.graceMs ?? GRACE_MS, crew.stop())
    crew = null
    while (!crew && !stopping.aborted) {
      crew = await begin(options).catch(() => null)
      if (!crew) await Promise.race([delay(RETRY_MS), asked])
    }
  }
}

async function begin({ owner, companies, log, concurrency = 2 }: WorkerOptions): Promise<Crew> {
  const lost = (error: Error) => log.warn({ error: error.message }, 'worker lost a connection')
  const pool = openPool({ ...owner, max: concurrency + 3 }, lost)
  const presence = await freeJobsOfTheDead(pool)
    .then(() => holdPresence(owner))
    .catch(async (error) => {
      await pool.end()
      throw error
    })
  const events = followingOn()
  events.on('worker:create', ({ worker }) => {
    presence
      .query('select pg_advisory_lock_shared(hashtextextended($1, 0))', [lockOf(worker.workerId)])
      .catch(() => undefined)
  })
  const freeing = setInterval(freeJobsOfMissing(pool), LOOK_MS).unref()
  const runner: Runner = await runGraphile({
    pgPool: pool,
    concurrency,
    noHandleSignals: true,
    // Without a delay of its own, what became of a job is noted once and nobody hears when that failed: the process
    // ends. With one (of 0 ms) it is tried again until the database is back.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    pollInterval: POLL_MS,
    events,
    logger: new QueueLogger(() => (level, message) => log[LEVELS[level]](message)),
    crontab: [...jobs.values()]
      .filter((j) => j.schedule)
      .map((j) => `${j.schedule} ${j.name} ?max=1`)
      .join('\n'),
    taskList: taskList(companies, log),
  })
  return {
    // The queue stops by itself where it could not even note that a job failed.
    lost: Promise.race([new Promise((gone) => presence.once('end', gone)), runner.promise.catch(() => undefined)]),
    async stop() {
      clearInterval(freeing)
      await runner.stop().catch(() => undefined)
      await presence.end().catch(() => undefined)
      await pool.end()
    },
  }
}

/** The queue's own talk, in our log; what it calls news is none to whoever runs Jinke. */
const LEVELS = { error: 'error', warning: 'warn', info: 'debug', debug: 'trace' } as const

function taskList(companies: Companies, log: Logger): TaskList {
  const tasks: TaskList = {
    [REACTION]: async (message) => {
      const { company: slug, subscriber: name, eventId, traceId } = reactionMessage.parse(message)
      const company = await companies.find(slug)
      const subscriber = subscriberNamed(name)
      if (!company || !subscriber) return
      await companies.writing(company, JINKE, traceId, (work) => reactTo(work, subscriber, [eventId]))
    },
  }
  for (const job of jobs.values())
    tasks[job.name] = async (message, { job: { attempts } }) => {
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
          contextOf(companies, company, traceId, log.child({ job: job.name, company: slug, traceId }), attempts),
          payload,
        )
      }
    }
  return tasks
}

export function contextOf(
  companies: Companies,
  company: Company,
  traceId: string,
  log: Logger,
  attempt: number,
): JobContext {
  return {
    company,
    companies,
    traceId,
    log,
    attempt,
    writing: (act) => companies.writing(company, JINKE, traceId, act),
  }
}

const PRESENCE = 'jinke worker'

/** Twice unseen is dead. */
const LOOK_MS = 5_000
const lockOf = (workerId: string): string => `${PRESENCE} ${workerId}`

/**
 * Looks whose jobs are held by a worker that another machine's kill took: each that lives holds a lock of its name. Its
 * jobs are free once it was missed twice, for one that lost only its line stops by itself in the meantime.
 */
function freeJobsOfMissing(pool: pg.Pool): () => void {
  let missed: string[] = []
  const look = async () => {
    const { rows } = await pool.query<{ name: string }>(
      `select name from (select distinct locked_by as name from graphile_worker._private_jobs where locked_by is not null) held
       where pg_try_advisory_xact_lock(hashtextextended($1 || name, 0))`,
      [lockOf('')],
    )
    const missing = rows.map((one) => one.name)
    const dead = missing.filter((name) => missed.includes(name))
    missed = missing
    if (dead.length > 0) await pool.query('select graphile_worker.force_unlock_workers($1)', [dead])
  }
  return () => void look().catch(() => undefined)
}

/** A worker shows that it lives by an advisory lock on its connection, so that the next one can tell the dead. */
async function holdPresence(owner: Reach): Promise<pg.Client> {
  const client = await openClient({ ...owner, application_name: `${PRESENCE} ${hostname()} ${process.pid}` })
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
