import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Refused } from '../../shared/refusal.ts'
import { tooBusy, tookTooLong, tooManyAtOnce } from '../../shared/refusals.ts'

// More is asked at times than can be done. A few requests are worked on at once and some wait, not for long; the rest
// is told at once to come again, so that who was let in is served as ever. Health is asked past the gate.

export interface Bounds {
  /** Requests worked on at a time. */
  readonly atOnce: number
  /** Requests that may wait for that, and how long each. */
  readonly waiting: number
  readonly waitMs: number
  /** From being let in to the answer; files may take longer. */
  readonly deadlineMs: number
  readonly fileDeadlineMs: number
  /** Files that one person, and all together, bring or fetch at a time; servers outside that are waited for count as such. */
  readonly filesOfOne: number
  readonly files: number
  /** So long the head of a request may take to arrive, and a line may be silent. */
  readonly headMs: number
  readonly silentMs: number
  /** Where the process comes to its timers this late, it is beyond its strength. */
  readonly lagMs: number
}

export const BOUNDS: Bounds = {
  atOnce: 24,
  waiting: 400,
  waitMs: 10_000,
  deadlineMs: 30_000,
  fileDeadlineMs: 15 * 60_000,
  filesOfOne: 6,
  files: 32,
  headMs: 15_000,
  silentMs: 60_000,
  lagMs: 10_000,
}

const SOON_S = 2
export const LATER_S = 10
const busy = () => new Refused(tooBusy({ retryAfter: SOON_S }))

/** Lets so many in at a time, in the order in which they came. */
export class Gate {
  readonly #bounds: Pick<Bounds, 'atOnce' | 'waiting' | 'waitMs'>
  readonly #queue = new Set<() => void>()
  #inside = 0

  constructor(bounds: Pick<Bounds, 'atOnce' | 'waiting' | 'waitMs'>) {
    this.#bounds = bounds
  }

  get isFull(): boolean {
    return this.#queue.size >= this.#bounds.waiting
  }

  /** Resolves when it is one's turn; throws where that takes too long, or where who asked has left. */
  async enter(left: AbortSignal): Promise<void> {
    if (this.#inside < this.#bounds.atOnce) {
      this.#inside++
      return
    }
    if (this.isFull) throw busy()
    await new Promise<void>((resolve, reject) => {
      const settle = (act: () => void) => () => {
        clearTimeout(timer)
        left.removeEventListener('abort', giveUp)
        this.#queue.delete(comeIn)
        act()
      }
      const comeIn = settle(resolve)
      const giveUp = settle(() => reject(busy()))
      const timer = setTimeout(giveUp, this.#bounds.waitMs)
      left.addEventListener('abort', giveUp)
      this.#queue.add(comeIn)
    })
  }

  /** Hands the place on to who waits longest. */
  leave(): void {
    const [next] = this.#queue
    if (next) next()
    else this.#inside--
  }
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** `past`: answered however busy it is; `slow`: counted by itself, since a slow line or another server may take long. */
    gate?: 'past' | 'slow'
  }
}

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
function untilGone({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController()
  raw.once('close', () => gone.abort())
  return gone.signal
}

/** What is not done by its deadline is told to be given up; `late` hears of it first. */
export async function within<T>(ms: number, act: Promise<T>, late: () => void): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      late()
      reject(new Refused(tookTooLong({ retryAfter: LATER_S })))
    }, ms)
  })
  try {
    return await Promise.race([act, deadline])
  } finally {
    clearTimeout(timer)
  }
}

/** Keeps the gate of a server. A place is taken once the body is there, so that a slow line holds none. */
export function keepGate(app: FastifyInstance, bounds: Bounds): void {
  const gate = new Gate(bounds)
  const lag = lagOf(app)
  const inside = new WeakSet<FastifyRequest>()
  const leave = (request: FastifyRequest) => {
    if (inside.delete(request)) gate.leave()
  }
  const isGated = (request: FastifyRequest) => !request.is404 && request.routeOptions.config.gate === undefined
  app.addHook('onRequest', async (request) => {
    if (request.routeOptions.config.gate !== 'past' && (gate.isFull || lag() > bounds.lagMs)) throw busy()
  })
  app.addHook('preHandler', async (request, reply) => {
    if (!isGated(request)) return
    await gate.enter(untilGone(reply))
    inside.add(request)
  })
  // Who reads an answer slowly holds no place either; whoever left meanwhile is answered all the same, into the air.
  app.addHook('onSend', async (request) => leave(request))
}

/** Counts the files on their way: of one person, and of all. */
export class FilesUnderWay {
  readonly #bounds: Pick<Bounds, 'filesOfOne' | 'files'>
  readonly #of = new Map<string, number>()
  #all = 0

  constructor(bounds: Pick<Bounds, 'filesOfOne' | 'files'>) {
    this.#bounds = bounds
  }

  /** Takes a place for a person until `until` tells that the exchange is over. */
  begin(personId: string, over: (done: () => void) => void): void {
    const own = this.#of.get(personId) ?? 0
    if (own >= this.#bounds.filesOfOne) throw new Refused(tooManyAtOnce({ retryAfter: SOON_S }))
    if (this.#all >= this.#bounds.files) throw busy()
    this.#all++
    this.#of.set(personId, own + 1)
    over(() => {
      this.#all--
      const rest = (this.#of.get(personId) ?? 1) - 1
      if (rest > 0) this.#of.set(personId, rest)
      else this.#of.delete(personId)
    })
  }
}
