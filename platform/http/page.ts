import formbody from '@fastify/formbody'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Refused, tellRefusal } from '../../shared/refusal.ts'
import { type Locale, say, texts } from '../../shared/text.ts'
import { writable } from '../../shared/written.ts'
import type { Clock } from '../clock.ts'
import type { Companies } from '../companies.ts'
import type { Logger } from '../log.ts'
import { pageStyle } from './page.style.ts'

// Pages for those who have no account: drawn here, answered by a plain form, no script. GET and HEAD never act.

const words = texts({
  gone: { zh: '这个链接打不开了', en: 'This link leads nowhere' },
  goneWhy: {
    zh: '链接可能已过期、已作废，或没有复制完整。请与给您链接的人联系。',
    en: 'It may have expired, been revoked, or not been copied whole. Please ask whoever gave it to you.',
  },
  often: { zh: '请稍等一会儿再试', en: 'Please wait a moment and try again' },
  broke: { zh: '出了点问题', en: 'Something went wrong' },
  brokeWhy: { zh: '没有改动任何内容，请稍后再试。', en: 'Nothing was changed; please try again later.' },
  other: { zh: 'English', en: '中文' },
})

/** Text that is safe to stand in a page as it is. */
export class Html {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

const plain = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`)

type Piece = Html | string | number | null | false | readonly Piece[]

const drawn = (piece: Piece): string => {
  if (piece === null || piece === false) return ''
  if (piece instanceof Html) return piece.text
  return Array.isArray(piece) ? piece.map(drawn).join('') : plain(String(piece))
}

/** HTML in which everything that is put in is text, unless it is HTML made the same way. */
export const html = (strings: TemplateStringsArray, ...pieces: Piece[]): Html =>
  new Html(strings.reduce((all, string, at) => all + drawn(pieces[at - 1] ?? null) + string))

/** Of paragraphs and line breaks, as somebody wrote them. */
export const lines = (text: string): Html => new Html(text.split(/\r?\n/).map(plain).join('<br>'))

export interface PageVisit {
  readonly companies: Companies
  readonly clock: Clock
  /** The language that was asked for by the switch. */
  readonly asked: Locale | null
  /** The browser's; Chinese where it says nothing that we speak. */
  readonly spoken: Locale
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  readonly traceId: string
}

export interface ShownPage {
  readonly locale: Locale
  readonly title: string
  readonly body: Html
  readonly status?: number
  /** What the page was asked for, kept when the language is switched. */
  readonly keep?: Readonly<Record<string, string>>
}

/** A file in place of a page: what a visitor's other programs take. */
export interface ShownFile {
  readonly file: { readonly name: string; readonly type: string; readonly text: string }
}

/** A page at an address of its own. `act` answers a form: then the page is shown anew, or another one at its path, or what it says. */
export interface Page {
  readonly path: string
  /** Null: nothing there. */
  show(visit: PageVisit): Promise<ShownPage | ShownFile | null>
  act?(visit: PageVisit, form: Readonly<Record<string, string>>): Promise<boolean | string | ShownPage>
  /** How many forms it takes from one address in a minute, where fewer than pages are shown. */
  readonly mostActs?: number
}

export interface PageOptions {
  companies: Companies
  clock: Clock
  log: Logger
  pages: readonly Page[]
}

const MOST_FORM_BYTES = 16 * 1024
const MOST_FIELDS = 20
const MINUTE_MS = 60_000
/** Far more than a person clicks, from one address in a minute; a firm's people may share one. */
const MOST_A_MINUTE = 240
const STYLE = '/a/style.css'
const AT_THE_DOOR = { config: { gate: 'door' } } as const

const HEADERS = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'x-robots-tag': 'noindex, nofollow',
}

/** Public pages, apart from the API: forms are read here only, and small. */
export async function servePages(app: FastifyInstance, options: PageOptions): Promise<void> {
  await app.register(async (inside) => {
    await inside.register(formbody, { bodyLimit: MOST_FORM_BYTES })
    const tooOften = rateLimit(MOST_A_MINUTE)
    inside.addHook('onRequest', async (request, reply) => {
      reply.headers(HEADERS)
      if (tooOften(request.ip, options.clock.now().getTime())) return tellOften(reply, request)
    })
    inside.setErrorHandler((error: Error & { statusCode?: number }, request, reply) =>
      tellError(error, request, reply, options.log),
    )
    inside.get(STYLE, async (_request, reply) =>
      reply.header('cache-control', 'public, max-age=3600').type('text/css; charset=utf-8').send(pageStyle),
    )
    for (const page of options.pages) {
      inside.get(page.path, AT_THE_DOOR, async (request, reply) =>
        shown(reply, request, await page.show(visitOf(options, request))),
      )
      const act = page.act
      if (!act) continue
      const actsTooOften = rateLimit(page.mostActs ?? MOST_A_MINUTE)
      inside.post(page.path, { ...AT_THE_DOOR, bodyLimit: MOST_FORM_BYTES }, async (request, reply) => {
        if (actsTooOften(request.ip, options.clock.now().getTime())) return tellOften(reply, request)
        const visit = visitOf(options, request)
        const done = await act(visit, formOf(request))
        if (!done) return shown(reply, request, null)
        if (typeof done === 'object') return shown(reply, request, done)
        // The page is asked for anew, so that going back or reloading sends nothing twice.
        const path = done === true ? request.url.split('?')[0] : done
        return reply.redirect(`${path}${visit.asked ? `?lang=${visit.asked}` : ''}`, 303)
      })
    }
  })
}

function tellOften(reply: FastifyReply, request: FastifyRequest): FastifyReply {
  const locale = spokenBy(request)
  reply.code(429).header('retry-after', '60')
  const often = say(words.often, locale)
  return send(reply, { locale, title: often, body: html`<h1>${often}</h1>` }, null)
}

const visitOf = ({ companies, clock }: PageOptions, request: FastifyRequest): PageVisit => {
  const query = textsOf(request.query)
  const asked = query.lang === 'zh' || query.lang === 'en' ? query.lang : null
  return {
    companies,
    clock,
    asked,
    spoken: spokenBy(request),
    params: textsOf(request.params),
    query,
    traceId: request.id,
  }
}

/** What came in as texts, without what no database keeps: nobody here could be told which field it was. */
const textsOf = (given: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries((given ?? {}) as Record<string, unknown>)
      .filter((entry): entry is [string, string] => typeof entry[1] === 'string')
      .slice(0, MOST_FIELDS)
      .map(([name, text]) => [name, writable(text)]),
  )
const formOf = (request: FastifyRequest) => textsOf(request.body)

const spokenBy = (request: FastifyRequest): Locale =>
  /^\s*en/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'zh'

function shown(reply: FastifyReply, request: FastifyRequest, page: ShownPage | ShownFile | null) {
  if (page && 'file' in page) {
    const { name, type, text } = page.file
    return reply.type(type).header('content-disposition', `inline; filename="${name}"`).send(text)
  }
  if (page) return send(reply.code(page.status ?? 200), page, request)
  const locale = spokenBy(request)
  const body = html`<h1>${say(words.gone, locale)}</h1><p>${say(words.goneWhy, locale)}</p>`
  return send(reply.code(404), { locale, title: say(words.gone, locale), body }, request)
}

function send(
  reply: FastifyReply,
  { locale, title, body, keep = {} }: ShownPage,
  request: FastifyRequest | null,
): FastifyReply {
  const other = locale === 'zh' ? 'en' : 'zh'
  const path = request?.url.split('?')[0] ?? null
  const page = html`<!doctype html><html lang="${locale === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark"><title>${title}</title>
<link rel="stylesheet" href="${STYLE}"></head><body><main>${body}</main>${
    path &&
    html`<footer><a href="${path}?${new URLSearchParams({ ...keep, lang: other }).toString()}" hreflang="${other}" rel="nofollow">${say(words.other, locale)}</a></footer>`
  }</body></html>`
  return reply.type('text/html; charset=utf-8').send(page.text)
}

function tellError(error: Error & { statusCode?: number }, request: FastifyRequest, reply: FastifyReply, log: Logger) {
  const locale = spokenBy(request)
  if (error instanceof Refused) {
    const told = tellRefusal(error.why, locale)
    const { retryAfter } = Object(error.why.missing) as { retryAfter?: unknown }
    if (retryAfter !== undefined) reply.header('retry-after', String(retryAfter))
    const back = html`<p><a class="button" href="${request.url.split('?')[0] ?? ''}">${locale === 'zh' ? '返回' : 'Back'}</a></p>`
    return send(
      reply.code(error.why.kind.status),
      { locale, title: told, body: html`<h1>${told}</h1>${back}` },
      request,
    )
  }
  const status = error.statusCode && error.statusCode < 500 ? error.statusCode : 500
  // Never the address: who has it holds the link.
  if (status === 500)
    log.error({ traceId: request.id, error: { message: error.message, stack: error.stack } }, 'page failed')
  const body = html`<h1>${say(words.broke, locale)}</h1><p>${say(words.brokeWhy, locale)}</p>`
  return send(reply.code(status), { locale, title: say(words.broke, locale), body }, request)
}

/** Whether an address has asked too often within the running minute. */
export function rateLimit(most: number) {
  let minute = 0
  let counts = new Map<string, number>()
  return (address: string, now: number): boolean => {
    const current = Math.floor(now / MINUTE_MS)
    if (current !== minute) [minute, counts] = [current, new Map()]
    const count = (counts.get(address) ?? 0) + 1
    counts.set(address, count)
    return count > most
  }
}
