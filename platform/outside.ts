import { lookup as systemLookup } from 'node:dns/promises'
import http from 'node:http'
import https from 'node:https'
import { BlockList, isIP, isIPv6 } from 'node:net'
import { z } from 'zod'
import { type Refusal, Refused } from '../shared/refusal.ts'
import {
  answerTooLarge,
  answerTooLate,
  innerHost,
  oddPort,
  tooManyRedirects,
  unknownHost,
} from '../shared/refusals.outside.ts'
import { type Settings, setting, settingOf } from '../shared/setting.ts'
import { texts } from '../shared/text.ts'

// Whoever may name a server (mail, calendars, feeds) could name one of the firm's own network, or this machine. All go
// through here: the name is looked up once, and what was vetted is what is connected to.

const words = texts({
  innerHosts: { zh: '允许连接的内网服务器', en: 'Servers of the own network that may be connected to' },
  innerHelp: {
    zh: '邮件、日历服务器在公司内网或用特殊端口时，把主机名或 IP 写在这里，用空格或逗号隔开',
    en: 'Where a mail or calendar server stands on the own network or uses an odd port: its name or IP, parted by spaces or commas',
  },
})

export const innerHosts = setting({
  key: 'company.inner_hosts',
  schema: z
    .string()
    .max(1000)
    .refine((text) => hostsIn(text).every((host) => /^[\p{L}\p{N}.:_-]{1,253}$/u.test(host))),
  fallback: '',
  label: words.innerHosts,
  help: words.innerHelp,
  rule: 'C1',
})

const INNER = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  INNER.addSubnet(net, bits, 'ipv4')
// Metadata of Aliyun's machines stands in 100.64/10; of the others in 169.254/16.
const OUTER_V6 = new BlockList()
OUTER_V6.addSubnet('2000::', 3, 'ipv6')
const INNER_V6 = new BlockList()
for (const [net, bits] of [
  ['2001:db8::', 32],
  ['2001::', 23],
  ['3fff::', 20],
] as const)
  INNER_V6.addSubnet(net, bits, 'ipv6')

/** Whether an address leads to this machine, the own network, or nowhere in the world outside. */
export function isInner(address: string): boolean {
  if (!isIPv6(address)) return isIP(address) === 0 || INNER.check(address, 'ipv4')
  const embedded = embeddedV4(address)
  if (embedded) return INNER.check(embedded, 'ipv4')
  return !OUTER_V6.check(address, 'ipv6') || INNER_V6.check(address, 'ipv6')
}

/** The IPv4 address that an IPv6 one only carries: mapped, translated (NAT64) or 6to4. */
function embeddedV4(address: string): string | null {
  const words = groupsOf(address)
  const [a = 0, b = 0] = words
  const low = (high: number, lower: number) => `${high >> 8}.${high & 255}.${lower >> 8}.${lower & 255}`
  const leading = (count: number) => words.slice(0, count).every((word) => word === 0)
  if (leading(5) && (words[5] === 0xffff || (words[5] === 0 && (words[6] ?? 0) !== 0)))
    return low(words[6] ?? 0, words[7] ?? 0)
  if (leading(4) && words[4] === 0xffff && words[5] === 0) return low(words[6] ?? 0, words[7] ?? 0)
  if (a === 0x64 && b === 0xff9b) return low(words[6] ?? 0, words[7] ?? 0)
  return a === 0x2002 ? low(b, words[2] ?? 0) : null
}

function groupsOf(address: string): number[] {
  const plain = address.replace(/%.*$/, '').replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, ...parts: string[]) => {
    const [w = 0, x = 0, y = 0, z = 0] = parts.slice(0, 4).map(Number)
    return `${((w << 8) | x).toString(16)}:${((y << 8) | z).toString(16)}`
  })
  const [head = '', tail] = plain.split('::')
  const read = (part: string) => (part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16)))
  const [before, after] = [read(head), read(tail ?? '')]
  const gap = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length)
  return [...before, ...Array<number>(gap).fill(0), ...after]
}

/** What serves on which ports, outside. */
export const PORTS = {
  smtp: [25, 465, 587, 2525],
  imap: [143, 993],
  web: [80, 443, 8008, 8080, 8443],
} as const
export type Service = keyof typeof PORTS

const hostsIn = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[\s,，;；、]+/)
    .filter(Boolean)
const plainHost = (host: string): string =>
  host
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')

/** Whether the company named a server as one of its own. */
export const isTrusted = (settings: Settings, host: string): boolean =>
  hostsIn(settingOf(settings, innerHosts)).includes(plainHost(host))

export type Lookup = (host: string) => Promise<readonly { address: string; family: number }[]>

const look: Lookup = (host) => systemLookup(host, { all: true, verbatim: true })

/** Where to connect: an address that was vetted, and the name that its certificate must bear. */
export interface Reached {
  readonly host: string
  readonly address: string
  readonly family: 4 | 6
  readonly port: number
}

/** Looks a server up, once. Refuses what is not outside, unless the company named it; one inner address among several is enough. */
export async function reach(
  settings: Settings,
  { host, port, service }: { host: string; port: number; service: Service },
  lookup: Lookup = look,
): Promise<Reached> {
  const name = plainHost(host)
  const trusted = isTrusted(settings, name)
  if (!trusted && !(PORTS[service] as readonly number[]).includes(port))
    throw new Refused(oddPort({ host: name, port }))
  const found = isIP(name)
    ? [{ address: name, family: isIP(name) }]
    : await lookup(name).catch(() => {
        throw new Refused(unknownHost({ host: name }))
      })
  const why = whyNotConnect(name, trusted, found)
  if (why) throw new Refused(why)
  const chosen = found.find(({ family }) => family === 4) ?? found[0]
  return { host: name, address: chosen?.address ?? '', family: chosen?.family === 6 ? 6 : 4, port }
}

function whyNotConnect(host: string, trusted: boolean, found: readonly { address: string }[]): Refusal | null {
  if (found.length === 0) return unknownHost({ host })
  return !trusted && found.some(({ address }) => isInner(address)) ? innerHost({ host }) : null
}

export interface OutsideRequest {
  method?: string
  headers?: Record<string, string>
  body?: string | Buffer
}

export interface OutsideLimits {
  seconds: number
  megabytes: number
  redirects: number
}

const LIMITS: OutsideLimits = { seconds: 30, megabytes: 20, redirects: 5 }
const MEGABYTE = 1 << 20
const REDIRECTS = [301, 302, 303, 307, 308]

/**
 * Asks a web server outside. Redirects are followed through the same door, and credentials do not follow to another
 * server. Answers a `Response`, for libraries that take a `fetch` of ours.
 */
export async function fetchOutside(
  settings: Settings,
  address: string | URL,
  request: OutsideRequest = {},
  limits: Partial<OutsideLimits> = {},
  lookup: Lookup = look,
): Promise<Response> {
  const within = { ...LIMITS, ...limits }
  const deadline = Date.now() + within.seconds * 1000
  let url = new URL(address)
  let asked = request
  for (let hop = 0; hop <= within.redirects; hop++) {
    const host = plainHost(url.hostname)
    if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new Refused(unknownHost({ host: url.protocol }))
    const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80)
    const reached = await reach(settings, { host, port, service: 'web' }, lookup)
    const answer = await ask(url, reached, asked, within, deadline)
    const to = answer.headers.get('location')
    if (!REDIRECTS.includes(answer.status) || !to) return answer
    const next = new URL(to, url)
    asked = followed(asked, answer.status, url.origin === next.origin)
    url = next
  }
  throw new Refused(tooManyRedirects({ host: url.hostname }))
}

function followed(asked: OutsideRequest, status: number, sameServer: boolean): OutsideRequest {
  const headers = Object.fromEntries(
    Object.entries(asked.headers ?? {}).filter(([name]) => sameServer || !/^(authorization|cookie)$/i.test(name)),
  )
  const becomesGet = status === 303 || ((status === 301 || status === 302) && asked.method === 'POST')
  return becomesGet ? { method: 'GET', headers } : { ...asked, headers }
}

function ask(
  url: URL,
  { host, address, family }: Reached,
  { method = 'GET', headers = {}, body }: OutsideRequest,
  { seconds, megabytes }: OutsideLimits,
  deadline: number,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const { request } = url.protocol === 'https:' ? https : http
    const sent = request(
      url,
      {
        method,
        headers: { 'user-agent': 'Jinke', ...headers, ...(body ? { 'content-length': Buffer.byteLength(body) } : {}) },
        // What was vetted is what is connected to, whatever the name leads to a moment later.
        lookup: (_name, options, answer) =>
          options.all ? answer(null, [{ address, family }]) : answer(null, address, family),
        agent: false,
      },
      (got) => {
        const chunks: Buffer[] = []
        let size = 0
        got.on('data', (chunk: Buffer) => {
          size += chunk.length
          if (size > megabytes * MEGABYTE) sent.destroy(new Refused(answerTooLarge({ host, limit: megabytes })))
          else chunks.push(chunk)
        })
        got.on('error', reject)
        got.on('end', () => {
          const status = got.statusCode ?? 502
          const empty = status === 204 || status === 304 || status < 200 || method === 'HEAD'
          const told = new Headers()
          for (const [name, value] of Object.entries(got.headers))
            for (const each of [value].flat()) if (each !== undefined) told.append(name, each)
          resolve(new Response(empty ? null : Buffer.concat(chunks), { status: Math.max(status, 200), headers: told }))
        })
      },
    )
    const timer = setTimeout(
      () => sent.destroy(new Refused(answerTooLate({ host, seconds }))),
      Math.max(1, deadline - Date.now()),
    )
    sent.on('close', () => clearTimeout(timer))
    sent.on('error', reject)
    sent.end(body)
  })
}
