import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Endpoint, InputOf, ReplyOf } from '../../shared/endpoint.ts'
import type { Locale } from '../../shared/text.ts'
import type { Clock } from '../clock.ts'
import type { Companies } from '../companies.ts'
import type { Work } from '../work.ts'

/** The request and reply themselves, for cookies and files. */
export interface Exchange {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

/** For routes that open transactions as they need them. */
export interface Streaming extends Exchange {
  writing<T>(act: (work: Work) => Promise<T>): Promise<T>
  /**
   * The same, and it happens once for one Idempotency-Key: asked again it answers what `act` did. `sent` tells what came with
   * the request, which only the route has read.
   */
  writingOnce<T>(sent: unknown, act: (work: Work) => Promise<T>): Promise<T>
}

/** For routes that answer before anyone has signed in. */
export interface Visit extends Exchange {
  readonly companies: Companies
  readonly clock: Clock
  readonly locale: Locale
  readonly traceId: string
}

export interface Route {
  readonly endpoint: Endpoint
  readonly kind: 'read' | 'write' | 'stream' | 'open'
  readonly handle: (first: never, input: never, exchange: never) => Promise<unknown>
  /** A figure, for which what was so two seconds ago will do: it may be read from a server that follows. */
  readonly figure?: boolean
  /** The reply holds what is told only once: it is not kept for a retry. */
  readonly secret?: boolean
}

/** A route that only reads: it runs outside any transaction. */
export function read<E extends Endpoint>(
  endpoint: E,
  handle: (work: Work, input: InputOf<E>, exchange: Exchange) => Promise<ReplyOf<E>>,
): Route {
  return { endpoint, kind: 'read', handle }
}

/** A route that reads figures: with several servers of the database, from one that follows. */
export const figure: typeof read = (endpoint, handle) => ({ ...read(endpoint, handle), figure: true })

/** A route that writes: the whole action is one transaction, and happens once for one Idempotency-Key. */
export function write<E extends Endpoint>(
  endpoint: E,
  handle: (work: Work, input: InputOf<E>, exchange: Exchange) => Promise<ReplyOf<E>>,
  { secret = false } = {},
): Route {
  return { endpoint, kind: 'write', handle, secret }
}

/** A route that takes or gives files: it may answer by itself (`exchange.reply`) and opens its own transactions. */
export function stream<E extends Endpoint>(
  endpoint: E,
  handle: (work: Work, input: InputOf<E>, exchange: Streaming) => Promise<unknown>,
): Route {
  return { endpoint, kind: 'stream', handle }
}

/** A route for those who have not signed in. */
export function open<E extends Endpoint>(
  endpoint: E,
  handle: (visit: Visit, input: InputOf<E>) => Promise<ReplyOf<E>>,
): Route {
  return { endpoint, kind: 'open', handle }
}
