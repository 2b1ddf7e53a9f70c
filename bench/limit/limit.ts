import type { Part } from '../parts/part.ts'
import type { Database } from '../stage/database.ts'
import { type Limit, pgbench } from './pgbench.ts'
import type { Sample } from './recording.ts'
import { type Replay, replayOf } from './scripts.ts'
import { parameterTypes } from './types.ts'

const READS_FRESH_EVERY = 10

/** For how long and by how many a part's statements are driven. */
export interface Drive {
  clients: readonly number[]
  seconds: number
  /** When the recording began. */
  since: number
  /** What one sample takes the database, and how long all that drive it may wait for one. */
  sampleMs: number
  longestWaitMs: number
}

/** What the database does of a part's statements in a second, with nothing of ours between: a measure for each number of clients. */
export async function limitOf(
  database: Database,
  part: Part,
  samples: readonly Sample[],
  { clients, seconds, since, sampleMs, longestWaitMs }: Drive,
): Promise<Limit[]> {
  const types = await parameterTypes(
    database.app,
    samples.flatMap((sample) => sample.map(({ text }) => text)),
  )
  const freshEvery = part.kind === 'read' ? READS_FRESH_EVERY : 1
  const replay = replayOf(samples, { types, since, undone: part.once ?? false, freshEvery })
  await keepSamples(database, replay)
  const room = await freeConnections(database)
  const limits: Limit[] = []
  for (const count of clients) {
    const connections = Math.min(count, room)
    if (sampleMs * connections > longestWaitMs) continue
    const found = await pgbench(database.app, replay.scriptsFor(connections), connections, seconds)
    limits.push({ clients: count, connections, ...found })
  }
  // What the recorded writes ask for is nobody's now.
  await database.ask('truncate graphile_worker._private_jobs, reaction')
  return limits
}

async function keepSamples(database: Database, { rows }: Replay): Promise<void> {
  await database.ask('drop table if exists bench_sample')
  await database.ask('create table bench_sample (shape int, n int, p text[], primary key (shape, n))')
  await database.ask('grant select on bench_sample to public')
  await database.ask(
    `insert into bench_sample select shape, n, array(select jsonb_array_elements_text(p)) from jsonb_to_recordset($1) as g(shape int, n int, p jsonb)`,
    [JSON.stringify(rows.map(({ shape, n, values }) => ({ shape, n, p: values })))],
  )
  await database.ask('analyze bench_sample')
}

/** The embedded database takes sixty, and keeps some for itself. */
async function freeConnections(database: Database): Promise<number> {
  const [found] = await database.ask<{ free: number }>(
    `select current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int - count(*)::int - 2 as free
     from pg_stat_activity where backend_type = 'client backend'`,
  )
  return Math.max(1, found?.free ?? 1)
}
