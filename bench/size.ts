import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { memoryOf, watchMemory } from '../testing/memory.ts'
import { type Explained, explainPart, msOf } from './limit/explain.ts'
import { limitOf } from './limit/limit.ts'
import type { Limit } from './limit/pgbench.ts'
import { recordParts } from './limit/recording.ts'
import { anew } from './limit/scripts.ts'
import { drive, type Measured } from './load/drive.ts'
import { Sessions } from './load/sessions.ts'
import type { Options } from './options.ts'
import { exportTagged, filesFor, importFile, type Moved } from './parts/files.ts'
import { isChosen, partsFor } from './parts/index.ts'
import type { Part } from './parts/part.ts'
import { type Stage, stageFor } from './parts/stage.ts'
import type { FileResult, PartResult, SizeResult } from './report/result.ts'
import { companyOf, copyFor } from './stage/companies.ts'
import { type Database, openDatabase } from './stage/database.ts'
import { type Server, startServer } from './stage/server.ts'

type Tell = (line: string) => void

/** Where companies are kept, and where the plans of statements go. */
export interface Folders {
  data: string
  plans: string
}

/** What the database was found to do of each part, and what the parts send. */
interface Known {
  statements: number
  limits: Limit[]
  slowest: Explained[]
}

const TIMES = { read: 40, figures: 6, write: 160 }
const REST_MS = 1500
/** A part for which so many would wait longer, one after the other, is not driven by them. */
const longestWaitMs = ({ seconds }: Options): number => Math.max(3_000, 4_000 * seconds)
const DRAINED_MS = 20_000

/** Measures everything in a company of that size, on a copy. */
export async function measureSize(
  customers: number,
  options: Options,
  { data, plans }: Folders,
  tell: Tell,
): Promise<SizeResult> {
  const built = await companyOf(data, customers, options.seed, { rebuild: options.rebuild, tell })
  tell(`${customers} customers: copying what was built on ${built.builtAt.slice(0, 10)}`)
  const copy = copyFor(data, built)
  try {
    const known = options.limit
      ? await findLimits(copy.folder, customers, options, join(plans, String(customers)), tell)
      : new Map()
    return {
      customers,
      builtAt: built.builtAt,
      buildSeconds: built.seconds,
      ...(await measure(copy.folder, customers, options, known, tell)),
    }
  } finally {
    await copy.remove()
  }
}

/** Opens what the load works with on a running server, and closes it again. */
async function withLoad<T>(
  data: string,
  customers: number,
  { clients, seed }: Options,
  recordTo: string | undefined,
  act: (at: { server: Server; database: Database; sessions: Sessions; stage: Stage }) => Promise<T>,
): Promise<T> {
  const server = await startServer(data, recordTo ? { recordTo } : {})
  try {
    const database = await openDatabase(data)
    try {
      const sessions = await Sessions.open(server.url, database, Math.max(...clients))
      try {
        return await act({ server, database, sessions, stage: await stageFor(database, customers, seed) })
      } finally {
        sessions.hangUp()
      }
    } finally {
      await database.close()
    }
  } finally {
    await server.stop()
  }
}

const timesOf = (part: Part, { clients }: Options): number =>
  part.goal === 'kept figures'
    ? TIMES.figures
    : part.kind === 'read'
      ? TIMES.read
      : Math.min(TIMES.write, 4 * Math.max(...clients))

/** Records what each part sends, then drives the database with it, the server being away. */
async function findLimits(
  data: string,
  customers: number,
  options: Options,
  plans: string,
  tell: Tell,
): Promise<Map<string, Known>> {
  tell('  recording what the parts send to the database')
  const file = join(data, 'recorded.jsonl')
  const since = Date.now()
  const { parts, samples } = await withLoad(data, customers, options, file, async ({ sessions, stage }) => {
    const parts = partsFor(stage, options.parts)
    const clientsOf = (part: Part) => sessions.take(Math.max(...options.clients), part.who)
    return { parts, samples: await recordParts(parts, clientsOf, (part) => timesOf(part, options), file) }
  })
  rmSync(file, { force: true })
  const known = new Map<string, Known>()
  const database = await openDatabase(data)
  try {
    for (const part of parts) {
      const recorded = samples.get(part.id) ?? []
      const [first] = recorded
      if (!first) continue
      const slowest = await explainPart(database.app, part.id, anew(first, since), plans)
      const limits = await limitOf(database, part, recorded, {
        clients: options.limitClients,
        seconds: options.seconds,
        since,
        sampleMs: slowest.reduce((sum, each) => sum + msOf(each), 0),
        longestWaitMs: longestWaitMs(options),
      })
      known.set(part.id, {
        statements: recorded.reduce((sum, each) => sum + each.length, 0) / recorded.length,
        limits,
        slowest,
      })
      tell(
        `  limit of ${part.title}: ${limits.map(({ rate, problem }) => problem ?? `${rate.toFixed(0)}/s`).join(', ')}`,
      )
    }
  } finally {
    await database.close()
  }
  return known
}

async function measure(data: string, customers: number, options: Options, known: Map<string, Known>, tell: Tell) {
  return withLoad(data, customers, options, undefined, async ({ server, database, sessions, stage }) => {
    await delay(REST_MS)
    const atRest = memoryOf(server.pid, data)
    const watch = watchMemory(server.pid, data)
    const parts: PartResult[] = []
    for (const part of partsFor(stage, options.parts)) {
      parts.push(await measurePart(part, options, known.get(part.id), sessions, database, tell))
      sessions.hangUp()
    }
    const files = await moveFiles(data, options, { server, sessions, stage }, tell)
    return { readyMs: server.readyMs, atRest, peak: watch.stop(), parts, files }
  })
}

async function measurePart(
  part: Part,
  options: Options,
  known: Known | undefined,
  sessions: Sessions,
  database: Database,
  tell: Tell,
): Promise<PartResult> {
  const runs: PartResult['runs'] = []
  for (const count of options.clients) {
    if (waitOf(runs.at(-1), count) > longestWaitMs(options)) {
      tell(`  ${part.title}: not with ${count} clients, who would wait too long`)
      continue
    }
    const measured = await drive(part, sessions.take(count, part.who), options.seconds)
    runs.push({ ...measured, limit: known?.limits.find(({ clients }) => clients === count) ?? null })
    if (part.kind === 'write') await settle(database)
  }
  tell(
    `  ${part.title}: ${runs.map(({ clients, rate, p50, failed, firstFailure }) => `${clients} → ${rate.toFixed(0)}/s, ${p50.toFixed(1)} ms${failed ? ` (${failed} failed: ${firstFailure})` : ''}`).join('; ')}`,
  )
  const { id, title, kind, goal } = part
  return {
    id,
    title,
    kind,
    goal: goal ?? null,
    statements: known?.statements ?? null,
    runs,
    slowest: known?.slowest ?? [],
  }
}

/** How long the last of so many would wait, by what fewer were found to. */
function waitOf(before: Measured | undefined, clients: number): number {
  if (!before) return 0
  return before.operations > 0 ? (before.p50 / before.clients) * clients : Number.POSITIVE_INFINITY
}

/** Lets the worker do what the writes asked for, and gives everybody their claims back. */
async function settle(database: Database): Promise<void> {
  const until = Date.now() + DRAINED_MS
  const waiting = async () => {
    const [found] = await database.ask<{ n: number }>(
      `select (select count(*) from graphile_worker._private_jobs where run_at <= now())::int + (select count(*) from reaction)::int as n`,
    )
    return found?.n ?? 0
  }
  while ((await waiting()) > 0 && Date.now() < until) await delay(100)
  await database.ask('delete from claim_quota')
}

async function moveFiles(
  data: string,
  { parts, importRows }: Options,
  { server, sessions, stage }: { server: Server; sessions: Sessions; stage: Stage },
  tell: Tell,
): Promise<FileResult[]> {
  const results: FileResult[] = []
  const client = () => {
    const [director] = sessions.take(1, 'director')
    if (!director) throw new Error('no director is signed in')
    return director
  }
  const move = async (id: string, act: () => Promise<Moved>) => {
    const watch = watchMemory(server.pid, data, 100)
    const moved = await act().finally(() => watch.stop())
    results.push({ id, moved, memory: watch.stop() })
    tell(
      `  ${id}: ${moved.rows} rows in ${moved.seconds.toFixed(1)} s, ${Math.round(moved.rows / moved.seconds)}/s (${moved.note})`,
    )
  }
  if (isChosen('export', parts))
    for (const format of ['csv', 'xlsx'] as const) await move(`export.${format}`, () => exportTagged(client(), format))
  if (isChosen('import', parts)) {
    const files = filesFor(stage, importRows)
    await move('import.customers', () => importFile(client(), 'customers.csv', files.customers))
    await move('import.touches', () => importFile(client(), 'touches.csv', files.touches))
  }
  return results
}
