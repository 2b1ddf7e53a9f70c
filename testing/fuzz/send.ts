import { type Agent, request } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import type { TestApp } from '../app.ts'
import type { Exchange } from './judge.ts'
import type { Planned } from './requests.ts'
import { IDS } from './values.ts'

/** Which records there are, by table; it grows with what is sent. */
export type Records = Map<string, string[]>

export async function recordsOf(app: TestApp): Promise<Records> {
  const tables = await app.query<{ name: string }>(
    `select table_name as name from information_schema.columns
     where table_schema = current_schema() and column_name = 'id' and data_type = 'uuid'`,
  )
  const found: Records = new Map()
  for (const { name } of tables) {
    const ids = await app.query<{ id: string }>(`select id from ${name} order by id desc limit 40`)
    if (ids.length > 0)
      found.set(
        name,
        ids.map(({ id }) => id),
      )
  }
  return found
}

/** What a field is called, where its table is called otherwise. */
const TABLES: Record<string, string> = {
  people: 'person',
  owner: 'person',
  by: 'person',
  organiser: 'person',
  responsible: 'person',
  worker: 'person',
  leader: 'person',
  decider: 'contact',
  kept: 'customer',
  merged: 'customer',
  from: 'person',
  to: 'person',
  order: 'sales_order',
  mails: 'mail_message',
  accounts: 'mail_account',
  calendars: 'calendar_account',
  keys: 'api_key',
  views: 'saved_view',
  parent: 'team',
  change: 'customer_change',
  item: 'checklist_item',
  occasion: 'care_occasion',
  sheet: 'import_sheet',
  signatures: 'undertaking_signature',
}

const NOBODY = '01890000-0000-7000-8000-000000000000'

/** Puts real records where a plan only names what they are: now and then one of another kind, or none. */
export function named(text: string, records: Records): string {
  const all = [...records.values()]
  return text.replace(IDS, (_, what: string, written: string) => {
    const n = Number(written)
    const word = what
      .replace(/Ids?$/, '')
      .replace(/([A-Z])/g, '_$1')
      .replaceAll('-', '_')
      .toLowerCase()
    const own =
      records.get(TABLES[word] ?? word) ??
      [...records].find(([table]) => table.endsWith(word.replace(/s$/, '')))?.[1] ??
      records.get('customer')
    const ids = n % 11 === 0 ? all[n % all.length] : own
    return n % 17 === 0 ? NOBODY : (ids?.[n % ids.length] ?? NOBODY)
  })
}

const UNPACKED: Record<string, (bytes: Buffer) => Buffer> = { br: brotliDecompressSync, gzip: gunzipSync }
const PATIENCE_MS = 20_000

/** Sends a request as it stands, whatever a well-behaved client would say to it. */
export function send(url: string, agent: Agent, sent: Planned): Promise<Exchange> {
  const begun = performance.now()
  const done = (status: number, type: string, text: string): Exchange => ({
    sent,
    status,
    type,
    text,
    ms: performance.now() - begun,
  })
  return new Promise((resolve) => {
    const asked = request(
      url + sent.path,
      {
        method: sent.method,
        agent,
        headers: { ...sent.headers, 'content-length': Buffer.byteLength(sent.body ?? '') },
        timeout: PATIENCE_MS,
      },
      (reply) => {
        const pieces: Buffer[] = []
        reply.on('data', (piece) => pieces.push(piece))
        reply.on('error', (error) => resolve(done(0, '', String(error))))
        reply.on('end', () => {
          const unpack = UNPACKED[reply.headers['content-encoding'] ?? ''] ?? ((bytes: Buffer) => bytes)
          const text = String(unpack(Buffer.concat(pieces)))
          resolve(done(reply.statusCode ?? 0, reply.headers['content-type'] ?? '', text))
        })
      },
    )
    asked.on('timeout', () => asked.destroy(new Error(`nothing for ${PATIENCE_MS} ms`)))
    asked.on('error', (error) => resolve(done(0, '', String(error))))
    asked.end(sent.body)
  })
}
