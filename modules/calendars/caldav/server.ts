import {
  calendarMultiGet,
  calendarQuery,
  createObject,
  type DAVAccount,
  type DAVCalendar,
  deleteObject,
  fetchCalendars,
  fetchHomeUrl,
  fetchPrincipalUrl,
  updateObject,
} from 'tsdav'
import { fetchOutside, isTrusted } from '../../../platform/outside.ts'
import { Refused } from '../../../shared/refusal.ts'
import type { Settings } from '../../../shared/setting.ts'
import {
  badCertificate,
  loginRefused,
  noCalendars,
  notACalendarAddress,
  readOnlyCalendar,
  unreachable,
} from '../refusals.ts'

export interface Login {
  readonly url: string
  readonly login: string
  readonly password: string
}

export interface RemoteCalendar {
  readonly url: string
  readonly name: string
  readonly readOnly: boolean
  /** What the server says of the state of the whole; null where it says nothing. */
  readonly mark: string | null
}

export interface RemoteFile {
  readonly href: string
  readonly etag: string
  readonly text: string
}

/** A calendar server as its owner reaches it. What goes wrong is a `Refused` that says it in words. */
export interface CalendarServer {
  calendars(): Promise<RemoteCalendar[]>
  /** The files of a calendar that have something in a span, with their etags. */
  list(calendar: string, from: Date, to: Date): Promise<Map<string, string>>
  read(calendar: string, hrefs: readonly string[]): Promise<RemoteFile[]>
  /** The new etag, where the server says it; `changed` where the file there is not the one we knew. */
  write(href: string, text: string, etag: string | null): Promise<{ etag: string | null } | 'changed'>
  remove(href: string): Promise<void>
}

const AT_ONCE = 50
const PROPS = {
  'd:displayname': {},
  'cs:getctag': {},
  'd:resourcetype': {},
  'c:supported-calendar-component-set': {},
  'd:sync-token': {},
  'd:current-user-privilege-set': {},
}

export function calendarServer(settings: Settings, { url, login, password }: Login): CalendarServer {
  const host = hostOf(url)
  const headers = { authorization: `Basic ${Buffer.from(`${login}:${password}`).toString('base64')}` }
  const ask = { headers, fetch: guarded(settings, host) }
  const told = <T>(act: () => Promise<T>) => act().catch((error) => Promise.reject(whyNot(host, error)))
  return {
    calendars: () =>
      told(async () => {
        const account = await accountAt(url, ask)
        const found = await fetchCalendars({
          account,
          props: PROPS,
          projectedProps: { currentUserPrivilegeSet: true },
          ...ask,
        })
        if (found.length === 0) throw new Refused(noCalendars({ host }))
        return found.map(remoteCalendar)
      }),
    list: (calendar, from, to) =>
      told(async () => {
        const found = await calendarQuery({
          url: calendar,
          props: { 'd:getetag': {} },
          filters: eventsBetween(from, to),
          depth: '1',
          ...ask,
        })
        return new Map(
          found
            .filter(({ ok, href, props }) => ok && href && props?.getetag)
            .map(({ href, props }) => [new URL(href ?? '', calendar).href, String(props?.getetag)]),
        )
      }),
    read: (calendar, hrefs) =>
      told(async () => {
        const files: RemoteFile[] = []
        for (let at = 0; at < hrefs.length; at += AT_ONCE) {
          const found = await calendarMultiGet({
            url: calendar,
            props: { 'd:getetag': {}, 'c:calendar-data': {} },
            objectUrls: hrefs.slice(at, at + AT_ONCE).map((href) => new URL(href).pathname),
            depth: '1',
            ...ask,
          })
          for (const { href, props } of found) {
            const text = props?.calendarData?._cdata ?? props?.calendarData
            if (href && typeof text === 'string')
              files.push({ href: new URL(href, calendar).href, etag: String(props?.getetag ?? ''), text })
          }
        }
        return files
      }),
    write: (href, text, etag) =>
      told(async () => {
        const sent = { ...ask, headers: { ...headers, 'content-type': 'text/calendar; charset=utf-8' } }
        const answer = etag
          ? await updateObject({ url: href, data: text, etag, ...sent })
          : await createObject({ url: href, data: text, ...sent, headers: { ...sent.headers, 'if-none-match': '*' } })
        if (answer.status === 412) return 'changed' as const
        if (!answer.ok) throw new Refused(answer.status === 403 ? readOnlyCalendar() : unreachable({ host }))
        return { etag: answer.headers.get('etag') }
      }),
    remove: (href) =>
      told(async () => {
        const answer = await deleteObject({ url: href, ...ask })
        if (!answer.ok && answer.status !== 404 && answer.status !== 410) throw new Refused(unreachable({ host }))
      }),
  }
}

function hostOf(url: string): string {
  try {
    const { hostname, protocol } = new URL(url)
    if (protocol === 'https:' || protocol === 'http:') return hostname
  } catch {
    // Told below.
  }
  throw new Refused(notACalendarAddress())
}

type Fetch = typeof globalThis.fetch

/** Everything that the library asks goes through the guard; one answer that the login is wrong ends it. */
const guarded =
  (settings: Settings, host: string): Fetch =>
  async (address, init) => {
    const url = new URL(String(address))
    // A password goes unencrypted to the firm's own servers only.
    if (url.protocol !== 'https:' && !isTrusted(settings, url.hostname)) throw new Refused(notACalendarAddress())
    const answer = await fetchOutside(settings, url, {
      method: init?.method ?? 'GET',
      headers: Object.fromEntries(new Headers(init?.headers)),
      ...(typeof init?.body === 'string' ? { body: init.body } : {}),
    })
    if (answer.status === 401) throw new Refused(loginRefused({ host }))
    return answer
  }

/** Where the person's calendars are: at the address itself, or where the server's well-known address leads. */
async function accountAt(url: string, ask: { headers: Record<string, string>; fetch: Fetch }): Promise<DAVAccount> {
  const roots = [url, new URL('/.well-known/caldav', url).href, new URL('/', url).href]
  for (const rootUrl of new Set(roots)) {
    const account: DAVAccount = { accountType: 'caldav', serverUrl: url, rootUrl }
    const found = await principalAt(account, ask)
    if (found) return found
  }
  throw new Refused(noCalendars({ host: new URL(url).hostname }))
}

async function principalAt(account: DAVAccount, ask: { headers: Record<string, string>; fetch: Fetch }) {
  try {
    const principalUrl = await fetchPrincipalUrl({ account, ...ask })
    const homeUrl = await fetchHomeUrl({ account: { ...account, principalUrl }, ...ask })
    return { ...account, principalUrl, homeUrl }
  } catch (error) {
    // What the guard, the net or the login says is said; that there is nothing here may be otherwise elsewhere.
    if (error instanceof Refused || isOfTheNet(error)) throw error
    return null
  }
}

const isOfTheNet = (error: unknown): boolean => typeof (error as NodeJS.ErrnoException)?.code === 'string'

function remoteCalendar({ url, displayName, syncToken, ctag, projectedProps }: DAVCalendar): RemoteCalendar {
  const name = typeof displayName === 'string' ? displayName.trim() : ''
  const mark = syncToken ?? ctag
  const privileges = JSON.stringify(projectedProps?.currentUserPrivilegeSet ?? null)
  return {
    url,
    name: name || decodeURIComponent(new URL(url).pathname.split('/').findLast(Boolean) ?? url),
    readOnly: privileges !== 'null' && !/"(all|write|writeContent|bind)"/.test(privileges),
    mark: mark === undefined ? null : String(mark),
  }
}

const stamp = (instant: Date) => `${instant.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`

const eventsBetween = (from: Date, to: Date) => [
  {
    'comp-filter': {
      _attributes: { name: 'VCALENDAR' },
      'comp-filter': {
        _attributes: { name: 'VEVENT' },
        'time-range': { _attributes: { start: stamp(from), end: stamp(to) } },
      },
    },
  },
]

const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_(VERIFY|GET_ISSUER)|ALTNAME/

function whyNot(host: string, error: unknown): unknown {
  if (error instanceof Refused) return error
  const code = String((error as NodeJS.ErrnoException)?.code ?? '')
  if (CERTIFICATE.test(code)) return new Refused(badCertificate({ host }))
  return new Refused(unreachable({ host }))
}
