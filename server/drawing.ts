import { createHash } from 'node:crypto'
import { setMaxListeners } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { IncomingHttpHeaders } from 'node:http'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Clock } from '../platform/clock.ts'
import { sessionCookie } from '../platform/http/credential.ts'
import type { Endpoint } from '../shared/endpoint.ts'
import type { Locale } from '../shared/text.ts'

type Answer = readonly [key: readonly unknown[], reply: unknown]

interface Me {
  readonly locale: Locale
  readonly company: { readonly kind: string }
  readonly mustChangePassword: boolean
  readonly mustSetUpFactor: boolean
}
interface Setup {
  readonly company: object | null
}

interface Drawn {
  standing: { me: Me } | { setup: Setup }
  language: Locale
  width: string
  now: string
  answers: Answer[]
}

/** web/drawing.tsx, as it is built for us. */
interface Drawing {
  stageFor(address: string): Promise<{
    screen: string
    draw(
      from: Drawn,
      endpoints: ReadonlyMap<string, Endpoint>,
    ): { markup: string; lacks: { key: readonly unknown[]; address: string; paged: boolean }[] }
  } | null>
}

/** From what a screen is drawn: what it may ask, and the time. */
export interface Known {
  readonly endpoints: readonly Endpoint[]
  readonly clock: Clock
  /** Milliseconds after which the page comes with what is known by then, empty where that is nothing; 1500 where it is left out. */
  readonly patience?: number
}

export interface DrawnPage {
  readonly html: string
  /** The page's own policy, which allows the very styles that stand in it. */
  readonly policy: string
}

/** dist/web/screens.json: by a screen's address, what it needs beside what every page loads. */
type Files = Readonly<Record<string, readonly string[]>>

const [OK, UNKNOWN] = [200, 401]
/** Each round shows what the one before lacked: who it is, the screen, its rows. */
const ROUNDS = 4
/** Who waits longer than this sees more by the empty page, which says at once that Jinke is coming. */
const PATIENCE_MS = 1500
/** Drawing keeps the process from all else: with more visits at a time, those on top come empty and draw themselves. */
const MOST_AT_ONCE = 4
/** Far more than a screen asks. */
const MOST_ASKED = 200

/**
 * How the first screen of a visit is drawn, so that it is in sight before the program is there: by the screens'
 * own components, from the endpoints that they would ask themselves, in the name of who visits. Answers null where there
 * is nothing to draw: no such screen, no visit of a person, or a build that is newer than this server.
 */
export async function openDrawing(
  app: FastifyInstance,
  root: string,
  { endpoints, clock, patience = PATIENCE_MS }: Known,
): Promise<(request: FastifyRequest, policy: string) => Promise<DrawnPage | null>> {
  const [file, index] = [join(root, 'dist/drawing/drawing.mjs'), join(root, 'dist/web/index.html')]
  if (!existsSync(file)) return async () => null
  const page = readFileSync(index, 'utf8')
  const files: Files = JSON.parse(readFileSync(join(root, 'dist/web/screens.json'), 'utf8'))
  const { stageFor } = (await import(pathToFileURL(file).href)) as Drawing
  const empties = new Map<string, Empty>()
  const byId = new Map(endpoints.map((endpoint) => [endpoint.id, endpoint]))

  const drawFor = async (request: FastifyRequest, policy: string): Promise<DrawnPage | null> => {
    // What has been told by its end is shown, for it is noted as seen; what has not is given up, and noted nowhere.
    const signal = AbortSignal.timeout(patience)
    setMaxListeners(MOST_ASKED, signal)
    const answerOf = (address: string, language: Locale) =>
      app.inject({
        signal,
        url: address,
        headers: { ...passedOn(request.headers), 'accept-language': tagOf(language) },
        remoteAddress: request.socket.remoteAddress ?? '127.0.0.1',
      })
    const ask = async (address: string, language: Locale) => {
      const answer = await answerOf(address, language).catch(unlessGivenUp(signal))
      return answer?.statusCode === OK ? answer.json() : undefined
    }
    const spoken = languageOf(request)
    const stage = await stageFor(request.url)
    const standing = await standingOf(request, (address) => answerOf(address, spoken))
    if (!stage || !standing) return null
    const language = chosenBy(request) ?? languageIn(standing) ?? spoken
    const from: Drawn = {
      standing,
      language,
      width: widthOf(request.headers),
      now: clock.now().toISOString(),
      answers: [],
    }
    let { markup, lacks } = stage.draw(from, byId)
    for (let round = 1; lacks.length > 0 && round < ROUNDS && !signal.aborted; round++) {
      const answers = await Promise.all(
        lacks.map(async ({ key, address, paged }): Promise<Answer[]> => {
          const reply = await ask(address, language)
          return reply === undefined ? [] : [[key, paged ? { pages: [reply], pageParams: [null] } : reply]]
        }),
      )
      if (answers.flat().length === 0) break
      from.answers.push(...answers.flat())
      ;({ markup, lacks } = stage.draw(from, byId))
    }
    if (signal.aborted && from.answers.length === 0) return null
    const screen = 'me' in standing ? stage.screen : standing.setup.company ? 'door' : 'first-run'
    const empty = empties.get(screen) ?? emptyPage(page, files[screen] ?? [], join(root, 'dist/web'))
    empties.set(screen, empty)
    return {
      html: pageWith(empty, markup, from, screen),
      policy: allowing(policy, stylesIn(markup).add(empty.styles)),
    }
  }

  let underWay = 0
  return async (request, policy) => {
    if (!isVisit(request) || underWay >= MOST_AT_ONCE || (await readFile(index, 'utf8')) !== page) return null
    underWay++
    try {
      return await drawFor(request, policy)
    } catch (error) {
      // The empty page is there in any case, and asks for itself.
      if ((error as Error).name !== GIVEN_UP)
        request.log.error({ error: (error as Error).stack }, 'the first screen could not be drawn')
      return null
    } finally {
      underWay--
    }
  }
}

const GIVEN_UP = 'AbortError'

const unlessGivenUp =
  (signal: AbortSignal) =>
  (error: Error): null => {
    if (signal.aborted) return null
    throw error
  }

/**
 * Somebody opens a page: no program that reads or keeps it (the service worker keeps the empty one), and no browser
 * that only guesses where they go.
 */
function isVisit({ method, headers }: FastifyRequest): boolean {
  return (
    method === 'GET' &&
    headers['sec-fetch-mode'] === 'navigate' &&
    // Empty where the service worker passes a visit on.
    ['document', 'empty'].includes(String(headers['sec-fetch-dest'])) &&
    headers['sec-purpose'] === undefined
  )
}

/** Who visits: somebody signed in, or a visitor at the door or of the first run; null where there is more to be asked than can be drawn. */
async function standingOf(
  request: FastifyRequest,
  answerOf: (address: string) => Promise<{ statusCode: number; json(): unknown }>,
): Promise<Drawn['standing'] | null> {
  const known = request.cookies[sessionCookie(request)] ? await answerOf('/api/v1/me') : null
  if (known?.statusCode === OK) {
    const me = known.json() as Me
    return me.mustChangePassword || me.mustSetUpFactor ? null : { me }
  }
  // Of whom it was not told who it is, too much being asked at the moment, is no stranger.
  if (known && known.statusCode !== UNKNOWN) return null
  const told = await answerOf('/api/v1/setup')
  const setup = told.statusCode === OK ? (told.json() as Setup) : null
  return setup && { setup }
}

const NOT_PASSED_ON = /^(accept.*|if-.*|content-.*|connection|transfer-encoding|upgrade.*|range|sec-.*)$/

const passedOn = (headers: IncomingHttpHeaders) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !NOT_PASSED_ON.test(name)))

const tagOf = (language: Locale): string => (language === 'zh' ? 'zh-CN' : 'en')

/** As web/text/locale.ts finds it. */
const languageOf = (request: FastifyRequest): Locale =>
  chosenBy(request) ?? (/^\s*zh\b/i.test(request.headers['accept-language'] ?? '') ? 'zh' : 'en')

function chosenBy({ cookies: { jinke_locale: choice } }: FastifyRequest): Locale | undefined {
  return choice === 'zh' || choice === 'en' ? choice : undefined
}

/** As web/session.tsx follows it. */
function languageIn(standing: Drawn['standing']): Locale | undefined {
  return 'me' in standing && standing.me.company.kind === 'main' && standing.me.locale === 'en' ? 'en' : undefined
}

const widthOf = (headers: IncomingHttpHeaders): string =>
  headers['sec-ch-ua-mobile'] === '?1' || /Mobi/.test(headers['user-agent'] ?? '') ? 'phone' : 'wide'

/** The page of a screen without what its visitor is shown, and the styles that stand in it. */
interface Empty {
  readonly html: string
  readonly styles: string
}

/** What the first paint does not wait for. */
const PROGRAM = /<link rel="modulepreload"|<script type="module"/g
const STYLE = /<link rel="stylesheet"[^>]*href="([^"]+)"[^>]*>/g

/**
 * A screen's styles stand in its page: each file of them would be waited for before anything is painted. The program finds
 * their links, which fetch nothing, and asks for none of them again. The screen's program is fetched beside what all share.
 */
function emptyPage(page: string, files: readonly string[], folder: string): Empty {
  const named = [...page.matchAll(STYLE)].map(([, file]) => (file as string).slice(1))
  const sheets = [...named, ...files.filter((file) => file.endsWith('.css'))]
  const styles = sheets.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n')
  const links = [
    ...sheets.map((file) => `<link rel="stylesheet" disabled href="/${file}">`),
    ...files
      .filter((file) => !sheets.includes(file))
      .map((file) => `<link rel="modulepreload" crossorigin href="/${file}">`),
  ]
  const html = page
    .replace(STYLE, '')
    .replace('<script', () => `<style>${styles}</style><script`)
    .replace('</head>', () => `${links.join('')}</head>`)
    .replace(PROGRAM, '$& fetchpriority="low"')
  return { html, styles }
}

function pageWith({ html }: Empty, markup: string, from: Drawn, screen: string): string {
  // At a desk the first customer of the day's list stands open beside it as soon as the program is there.
  const how = screen === '/' && from.width === 'wide' && markup.includes('data-row') ? 'beside' : 'alone'
  const data = JSON.stringify(from).replaceAll('<', '\\u003c')
  const body = `<div id="root">${markup}</div><script type="application/json" id="drawn">${data}</script>`
  return html
    .replace(/<html lang="[^"]*">/, `<html lang="${tagOf(from.language)}" data-drawn="${how}">`)
    .replace(/<div id="opening"[\s\S]*<div id="root"><\/div>/, () => body)
}

/** Style attributes, which a policy without inline styles allows one by one. */
function stylesIn(markup: string): Set<string> {
  const written = [...markup.matchAll(/ style="([^"]*)"/g)].map(([, style]) => style as string)
  return new Set(
    written.map((style) => style.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&amp;', '&')),
  )
}

function allowing(policy: string, styles: ReadonlySet<string>): string {
  const hashes = [...styles].map((style) => `'sha256-${createHash('sha256').update(style).digest('base64')}'`)
  return policy.replace("style-src 'self'", ["style-src 'self' 'unsafe-hashes'", ...hashes].join(' '))
}
