import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withClient } from '../../platform/client.ts'
import { isAlive } from '../../platform/postgres/processes.ts'
import { eventually, testFolder } from '../../platform/postgres/testing/index.ts'
import { LONG } from '../../testing/long.ts'
import { Jinke } from './jinke.ts'
import { asking as looking } from './reckoning.ts'

// Stopped in good order, by the signal that an upgrade, a container and a terminal send.

const folder = testFolder()
let jinke: Jinke
let key: string
let id: string
beforeAll(async () => {
  jinke = await Jinke.on(join(folder.path, 'data'))
  await jinke.start()
  key = await jinke.signIn()
  const made = await jinke.fetch('/customers', key, { method: 'POST', body: { name: '停机客户', force: true } })
  id = ((await made.json()) as { id: string }).id
}, 120_000)
afterAll(async () => {
  await jinke.end('SIGTERM')
  folder.remove()
})

/** A request on a connection that stays open, as browsers' do. */
function asking(agent: Agent, path: string, body?: unknown): Promise<{ status: number; body: string }> {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json', 'accept-language': 'en' }
  const method = body === undefined ? 'GET' : 'POST'
  return new Promise((resolve, reject) => {
    const sent = request(`${jinke.url}/api/v1${path}`, { method, agent, headers }, (answer) => {
      let said = ''
      answer.setEncoding('utf8').on('data', (text) => (said += text))
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: said }))
    })
    sent.on('error', reject)
    sent.end(body === undefined ? undefined : JSON.stringify(body))
  })
}
const touching = (agent: Agent, summary: string) =>
  asking(agent, '/touches', { customerId: id, channel: 'wechat', effective: false, summary })

/** A database that has stopped lets go of its folder a moment before its process is gone. */
const gone = (pid: number) => eventually(() => !isAlive(pid))

describe('told to stop', { timeout: 120_000 }, () => {
  test('what is under way is answered and kept, what comes is refused in words, and the database stops', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 2 })
    // Two connections, open and idle.
    await Promise.all([touching(agent, '开始一'), touching(agent, '开始二')])
    const pid = jinke.postmaster() as number
    const { underWay, ended, late } = await withClient(jinke.owner(), async (client) => {
      await client.query('begin')
      await client.query('select from customer where id = $1 for update', [id])
      const underWay = touching(agent, '停机之中')
      const waits = `select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`
      await eventually(async () => ((await client.query(waits)).rowCount ?? 0) > 0)
      const ended = jinke.end('SIGTERM')
      // On a connection that was open before: others cannot even connect.
      const late = await eventually(() =>
        asking(agent, '/me').then(
          (answer) => (answer.status === 200 ? null : answer.body),
          (error: NodeJS.ErrnoException) => error.code ?? null,
        ),
      )
      await client.query('commit')
      return { underWay: await underWay, ended: await ended, late }
    })
    agent.destroy()
    expect(underWay.status).toBe(201)
    expect(late).toMatch(/server_stopping|ECONNREFUSED|ECONNRESET/)
    expect(ended).toBe(0)
    await gone(pid)
    await jinke.start()
    const kept = await looking(jinke.owner(), (ask) => ask(`select summary from touch_text where summary like '停机%'`))
    expect(kept).toEqual([{ summary: '停机之中' }])
  })

  if (LONG)
    test('a job under way ends or is handed back: after the next start it is done, once', async () => {
      const ROWS = 4000
      const lines = Array.from({ length: ROWS }, (_, n) => `停机 ${n % 80} 厂,2026-05-01,电话,是,第 ${n} 次`)
      const form = new FormData()
      form.append('files', new Blob([['客户名称,日期,方式,有效,内容', ...lines].join('\n')]), '跟进记录.csv')
      const begun = await jinke.fetch('/imports', key, { method: 'POST', body: form })
      const { id: importId } = (await begun.json()) as { id: string }
      const now = async () =>
        (await (await jinke.fetch(`/imports/${importId}`, key)).json()) as { state: string; progress: { rows: number } }
      await eventually(async () => (await now()).progress.rows > 0)
      expect(await jinke.end('SIGTERM')).toBe(0)
      await jinke.start()
      await eventually(async () => (await now()).state === 'done')
      const [kept] = await looking(jinke.owner(), (ask) =>
        ask<{ n: number }>('select count(*)::int as n from touch where import_id = $1', [importId]),
      )
      expect(kept?.n).toBe(ROWS)
    })

  test('while it starts: no database is left running', async () => {
    await jinke.end('SIGTERM')
    const child = jinke.launch()
    const pid = await eventually(() => jinke.postmaster())
    child.kill('SIGTERM')
    await eventually(() => child.exitCode !== null || child.signalCode !== null)
    expect(child.exitCode).toBe(0)
    await gone(pid)
  })
})
