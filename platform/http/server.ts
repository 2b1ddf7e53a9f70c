import { randomBytes } from 'node:crypto'
import { constants } from 'node:zlib'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify'
import { z } from 'zod'
import type { Actor } from '../../shared/actor.ts'
import type { Endpoint } from '../../shared/endpoint.ts'
import { isOnlyOfAnotherAge } from '../../shared/page.ts'
import { demand, type Refusal, Refused } from '../../shared/refusal.ts'
import * as refusals from '../../shared/refusals.ts'
import type { Settings } from '../../shared/setting.ts'
import type { Locale } from '../../shared/text.ts'
import { isDatabaseAway, isDiskFull, isGivenWay } from '../client.ts'
import type { Clock, TestClock } from '../clock.ts'
import type { Companies, Company } from '../companies.ts'
import type { Logger } from '../log.ts'
import { type Db, inTransaction, OutcomeUnknown, plannedOnce } from '../sql.ts'
import type { Work } from '../work.ts'
import { BOUNDS, type Bounds, FilesUnderWay, keepGates, LATER_S, untilGone, within } from './admission.ts'
import { BARE, tellBroken } from './broken.ts'
import { type Credential, credentialOf } from './credential.ts'
import { docsPage, docsStyle } from './docs.ts'
import { MOST_UPLOADED } from './form.ts'
import { LookUps } from './gate.ts'
import { fingerprint, once } from './idempotency.ts'
import { InvalidInput, readIfMatch, readInput, readKey } from './input.ts'
import { keepLines } from './lines.ts'
import { createMetrics } from './metrics.ts'
import { openApi, refusalsOf, takesLong } from './openapi.ts'
import { sendProblem } from './problem.ts'
import type { Route } from './route.ts'

export interface SignedIn {
  readonly actor: Actor
  readonly settings: Settings
  /** Whose password somebody else gave, who must choose another before anything else. */
  readonly onlyPassword: boolean
  /** Who must set up a second factor before anything else. */
  readonly onlySetUp: boolean
}

export interface HttpOptions {
  companies: Companies
  clock: Clock
  log: Logger
  version: string
  routes: readonly Route[]
  /** Who stands behind a credential; null where it is unknown, ended or expired. */
  identify(company: Company, credential: Credential, now: Date): Promise<SignedIn | null>
  /**
   * Told of every reply before it leaves, in the write's own transaction, and of what a refusal would tell: notes what
   * of it is secret, and answers that.
   */
  beforeReply?(
    work: Work,
    endpoint: Endpoint,
    /** As it is written. */
    reply: string,
    params: unknown,
  ): Promise<{ shown: string[]; withheld: string[] }>
  /** Proxies in front of us: from others no word is taken on where a request came from. */
  trustedProxies?: readonly string[] | undefined
  /** The folder where backups are kept: the metrics tell of the last. */
  backups: string
  /** How much is taken on at a time. */
  bounds?: Partial<Bounds> | undefined
  /** In tests every reply is checked against its contract. */
  checkReplies?: boolean
  /** In tests `PUT /api/test/clock` turns the clock. */
  testClock?: boolean
}

const MEGABYTE = 1024 * 1024
const MOST_IN_FORM = { files: 20, fields: 20, fieldSize: 64 * 1024, parts: 40 }
/** A request may take so long to arrive: two hundred megabytes over a slow line. */
const ARRIVES_MS = 30 * 60_000
const MOST_BETWEEN_LOOKS_MS = 5_000
/** Bodies that are no files: of who has signed in, and of anybody else, whose are a few fields. */
const MOST_SENT = 2 * MEGABYTE
const MOST_AT_THE_DOOR = 32 * 1024
/** For a year, as ASVS wants it. */
const STAY_WITH_TLS = 'max-age=31536000; includeSubDomains'
/** Smaller replies fit a packet or two. */
const COMPRESSED_FROM = 2048

/** The API: routes from contracts, problems for refusals, one transaction a write. */
export async function createHttp(options: HttpOptions): Promise<FastifyInstance> {
  const bounds = { ...BOUNDS, ...options.bounds }
  const app = fastify({
    http: {
      headersTimeout: bounds.headMs,
      connectionsCheckingInterval: Math.min(bounds.headMs, MOST_BETWEEN_LOOKS_MS),
    },
    requestTimeout: ARRIVES_MS,
    connectionTimeout: bounds.silentMs,
    clientErrorHandler: tellBroken,
    loggerInstance: options.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: MOST_AT_THE_DOOR,
    // Who comes while it closes hears so from us, in his language.
    return503OnClosing: false,
    trustProxy: [...(options.trustedProxies ?? ['loopback'])],
    // An address that cannot even be read: no hook and no handler of ours sees it.
    frameworkErrors: (_error, request, reply) => {
      reply.headers({ 'x-trace-id': request.id, ...BARE })
      sendProblem(reply as never, refusals.noSuchEndpoint(), localeOf(request as never), request.id)
    },
    genReqId: (request) =>
      /^00-([0-9a-f]{32})-/.exec(String(request.headers.traceparent ?? ''))?.[1] ?? randomBytes(16).toString('hex'),
  })
  // A page elsewhere can send text without being asked first; JSON it cannot.
  app.removeContentTypeParser('text/plain')
  // A list of fifty is a hundred kilobytes, which a phone waits for; the lightest form makes ten of them.
  await app.register(compress, {
    encodings: ['br', 'gzip'],
    threshold: COMPRESSED_FROM,
    // What comes in compressed could be a bomb, and nobody sends it.
    globalDecompression: false,
    customTypes: /^application\/(problem\+)?json/,
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } },
    zlibOptions: { level: 1 },
  })
  await app.register(cookie)
  await app.register(multipart, { limits: { fileSize: MOST_UPLOADED, ...MOST_IN_FORM } })
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        styleSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    // Only where https is: below.
    strictTransportSecurity: false,
  })
  const metrics = createMetrics(options.backups)

  let isClosing = false
  app.addHook('preClose', async () => {
    isClosing = true
  })
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-trace-id', request.id)
    // Many firms serve it on their own network without TLS.
    if (request.protocol === 'https') reply.header('strict-transport-security', STAY_WITH_TLS)
    // What the API tells is nobody else's, on a shared machine neither; files that may be kept say so themselves.
    if (request.url.startsWith('/api/v1')) reply.header('cache-control', 'no-store')
    if (isClosing) throw new Refused(refusals.stopping())
  })
  // A connection that stays open after its answer would keep the server from closing.
  app.addHook('onSend', async (_request, reply) => {
    if (isClosing) reply.header('connection', 'close')
  })
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    metrics.observe(request.method, route, reply.statusCode, reply.elapsedTime)
    if (request.url.startsWith('/api/v1'))
      options.log.info(
        {
          traceId: request.id,
          method: request.method,
          route,
          status: reply.statusCode,
          ms: Math.round(reply.elapsedTime),
          person: request.actor?.id,
        },
        'request',
      )
  })
  app.decorateRequest('actor', undefined)
  app.decorateRequest('standing', undefined)
  keepLines(app.server, bounds.lines)
  keepGates(app, bounds)
  const files = new FilesUnderWay(bounds)
  const lookUps = new LookUps(bounds.lookUps)

  app.setErrorHandler((error: Error & { statusCode?: number; code?: string }, request, reply) =>
    answerError(error, request, reply, options.log),
  )
  app.setNotFoundHandler((request, reply) =>
    sendProblem(reply, refusals.noSuchEndpoint(), localeOf(request), request.id),
  )

  for (const route of options.routes) {
    const { endpoint } = route
    const isOpen = route.kind === 'open'
    const isLong = isOpen ? endpoint.waits === true : takesLong(endpoint)
    const told = (error: Error & { code?: string }): never => {
      if (options.checkReplies) demandTold(route, error)
      throw error.code === QUERY_CANCELED ? tooLong(endpoint) : error
    }
    app.route({
      method: endpoint.method,
      url: `/api/v1${endpoint.path.replace(/\{(\w+)\}/g, ':$1')}`,
      config: { endpoint, gate: isLong ? 'slow' : isOpen ? 'door' : 'signed' },
      ...(isOpen ? {} : { bodyLimit: MOST_SENT }),
      // Before a byte of the body is read.
      onRequest: async (request, reply) => {
        try {
          if (!isOpen) await letIn(options, lookUps, route, request, reply)
          if (isLong) files.begin(request, reply)
        } catch (error) {
          told(error as Error)
        }
      },
      handler: (request, reply) =>
        within(isLong ? bounds.fileDeadlineMs : bounds.deadlineMs, answer(options, route, request, reply), () =>
          giveUp(request),
        ).catch(told),
    })
  }
  // Written when it is first asked for: it takes longer than all else at the start.
  let document: ReturnType<typeof openApi> | undefined
  const definition = () =>
    (document ??= openApi(
      options.routes.map((r) => r.endpoint),
      options.version,
    ))
  app.get('/api/openapi.json', AT_THE_DOOR, async () => definition())
  app.get('/api/docs', AT_THE_DOOR, async (request, reply) =>
    reply.type('text/html; charset=utf-8').send(docsPage(definition(), localeOf(request))),
  )
  app.get('/api/docs/style.css', async (_request, reply) => reply.type('text/css; charset=utf-8').send(docsStyle))
  app.get('/api/health/live', async () => ({ status: 'ok' }))
  app.get('/api/health/ready', async (_request, reply) => {
    try {
      await options.companies.list()
      return { status: 'ok' }
    } catch {
      return reply.code(503).send({ status: 'the database does not answer' })
    }
  })
  if (options.testClock)
    app.put<{ Body: { now: string | null } }>('/api/test/clock', async (request) => {
      ;(options.clock as TestClock).set(request.body.now)
      return { now: options.clock.now() }
    })
  app.get('/metrics', async (request, reply) => {
    if (!/^(::ffff:)?127\.|^::1$/.test(request.ip))
      return sendProblem(reply, refusals.notAllowed(), localeOf(request), request.id)
    return reply.type(metrics.contentType).send(await metrics.text())
  })
  return app
}

const AT_THE_DOOR = { config: { gate: 'door' } } as const

/** Who asks, once that is known. */
interface Standing {
  readonly company: Company
  readonly signedIn: SignedIn
}

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor | undefined
    standing: Standing | undefined
  }
}

/** Finds out who asks; refuses strangers, and those who may not ask this at all. */
async function letIn(
  { companies, clock, identify }: HttpOptions,
  lookUps: LookUps,
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const credential = credentialOf(request)
  if (!credential) throw new Refused(refusals.notSignedIn())
  const shown = credential.hash.toString('base64url')
  const standing = await lookUps.inTurn(shown, request.ip, untilGone(reply), async () => {
    const company = await companies.find(credential.slug)
    const signedIn = company && (await identify(company, credential, clock.now()))
    return signedIn && { company, signedIn }
  })
  if (!standing) throw new Refused(refusals.notSignedIn())
  request.standing = standing
  request.actor = standing.signedIn.actor
  demand(whyNotCall(route, standing.signedIn, credential.kind, request))
}

async function answer(
  options: HttpOptions,
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const { endpoint } = route
  const handle = route.handle as (first: unknown, input: unknown, exchange: unknown) => Promise<unknown>
  if (route.kind === 'open') {
    const locale = localeOf(request)
    const visit = { request, reply, companies: options.companies, clock: options.clock, locale, traceId: request.id }
    return send(options, route, reply, await handle(visit, readInput(endpoint, request, locale), undefined))
  }

  if (!request.standing) throw new Refused(refusals.notSignedIn())
  const { company, signedIn } = request.standing
  const locale = localeOf(request, signedIn.actor.locale)
  const input = readInput(endpoint, request, locale)

  const ifMatch = readIfMatch(request, locale)
  const workIn = (tx: Work['tx']): Work => ({
    ...options.companies.work(company, tx, signedIn.actor, signedIn.settings, request.id),
    locale,
    ifMatch,
  })
  const writing = <T>(act: (work: Work) => Promise<T>): Promise<T> =>
    inTransaction(company.db, async (tx) => {
      await plannedOnce(tx)
      const done = await act(workIn(tx))
      // Who was told that it was given up must not find it done.
      if (late.has(request)) throw new Refused(refusals.tookTooLong())
      committing.add(request)
      return done
    })
  const key = readKey(request, locale)
  const print = (sent: unknown) => fingerprint(request.method, request.url, sent)

  const secretsIn = async (work: Work, written: string) =>
    (await options.beforeReply?.(work, endpoint, written, input.params)) ?? { shown: [], withheld: [] }

  if (route.kind !== 'write') {
    const work = workIn(company.db)
    const writingOnce = async <T>(sent: unknown, act: (work: Work) => Promise<T>) =>
      (await writing((w) => once(w, key, print(sent), async () => ({ reply: await act(w), secret: false })))).reply
    const exchange = { request, reply, writing, writingOnce }
    const from = (db: Db) => handle(workIn(db), input, exchange)
    const source = route.figure && !request.cookies[WROTE] ? company.figuresDb : company.db
    const asked = source === company.db ? from(source) : from(source).catch(whenCutOff(() => from(company.db)))
    const result = await asked.catch(noteRefusal(work, secretsIn))
    if (reply.sent || result === reply) return reply
    // Who has left sees nothing of it, so no look is noted.
    if (reply.raw.destroyed) throw new Refused(refusals.tookTooLong())
    const written = writtenAs(result)
    const { withheld } = await secretsIn(work, written)
    // Nobody is told what a query forgot to leave out.
    if (withheld.length > 0) throw new Error(`${endpoint.id} would have shown what is secret: ${withheld.join(' ')}`)
    return send(options, route, reply, result, written)
  }
  const attempt = () =>
    writing((work) =>
      once(work, key, print(request.body), async () => {
        const done = await handle(work, input, { request, reply })
        const { shown, withheld } = await secretsIn(work, writtenAs(done))
        return { reply: done, secret: Boolean(route.secret) || shown.length + withheld.length > 0 }
      }),
    )
  const { reply: result, replayed } = await attempt()
    .catch((error) => (isGivenWay(error) ? attempt() : Promise.reject(error)))
    .catch(noteRefusal(workIn(company.db), secretsIn))
  // Who has just written is shown what came of it, which a server that follows may not know yet.
  if (company.isFollowed)
    reply.setCookie(WROTE, '1', {
      path: '/api',
      httpOnly: true,
      sameSite: 'strict',
      secure: request.protocol === 'https',
      maxAge: WROTE_S,
    })
  if (replayed) {
    reply.header('idempotent-replay', 'true')
    // Secret since, and no longer open to who asked then.
    if ((await secretsIn(workIn(company.db), writtenAs(result))).withheld.length > 0)
      throw new Refused(refusals.toldOnce())
  }
  return send(options, route, reply, result)
}

/** A server that follows may go, or stop a long read that its primary has overtaken: then the primary is asked. */
const whenCutOff =
  <T>(again: () => Promise<T>) =>
  (error: Error & { code?: string }): Promise<T> => {
    if (isDatabaseAway(error) || isGivenWay(error)) return again()
    throw error
  }
const WROTE = 'jinke-wrote'
const WROTE_S = 5

/** Requests that were told to be given up: nothing is committed for them, and nothing more is told. */
const late = new WeakSet<FastifyRequest>()
/** Requests for which something is being committed, or was: that can be given up no more. */
const committing = new WeakSet<FastifyRequest>()

/** What a request is told whose time is over. */
function giveUp(request: FastifyRequest): Refusal {
  if (committing.has(request)) return refusals.outcomeUnknown({ retryAfter: LATER_S })
  late.add(request)
  return refusals.tookTooLong({ retryAfter: LATER_S })
}

/** What a refusal tells beside its words is shown too, though its transaction is undone. */
const noteRefusal =
  (work: Work, note: (work: Work, written: string) => Promise<unknown>) =>
  async (error: unknown): Promise<never> => {
    if (error instanceof Refused && error.why.missing !== undefined) await note(work, writtenAs(error.why.missing))
    throw error
  }

function whyNotCall(
  route: Route,
  { actor, onlyPassword, onlySetUp }: SignedIn,
  kind: Credential['kind'],
  request: FastifyRequest,
) {
  if (onlyPassword && !route.endpoint.beforeOwnPassword) return refusals.ownPasswordDemanded()
  if (onlySetUp && !route.endpoint.beforeFactor) return refusals.factorDemanded()
  if (route.endpoint.roles && !route.endpoint.roles.includes(actor.role)) return refusals.notAllowed()
  if (request.method === 'GET') return null
  if (actor.readOnly) return refusals.readOnlyKey()
  // A page elsewhere can make a browser send the cookie, but not this header.
  if (kind === 'session' && !request.headers['x-jinke']) return refusals.crossSite()
  return null
}

const writtenAs = (result: unknown): string => JSON.stringify(result) ?? ''

function send(options: HttpOptions, route: Route, reply: FastifyReply, result: unknown, known?: string): unknown {
  if (reply.sent || late.has(reply.request) || result === reply) return reply
  if (route.endpoint.status) reply.code(route.endpoint.status)
  if (!route.endpoint.reply) return result === undefined ? reply.code(204).send() : result
  const written = known ?? writtenAs(result)
  if (options.checkReplies) demandShape(route.endpoint.reply, JSON.parse(written))
  return reply.type('application/json; charset=utf-8').send(written)
}

/** Throws where a reply is not what its contract tells. */
function demandShape(shape: z.ZodType, told: unknown): void {
  const faults = shape.safeParse(told).error?.issues.filter((fault) => !isOnlyOfAnotherAge(fault)) ?? []
  if (faults.length > 0) throw new z.ZodError(faults)
}

/** A statement that was given up: where lists promise so, the filter is to blame. */
const tooLong = ({ refusals: told = [] }: Endpoint): Refused =>
  new Refused(told.includes(refusals.tooBroad) ? refusals.tooBroad() : refusals.tookTooLong({ retryAfter: LATER_S }))

/** What an endpoint refuses stands in its contract: the OpenAPI promises it. */
function demandTold({ endpoint }: Route, error: unknown): void {
  if (!(error instanceof Refused) || refusalsOf(endpoint).some((kind) => kind.reason === error.why.kind.reason)) return
  throw new Error(`${endpoint.id} does not tell of ${error.why.kind.reason}`)
}

/** The language that the caller asks for, else the person's own, else Chinese. */
function localeOf(request: FastifyRequest, own: Locale = 'zh'): Locale {
  const asked = /^\s*(zh|en)/i.exec(request.headers['accept-language'] ?? '')?.[1]?.toLowerCase()
  return asked === 'zh' || asked === 'en' ? asked : own
}

const QUERY_CANCELED = '57014'
const DATA_EXCEPTION = /^22[0-9A-Z]{3}$/

function answerError(
  error: Error & { statusCode?: number; code?: string },
  request: FastifyRequest,
  reply: FastifyReply,
  log: Logger,
): FastifyReply {
  const locale = localeOf(request, request.actor?.locale)
  const refuse = (why: Parameters<typeof sendProblem>[1]) => sendProblem(reply, why, locale, request.id)
  if (error instanceof Refused) return refuse(error.why)
  if (error instanceof InvalidInput)
    return sendProblem(reply, refusals.invalidInput({ count: error.count }), locale, request.id, error.errors)
  // Of what comes in, only a cursor reaches the database unread.
  if (
    DATA_EXCEPTION.test(error.code ?? '') &&
    (request.query as { cursor?: unknown } | undefined)?.cursor !== undefined
  )
    return refuse(refusals.staleCursor())
  if (error.statusCode === 413) return refuse(refusals.tooLarge())
  if (error.statusCode === 415 || error.statusCode === 406) return refuse(refusals.wrongMediaType())
  if (error.statusCode && error.statusCode < 500) return refuse(refusals.unreadableBody())
  if (error instanceof OutcomeUnknown) {
    log.warn({ traceId: request.id, error: error.message }, 'the database went away while it kept a write')
    return refuse(refusals.outcomeUnknown())
  }
  if (isDatabaseAway(error)) {
    log.warn({ traceId: request.id, error: error.message }, 'the database is away')
    return refuse(refusals.databaseAway())
  }
  if (isDiskFull(error)) {
    log.error({ traceId: request.id, error: error.message }, 'the disk is full')
    return refuse(refusals.diskFull())
  }
  log.error(
    { traceId: request.id, error: { name: error.name, message: error.message, code: error.code, stack: error.stack } },
    'request failed',
  )
  return sendProblem(reply, refusals.failed({ traceId: request.id }), locale, request.id)
}
