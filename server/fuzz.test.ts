import { Agent } from 'node:http'
import { Writable } from 'node:stream'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createLog } from '../platform/log.ts'
import { ADMIN, type Caller, openApp, type TestApp } from '../testing/app.ts'
import { signIn } from '../testing/browser.ts'
import { hasField } from '../testing/fuzz/fields.ts'
import { hostileText } from '../testing/fuzz/hostile.ts'
import { type Exchange, faultOf } from '../testing/fuzz/judge.ts'
import { escaped, type Operation, operationsOf, requestsTo } from '../testing/fuzz/requests.ts'
import { named, type Records, recordsOf, send } from '../testing/fuzz/send.ts'
import { type Schema, SECRET } from '../testing/fuzz/values.ts'
import { LONG } from '../testing/long.ts'
import { PERMISSIONS } from '../testing/permissions.ts'
import { ask, openWorld, type PermissionWorld } from '../testing/permissionWorld.ts'
import { seedOfRun } from './trust/chance.ts'
import { routes } from './web.ts'

// Bad input, made from the OpenAPI: requests as the contract says, nearly so, and hostile ones, by everybody, with the
// ids of real records. Never a 500, never silence, never a refusal without a reason in the caller's language.

const RUNS = Number(process.env.FUZZ_RUNS) || (LONG ? 30_000 : 1_500)
const AT_ONCE = 6
/** After so many, what there is and who may still sign in is looked at anew. */
const BETWEEN = 250
const MOST_MS = 10_000
const MOST_GROWTH = 400 * 1024 * 1024
/** The same in every short run; `JINKE_TRUST_SEED` repeats a long one. */
const SEED = LONG ? seedOfRun() : 20_260_601

const log: string[] = []
let app: TestApp
let world: PermissionWorld
let senders: Record<string, string>[]
const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })

beforeAll(async () => {
  const kept = new Writable({
    write(line, _encoding, done) {
      log.push(String(line))
      done()
    },
  })
  // Who judges keeps the process busy itself.
  app = await openApp({ log: createLog('trace', kept), bounds: { lagMs: 300_000 } })
  world = await openWorld(app)
  for (const row of PERMISSIONS) await seed(row)
  const browser = await signIn(app, ADMIN.email, ADMIN.password)
  senders = [
    ...Object.values(world.actors).flatMap((actor) => [byKey(actor), byKey(actor)]),
    { cookie: browser.cookie ?? '', 'x-jinke': '1' },
    { cookie: browser.cookie ?? '' },
    { authorization: 'Bearer jk_main_notakeyofanybodyatall' },
    {},
  ]
}, 120_000)
afterAll(async () => {
  agent.destroy()
  await app.close()
})

const byKey = ({ key }: Caller) => ({ authorization: `Bearer ${key}` })

/** One of everything, as the rows of the matrix ask for it. */
async function seed({ id, ask: asked }: (typeof PERMISSIONS)[number]): Promise<void> {
  const endpoint = routes.find((r) => r.endpoint.id === id)?.endpoint
  if (!endpoint || endpoint.method === 'GET') return
  const what = await asked(world.worldOf(app.admin))
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => what.params?.[name] as string)
  await (await ask(app, app.admin.key, endpoint.method, path, what)).arrayBuffer()
}

/** What was sent may have dismissed the senders, taken their keys, or set the company's figures to what nobody would. */
async function standUp(): Promise<void> {
  await app.query(`update person set state = 'active', left_on = null where email like '%@example.com'`)
  await app.query('update api_key set revoked_at = null, read_only = false')
  await app.query('update session set ended_at = null')
  await app.query('delete from setting')
}

async function documented() {
  const document = await (await fetch(`${app.url}/api/openapi.json`)).json()
  const components = document.components.schemas as Record<string, Schema>
  // Outside there is nothing to ask, and the demo takes its time.
  const operations = operationsOf(document).filter(({ operationId }) => operationId !== 'startDemo')
  const planned = fc.sample(fc.oneof(...operations.map((operation) => requestsTo(operation, components))), {
    seed: SEED,
    numRuns: RUNS,
  })
  const byId = new Map(operations.map((operation) => [operation.operationId, operation]))
  const has = (id: string, place: string) => hasField(byId.get(id) as Operation, place, components)
  return { planned, has }
}

describe(`whatever is sent (${RUNS} requests, seed ${SEED})`, () => {
  const exchanges: Exchange[] = []

  test('is answered: never a 500, never silence, every refusal with its reason and field', async () => {
    const { planned, has } = await documented()
    const waiting = planned.toReversed()
    const before = process.memoryUsage().rss
    let records: Records = new Map()
    while (waiting.length > 0) {
      await standUp()
      records = await recordsOf(app)
      const turn = waiting.splice(-BETWEEN).toReversed()
      await Promise.all(
        Array.from({ length: AT_ONCE }, async () => {
          for (let next = turn.pop(); next; next = turn.pop()) {
            const sender = senders[next.sender % senders.length] as Record<string, string>
            const body = typeof next.body === 'string' ? named(next.body, records) : next.body
            const sent = {
              ...next,
              body,
              path: named(next.path, records),
              headers: { ...sender, ...next.headers },
            }
            exchanges.push(await send(app.url, agent, sent))
          }
        }),
      )
    }
    const faults = exchanges.flatMap((exchange) => {
      const fault = faultOf(exchange, MOST_MS, has)
      const trace = /"traceId":"(\w+)"/.exec(exchange.text)?.[1]
      const logged = log.find((line) => trace && line.includes(trace) && line.includes('failed'))
      return fault ? [{ fault, logged, ...exchange.sent, body: String(exchange.sent.body).slice(0, 2000) }] : []
    })
    expect(faults).toEqual([])
    // What is kept here, to be judged, is not the server's.
    const letters = exchanges.reduce((sum, { text, sent }) => sum + text.length + String(sent.body).length, 0)
    const kept = 2 * log.reduce((sum, line) => sum + line.length, letters)
    expect(process.memoryUsage().rss - before - kept).toBeLessThan(MOST_GROWTH)
  }, 900_000)

  test('reached every endpoint, was often done and often refused', () => {
    expect(new Set(exchanges.map((e) => e.sent.operation)).size).toBeGreaterThan(routes.length * 0.9)
    const share = (of: (e: Exchange) => boolean) => exchanges.filter(of).length / exchanges.length
    expect(share((e) => e.status < 300)).toBeGreaterThan(0.1)
    expect(share((e) => e.status === 400)).toBeGreaterThan(0.2)
    expect(share((e) => e.status === 422 || e.status === 409)).toBeGreaterThan(0.005)
  })

  test('on a public page is drawn or refused as a page', async () => {
    const [service] = await app.query<{ slug: string }>(
      `select slug from service where state = 'open' order by id limit 1`,
    )
    const drawn = await (await fetch(`${app.url}/book/main/${service?.slug}`)).text()
    const [, free = ''] = /at=([^&"]+)/.exec(drawn) ?? []
    const key = 'k'.repeat(40)
    let sent = 0
    const fields = fc.dictionary(
      fc.constantFrom(
        'at',
        'places',
        'phone',
        'name',
        'mail',
        'firm',
        'note',
        'do',
        'words',
        'day',
        'from',
        'move',
        'lang',
      ),
      fc.oneof(
        hostileText,
        fc.constantFrom('2026-06-10T01:00:00Z', '2026-06-10', '1', '13812345678', 'a@nowhere.invalid'),
      ),
    )
    const visits = fc.record({
      page: fc.constantFrom(`/book/main/${service?.slug}`, `/a/main/${'x'.repeat(43)}`, '/book/main/', '/a/'),
      more: fc.oneof({ weight: 3, arbitrary: fc.constant('') }, hostileText.map(escaped)),
      fields,
      acts: fc.boolean(),
      from: fc.ipV4(),
    })
    for (const { page, more, fields, acts, from } of fc.sample(visits, { seed: SEED, numRuns: RUNS / 10 })) {
      // Half of the forms are of a page that was drawn, at a time that is free: what is typed gets as far as it can.
      const whole = sent++ % 2 ? {} : { at: decodeURIComponent(free), key: `${key}${100 + (sent % 900)}` }
      const form = new URLSearchParams(
        Object.entries({ ...fields, ...whole }).map(([name, value]) => [name, value.slice(0, 3_000)]),
      )
      const response = await fetch(
        `${app.url}${page}${more.slice(0, 500)}${acts ? '' : `?${form.toString().slice(0, 6_000)}`}`,
        {
          redirect: 'manual',
          headers: { 'x-forwarded-for': from },
          ...(acts ? { method: 'POST', body: form } : {}),
        },
      )
      const text = await response.text()
      expect([page, more, fields, response.status, response.status < 500]).toEqual([
        page,
        more,
        fields,
        response.status,
        true,
      ])
      // Within the quotes of a value, which no value can end, it is a word like others.
      expect(text.replace(/"[^"]*"/g, '""')).not.toMatch(/<script|onerror=/i)
    }
  }, 300_000)

  test('left no secret in the log', () => {
    const all = log.join('')
    const secrets = [SECRET, ADMIN.password, ...Object.values(world.actors).map(({ key }) => key)]
    expect(secrets.filter((secret) => all.includes(secret))).toEqual([])
  })
})
