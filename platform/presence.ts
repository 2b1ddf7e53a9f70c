import { hostname } from 'node:os'
import type pg from 'pg'
import { openClient, type Reach } from './client.ts'
import { row, sql, type Tx } from './sql.ts'

// Who works, and whose the jobs are. A worker shows that it lives by an advisory lock of its name on a line of its own, which ends
// with it, whatever ended it. What a run writes is kept only while its job is still its worker's, so that one that was taken for dead, and lives,
// does nothing that another does as well.

const PRESENCE = 'jinke worker'

/** So often each looks who is missing. */
const LOOK_MS = 5_000
/** A line on which nobody is heard for so long is cut, by either side. */
const SILENCE_S = 5
/** What the database does not answer by then is given up. */
const ANSWER_MS = 10_000

/** Asked by who holds a lock for as long as it lives: of a machine that went dark the database would else think for two hours that it does. */
export const HEARD_EARLY = `set tcp_keepalives_idle = ${SILENCE_S}; set tcp_keepalives_interval = 1; set tcp_keepalives_count = ${SILENCE_S}`

export interface Presence {
  /** Resolves when the database no longer knows of it. */
  readonly lost: Promise<unknown>
  /** Shows the name under which it holds jobs. */
  holdAs(name: string): void
  /** Looks after nobody any more, and is there until `last` has ended. */
  end(last: Promise<unknown>): Promise<void>
}

/** One run of a job, by which it shows that the job is still its own. */
export interface Run {
  readonly jobId: string
  /** Who holds the job, and since when: one that was freed may come back to the same. */
  readonly worker: string | null
  readonly since: Date | null
  /** Which try it is, from 1. */
  readonly attempt: number
}

/** The job was given to another worker meanwhile: nothing that this run still writes is kept. */
export class JobLost extends Error {}

/** Asked last in a transaction: throws JobLost where the job is the run's no longer; else it stays so until that has ended. */
export async function holdJob(tx: Tx, { jobId, worker, since }: Run): Promise<void> {
  const found = await row(tx, sql<{ held: boolean }>`select hold_job(${jobId}, ${worker}, ${since}) as held`)
  if (!found?.held) throw new JobLost(`job ${jobId} is another worker's now`)
}

/** Frees the jobs of those who died and shows that this worker lives, until it ends or its line does. */
export async function showPresence(owner: Reach, pool: pg.Pool, lookMs = LOOK_MS): Promise<Presence> {
  await free(pool, await missingFrom(pool))
  const line = await openClient({
    ...owner,
    application_name: `${PRESENCE} ${hostname()} ${process.pid}`,
    keepAlive: true,
    keepAliveInitialDelayMillis: SILENCE_S * 1000,
    connectionTimeoutMillis: ANSWER_MS,
    query_timeout: ANSWER_MS,
  })
  const lost = new Promise((gone) => line.once('end', gone))
  await line.query(HEARD_EARLY).catch(() => undefined)
  let own: string | null = null
  let missed: string[] = []
  const look = async () => {
    const missing = await missingFrom(pool)
    // The line was cut where neither side hears of it.
    if (own && missing.includes(own)) return line.connection.stream.destroy()
    // Once may be by chance: it has only just begun, or stops by itself.
    await free(
      pool,
      missing.filter((name) => missed.includes(name)),
    )
    missed = missing
  }
  const looking = setInterval(() => void look().catch(() => undefined), lookMs).unref()
  return {
    lost,
    holdAs(name) {
      own = name
      line
        .query('select pg_advisory_lock_shared(hashtextextended($1, 0))', [`${PRESENCE} ${name}`])
        .catch(() => undefined)
    },
    async end(last) {
      clearInterval(looking)
      await last
      await line.end().catch(() => undefined)
    },
  }
}

/** Who holds jobs and shows no presence. */
async function missingFrom(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `select name from (select distinct locked_by as name from graphile_worker._private_jobs where locked_by is not null) held
     where pg_try_advisory_xact_lock(hashtextextended($1 || name, 0))`,
    [`${PRESENCE} `],
  )
  return rows.map((one) => one.name)
}

/** Frees what they hold, but of those who came back or are just writing: their lock is held until that is done. */
async function free(pool: pg.Pool, names: readonly string[]): Promise<void> {
  if (names.length === 0) return
  await pool.query(
    `with dead as materialized (select name from unnest($1::text[]) name where pg_try_advisory_xact_lock(hashtextextended($2 || name, 0)))
     select graphile_worker.force_unlock_workers(array(select name from dead))`,
    [names, `${PRESENCE} `],
  )
}
