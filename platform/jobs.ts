import { EventEmitter, once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import {
  type Job as QueuedJob,
  Logger as QueueLogger,
  type Runner,
  run as runGraphile,
  type TaskList,
  type WorkerEvents,
} from 'graphile-worker'
import { z } from 'zod'
import { type Actor, JINKE } from '../shared/actor.ts'
import { openPool, type Reach } from './client.ts'
import type { Companies, Company } from './companies.ts'
import { subscriberNamed } from './events.ts'
import type { Logger } from './log.ts'
import { holdJob, type Run, showPresence } from './presence.ts'
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
  /** Aborts when the worker stops: what can go on later leaves off then. */
  readonly stopping: AbortSignal
  /**
   * Runs `act` in one transaction, as Jinke itself or as `by`. Throws JobLost, and keeps nothing, where the job was given to another
   * worker meanwhile.
   */
  writing<T>(act: (work: Work) => Promise<T>, by?: Actor): Promise<T>
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
  /** Whether jobs that have a schedule are begun by it; else only what waits is done. Yes where left out. */
  scheduled?: boolean
  /** How long jobs under way are waited for when the worker stops, or has lost the database. */
  graceMs?: number
  /** How often it is looked whose jobs are held by nobody who lives. */
  lookMs?: number
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

async function begin({
  owner,
  companies,
  log,
  concurrency = 2,
  scheduled = true,
  lookMs,
}: WorkerOptions): Promise<Crew> {
  const lost = (error: Error) => log.warn({ error: error.message }, 'worker lost a connection')
  const pool = openPool({ ...owner, max: concurrency + 3 }, lost)
  const presence = await showPresence(owner, pool, lookMs).catch(async (error) => {
    await pool.end()
    throw error
  })
  const events = followingOn()
  events.on('pool:create', ({ workerPool }) => presence.holdAs(workerPool.id))
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
      .filter((j) => scheduled && j.schedule)
      .map((j) => `${j.schedule} ${j.name} ?max=1`)
      .join('\n'),
    taskList: taskList(companies, log),
  })
  return {
    // The queue stops by itself where it could not even note that a job failed.
    lost: Promise.race([presence.lost, runner.promise.catch(() => undefined)]),
    async stop() {
      await presence.end(runner.stop().catch(() => undefined))
      await pool.end()
    },
  }
}

/** The queue's own talk, in our log; what it calls news is none to whoever runs Jinke. */
const LEVELS = { error: 'error', warning: 'warn', info: 'debug', debug: 'trace' } as const

function taskList(companies: Companies, log: Logger): TaskList {
  const tasks: TaskList = {
    [REACTION]: async (message, { job: queued, abortSignal }) => {
      const { company: slug, subscriber: name, eventId, traceId } = reactionMessage.parse(message)
      const company = await companies.find(slug)
      const subscriber = subscriberNamed(name)
      if (!company || !subscriber) return
      await contextOf(companies, company, traceId, log, runOf(queued), abortSignal).writing((work) =>
        reactTo(work, subscriber, [eventId]),
      )
    },
  }
  for (const job of jobs.values())
    tasks[job.name] = async (message, { job: queued, abortSignal }) => {
      const asked = jobMessage.safeParse(message)
      const slugs = asked.success
        ? [asked.data.company]
        : (await companies.list()).filter((c) => c.state === 'ready').map((c) => c.slug)
      for (const slug of slugs) {
        const company = await companies.find(slug)
        if (!company) continue
        const traceId = asked.success ? asked.data.traceId : newId().replaceAll('-', '')
        const payload = job.payload.parse(asked.success ? asked.data.payload : {})
        const told = log.child({ job: job.name, company: slug, traceId })
        await job.run(contextOf(companies, company, traceId, told, runOf(queued), abortSignal), payload)
      }
    }
  return tasks
}

const runOf = ({ id, locked_by, locked_at, attempts }: QueuedJob): Run => ({
  jobId: id,
  worker: locked_by,
  since: locked_at,
  attempt: attempts,
})

/** `run`: null where nobody queued what is done. */
export const contextOf = (
  companies: Companies,
  company: Company,
  traceId: string,
  log: Logger,
  run: Run | null,
  stopping = new AbortController().signal,
): JobContext => ({
  company,
  companies,
  traceId,
  log,
  attempt: run?.attempt ?? 1,
  stopping,
  writing: (act, by = JINKE) =>
    companies.writing(company, by, traceId, async (work) => {
      const done = await act(work)
      // Last, so that `act` may begin with how its transaction is to see the others.
      if (run) await holdJob(work.tx, run)
      return done
    }),
})
