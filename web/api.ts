import type { CallOf, Endpoint, ReplyOf } from '../shared/endpoint.ts'
import type { Text } from '../shared/text.ts'
import { apiTexts as words } from './api.texts.ts'
import { earlyAnswer } from './early.ts'
import { languageTag, locale } from './text/locale.ts'
import { tell } from './text/useText.ts'

const BASE = '/api/v1'
const TIMEOUT = 20_000
const UPLOAD_TIMEOUT = 10 * 60_000

// biome-ignore lint/suspicious/noExplicitAny: an endpoint of any shape; CallOf and ReplyOf give its types back
export type AnyEndpoint = Endpoint<any, any, any, any>

/** What is wrong with one field of what was sent: `body.name`. */
export interface FieldError {
  readonly field: string
  readonly message: string
}

interface ProblemBody {
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly reason: string
  readonly traceId?: string
  readonly missing?: unknown
  readonly errors?: readonly FieldError[]
  readonly current?: unknown
}

/**
 * Why a call did not succeed: the server's refusal, or with status 0 that it was never reached
 * (`offline`, `unreachable`, `timeout`).
 */
export class Problem extends Error {
  readonly title: string
  readonly status: number
  readonly reason: string
  readonly traceId: string | undefined
  readonly missing: unknown
  readonly errors: readonly FieldError[]
  /** After a version conflict: the record as it stands. */
  readonly current: unknown

  constructor(body: ProblemBody) {
    super(body.detail || body.title)
    this.name = 'Problem'
    this.title = body.title
    this.status = body.status
    this.reason = body.reason
    this.traceId = body.traceId
    this.missing = body.missing
    this.errors = body.errors ?? []
    this.current = body.current
  }

  /** True where the server was not reached or could not answer: the same call may succeed later. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500
  }

  /** What is wrong with a field of the request, or with anything within it: `lines`, `imap.host`. */
  at(name: string): string | undefined {
    return this.errors.find(({ field }) => isIn(name, field))?.message
  }

  /** Whether all that is wrong is in one of these fields. */
  isAllIn(names: readonly string[]): boolean {
    return this.errors.length > 0 && this.errors.every(({ field }) => names.some((name) => isIn(name, field)))
  }
}

const isIn = (name: string, place: string): boolean =>
  `${place.replace(/^(body|query|params)\./, '')}.`.startsWith(`${name}.`)

const unreached = (reason: string, title: Text, detail: Text): Problem =>
  new Problem({ status: 0, reason, title: tell(title), detail: tell(detail) })

export interface CallOptions {
  readonly signal?: AbortSignal
  /** Milliseconds; 20 seconds where it is left out. */
  readonly timeout?: number | undefined
  /** The version that the edit saw. */
  readonly ifMatch?: number
  /** Sent again with the same key, a write happens once. A new one is made where it is left out. */
  readonly idempotencyKey?: string
}

export interface UploadOptions extends CallOptions {
  /** Told the share sent so far, from 0 to 1. */
  readonly onProgress?: (share: number) => void
}

type NeedsInput<E> = Record<never, never> extends CallOf<E> ? [input?: CallOf<E>] : [input: CallOf<E>]

const listeners = new Set<() => void>()

/** Calls the listener when the server no longer knows who we are. Returns how to stop listening. */
export function onSignedOut(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Calls an endpoint. Throws a Problem, or the abort's reason where `signal` was aborted. */
export async function call<E extends AnyEndpoint>(
  endpoint: E,
  ...[input, options]: [...NeedsInput<E>, options?: CallOptions]
): Promise<ReplyOf<E>> {
  const response = await send(endpoint, (input ?? {}) as Sent, options ?? {})
  return response.status === 204 ? (undefined as ReplyOf<E>) : readJson(response)
}

/** Calls an endpoint that gives a file, and hands it to the browser to save. */
export async function download<E extends AnyEndpoint>(
  endpoint: E,
  ...[input, options]: [...NeedsInput<E>, options?: CallOptions]
): Promise<void> {
  const response = await send(endpoint, (input ?? {}) as Sent, options ?? {})
  const url = URL.createObjectURL(await response.blob())
  const link = Object.assign(document.createElement('a'), { href: url, download: nameOfFile(response) })
  link.click()
  URL.revokeObjectURL(url)
}

/** Sends files as multipart, telling how far it is: fetch cannot tell, so this is the older request. */
export function upload<E extends AnyEndpoint>(
  endpoint: E,
  input: Omit<CallOf<E>, 'body'>,
  files: FormData,
  options: UploadOptions = {},
): Promise<ReplyOf<E>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(endpoint.method, addressOf(endpoint, input as Sent))
    for (const [name, value] of Object.entries(headersFor(endpoint, options))) request.setRequestHeader(name, value)
    request.timeout = options.timeout ?? UPLOAD_TIMEOUT
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) options.onProgress?.(event.loaded / event.total)
    }
    request.onload = () => {
      const answer = parse(request.responseText)
      if (request.status < 400) resolve(answer as ReplyOf<E>)
      else reject(refused(endpoint, request.status, answer))
    }
    request.onerror = () => reject(notReached())
    request.ontimeout = () => reject(unreached('timeout', words.timeout, words.timeoutDetail))
    request.onabort = () => reject(options.signal?.reason)
    options.signal?.addEventListener('abort', () => request.abort(), { once: true })
    request.send(files)
  })
}

interface Sent {
  readonly params?: Record<string, unknown>
  readonly query?: Record<string, unknown>
  readonly body?: unknown
}

async function send(endpoint: AnyEndpoint, input: Sent, options: CallOptions): Promise<Response> {
  const headers = headersFor(endpoint, options)
  const body = input.body === undefined ? undefined : JSON.stringify(input.body)
  if (body !== undefined) headers['content-type'] = 'application/json'
  const request = { method: endpoint.method, headers, body, credentials: 'same-origin' } as const
  const attempt = () => withTimeout(addressOf(endpoint, input), request, options)
  // A phone in a lift: the second attempt bears the same key, so a write whose answer was lost is not made twice.
  const response = await attempt().catch((error) => {
    if (error instanceof Problem && error.reason === 'unreachable') return attempt()
    throw error
  })
  if (response.ok) return response
  throw refused(endpoint, response.status, parse(await response.text()))
}

async function withTimeout(address: string, request: RequestInit, options: CallOptions): Promise<Response> {
  const stop = new AbortController()
  const late = setTimeout(() => stop.abort('timeout'), options.timeout ?? TIMEOUT)
  const given = () => stop.abort(options.signal?.reason)
  options.signal?.addEventListener('abort', given, { once: true })
  try {
    options.signal?.throwIfAborted()
    return (await early(address, request)) ?? (await fetch(address, { ...request, signal: stop.signal }))
  } catch (error) {
    if (options.signal?.aborted) throw options.signal.reason
    throw stop.signal.aborted ? unreached('timeout', words.timeout, words.timeoutDetail) : notReached(error)
  } finally {
    clearTimeout(late)
    options.signal?.removeEventListener('abort', given)
  }
}

const early = (address: string, { method, headers }: RequestInit): Promise<Response | undefined> | undefined =>
  method === 'GET' && typeof window !== 'undefined'
    ? earlyAnswer(address, (headers as Record<string, string>)['accept-language'] ?? '')
    : undefined

/** Where an endpoint is asked with this input. */
export function addressOf(endpoint: AnyEndpoint, input: Sent): string {
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(input.params?.[name])),
  )
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(input.query ?? {}))
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined && one !== null) query.append(name, String(one))
  const search = query.toString()
  return `${BASE}${path}${search ? `?${search}` : ''}`
}

function headersFor(endpoint: AnyEndpoint, options: CallOptions): Record<string, string> {
  const headers: Record<string, string> = { accept: 'application/json', 'accept-language': languageTag(locale.get()) }
  if (endpoint.method === 'GET') return headers
  // A page elsewhere can make a browser send the cookie, but not this header.
  headers['x-jinke'] = 'web'
  headers['idempotency-key'] = options.idempotencyKey ?? newKey()
  if (options.ifMatch !== undefined) headers['if-match'] = `"${options.ifMatch}"`
  return headers
}

/** A random name for one write. `crypto.randomUUID` exists only over https, and many firms serve Jinke on their own network without. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** The problem of a server that did not answer: without a network, or with one. */
export function notReached(cause?: unknown): Problem {
  const problem = navigator.onLine
    ? unreached('unreachable', words.unreachable, words.unreachableDetail)
    : unreached('offline', words.offline, words.offlineDetail)
  problem.cause = cause
  return problem
}

function refused(endpoint: AnyEndpoint, status: number, answer: unknown): Problem {
  if (status === 401 && !endpoint.open) for (const listener of listeners) listener()
  if (isProblem(answer)) return new Problem({ ...answer, status })
  // A proxy between us and the server answered in its own way.
  return new Problem({
    status,
    reason: 'unreachable',
    title: tell(words.unreachable),
    detail: tell(words.unreachableDetail),
  })
}

const isProblem = (answer: unknown): answer is ProblemBody =>
  typeof answer === 'object' && answer !== null && 'reason' in answer && 'title' in answer

async function readJson<T>(response: Response): Promise<T> {
  const text = await response.text().catch((error) => {
    throw notReached(error)
  })
  return parse(text) as T
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function nameOfFile(response: Response): string {
  const told = response.headers.get('content-disposition') ?? ''
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(told)?.[1]
  return encoded ? decodeURIComponent(encoded) : (/filename="?([^";]+)"?/i.exec(told)?.[1] ?? 'jinke')
}
