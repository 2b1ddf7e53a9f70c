import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Refusal, Refused } from '../../shared/refusal.ts'
import { busy, Gate, type GateBounds, Portions } from './gate.ts'

// More is asked at times than can be done. A few requests are worked on at once and some wait, not for long; the rest
// is told at once to come again, so that who was let in is served as ever. Nobody gets more than a share, askers are let in
// by turns, and who has not signed in waits at a gate of their own. Health is asked past the gates.

export interface Bounds extends GateBounds {
  /** The gate of those who have not signed in; one asker is one address. */
  readonly door: GateBounds
  /** Looking up who somebody is, before anything that they send is read: of those who were found before, and of addresses that show what nobody knows. */
  readonly lookUps: GateBounds
  /** From being let in to the answer; files may take longer, and are on their way no longer than that. */
  readonly deadlineMs: number
  readonly fileDeadlineMs: number
  /** Files that one asker, and all together, bring or fetch at a time; servers outside that are waited for count as such. */
  readonly filesOfOne: number
  readonly files: number
  /** Bytes of bodies that are not files, of one asker and of all, from their first byte to the answer. */
  readonly bytesOfOne: number
  readonly bytes: number
  /** So long the head of a request may take to arrive, its body where it is no file, and a line may be silent. */
  readonly headMs: number
  readonly bodyMs: number
  readonly silentMs: number
  /** Lines open at a time: each takes a little memory, whoever holds it. */
  readonly lines: number
  /** Where the process comes to its timers this late, it is beyond its strength. */
  readonly lagMs: number
}

const MEGABYTE = 1024 * 1024

export const BOUNDS: Bounds = {
  atOnce: 24,
  waiting: 400,
  waitMs: 10_000,
  ofOne: 100,
  // Few of them take long: a password is hashed on purpose. A firm's people may share an address.
  door: { atOnce: 8, waiting: 200, waitMs: 10_000, ofOne: 60 },
  lookUps: { atOnce: 12, waiting: 400, waitMs: 10_000, ofOne: 100 },
  deadlineMs: 30_000,
  fileDeadlineMs: 15 * 60_000,
  filesOfOne: 6,
  files: 32,
  // JSON that is read takes twenty times the memory at worst.
  bytesOfOne: 8 * MEGABYTE,
  bytes: 32 * MEGABYTE,
  headMs: 15_000,
  bodyMs: 60_000,
  silentMs: 60_000,
  lines: 4_000,
  lagMs: 10_000,
}

export const LATER_S = 10

declare module 'fastify' {
  interface FastifyContextConfig {
    /**
     * `signed`: for those signed in; `door`: for those who are not; `slow`: counted by itself, since a slow line or another server may take
     * long. Without one it is answered however busy it is.
     */
    gate?: 'signed' | 'door' | 'slow'
  }
}

/** Who asks, as far as it is known: the person, else the address. */
export const askerOf = (request: FastifyRequest): string => request.actor?.id ?? request.ip

/** How late the process comes to its timers, in milliseconds. */
function lagOf(app: FastifyInstance): () => number {
  const EVERY_MS = 250
  let [due, lag] = [performance.now() + EVERY_MS, 0]
  const timer = setInterval(() => {
    const now = performance.now()
    lag = Math.max(0, now - due)
    due = now + EVERY_MS
  }, EVERY_MS).unref()
  app.addHook('onClose', async () => clearInterval(timer))
  return () => lag
}

/** Tells when the line of whoever waits for a reply is gone; the framework's own signal tells already when a body is read. */
export function untilGone({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController()
  raw.once('close', () => gone.abort(GONE))
  return gone.signal
}

/** One for all: an abort without a reason makes an exception of its own each time, with its stack. */
const GONE = new Error('who asked is gone')

/** What is not done by its deadline is told so, in the words that `late` has for it. */
export async function within<T>(ms: number, act: Promise<T>, late: () => Refusal): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Refused(late())), ms)
  })
  try {
    return await Promise.race([act, deadline])
  } finally {
    clearTimeout(timer)
  }
}

/** Calls `over` when the exchange is over, however it ends. */
export function whenOver(request: FastifyRequest, reply: FastifyReply, over: () => void): void {
  if (request.socket.destroyed) over()
  else reply.raw.once('close', over)
}

/** The bytes of a body that is read whole: what it says, or the most it may be where it says nothing. */
function bytesOf({ headers, routeOptions: { bodyLimit } }: FastifyRequest): number {
  if (headers['transfer-encoding'] !== undefined) return bodyLimit
  return Math.min(Number(headers['content-length'] ?? 0), bodyLimit)
}

const isFile = ({ headers }: FastifyRequest): boolean => /^multipart\//i.test(headers['content-type'] ?? '')

/** Keeps the gates of a server. A place is taken once the body is there, so that a slow line holds none. */
export function keepGates(app: FastifyInstance, bounds: Bounds): void {
  const gates = { signed: new Gate(bounds), door: new Gate(bounds.door) }
  const bodies = new Portions({ ofOne: bounds.bytesOfOne, ofAll: bounds.bytes })
  const lag = lagOf(app)
  const leaving = new WeakMap<FastifyRequest, () => void>()
  const gateOf = ({ routeOptions }: FastifyRequest) => {
    const { gate } = routeOptions.config
    return gate === 'signed' || gate === 'door' ? gates[gate] : null
  }
  app.addHook('onRequest', async (request) => {
    if (request.routeOptions.config.gate && lag() > bounds.lagMs) throw busy()
  })
  // By now it is known who asks, and nothing of the body is read.
  app.addHook('preParsing', async (request, reply) => {
    if (gateOf(request)?.hasRoomFor(askerOf(request)) === false) throw busy()
    const bytes = isFile(request) ? 0 : bytesOf(request)
    if (bytes === 0) return
    const giveBack = bodies.take(askerOf(request), bytes)
    const tooSlow = setTimeout(() => request.socket.destroy(), bounds.bodyMs)
    request.raw.once('end', () => clearTimeout(tooSlow))
    whenOver(request, reply, () => {
      clearTimeout(tooSlow)
      giveBack()
    })
  })
  app.addHook('preHandler', async (request, reply) => {
    const gate = gateOf(request)
    if (gate) leaving.set(request, await gate.enter(askerOf(request), untilGone(reply)))
  })
  // Who reads an answer slowly holds no place either; whoever left meanwhile is answered all the same, into the air.
  app.addHook('onSend', async (request) => {
    leaving.get(request)?.()
    leaving.delete(request)
  })
}

/** Counts the files on their way: of one asker, and of all. One that is not there by its deadline is cut off. */
export class FilesUnderWay {
  readonly #portions: Portions
  readonly #deadlineMs: number

  constructor({ filesOfOne, files, fileDeadlineMs }: Pick<Bounds, 'filesOfOne' | 'files' | 'fileDeadlineMs'>) {
    this.#portions = new Portions({ ofOne: filesOfOne, ofAll: files })
    this.#deadlineMs = fileDeadlineMs
  }

  /** Takes a place until the exchange is over. */
  begin(request: FastifyRequest, reply: FastifyReply): void {
    const giveBack = this.#portions.take(askerOf(request))
    const cutOff = setTimeout(() => request.socket.destroy(), this.#deadlineMs)
    whenOver(request, reply, () => {
      clearTimeout(cutOff)
      giveBack()
    })
  }
}
