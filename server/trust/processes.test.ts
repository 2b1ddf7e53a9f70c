import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isAlive } from '../../platform/postgres/processes.ts'
import { ask, eventually, testFolder } from '../../platform/postgres/testing/index.ts'
import { inTheMidst } from '../../testing/midst.ts'
import { Jinke } from './jinke.ts'

// One port, the built-in database, and as many processes as the machine has cores for.

const folder = testFolder()
let jinke: Jinke
let key: string
beforeAll(async () => {
  jinke = await Jinke.on(join(folder.path, 'data'), { JINKE_PROCESSES: '2' })
  await jinke.start()
  key = await jinke.signIn()
}, 120_000)
afterAll(async () => {
  await jinke.end('SIGTERM')
  folder.remove()
})

/** The processes that answer. */
function answering(): number[] {
  const children = execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(jinke.pid)], { encoding: 'utf8' })
  return [...children.matchAll(/^\s*(\d+) .*jinke\.mjs start/gm)].map(([, pid]) => Number(pid))
}

async function customerMade(name: string): Promise<string> {
  const made = await jinke.fetch('/customers', key, { method: 'POST', body: { name, force: true } })
  return ((await made.json()) as { id: string }).id
}

describe('several processes on one port', { timeout: 120_000 }, () => {
  test('one is killed: who asks again is served by the others, nothing is lost or doubled, and another takes its place', async () => {
    const customerId = await customerMade('多进程客户')
    const before = answering()
    expect(before).toHaveLength(2)
    const touch = { customerId, channel: 'wechat', effective: false, summary: '多进程' }
    let kept = 0
    const send = async (again: string) => {
      const asked = () =>
        jinke
          .fetch('/touches', key, { method: 'POST', body: touch, headers: { 'idempotency-key': again } })
          .then(({ status }) => status === 201)
          .catch(() => false)
      await eventually(asked)
      if (++kept === 10) process.kill(before[0] as number, 'SIGKILL')
    }
    const lines = Array.from({ length: 4 }, async () => {
      for (let n = 0; n < 10; n++) await send(randomUUID())
    })
    await Promise.all(lines)
    expect(await (await jinke.fetch(`/customers/${customerId}`, key)).json()).toMatchObject({ touches: 40 })
    const after = await eventually(() => (answering().length === 2 ? answering() : null))
    expect(after).toContain(before[1])
    expect(after).not.toContain(before[0])
  })

  test('what is asked for in the background is done by the one that began them', async () => {
    const form = new FormData()
    form.append('files', new Blob(['客户名称\n甲厂\n乙厂\n']), '客户.csv')
    const begun = await jinke.fetch('/imports', key, { method: 'POST', body: form })
    const { id } = (await begun.json()) as { id: string }
    const state = async () => ((await (await jinke.fetch(`/imports/${id}`, key)).json()) as { state: string }).state
    expect(await eventually(async () => (await state()) === 'done')).toBe(true)
  })

  test('told to stop, all end and the database with them', async () => {
    const [pids, database] = [answering(), jinke.postmaster() as number]
    expect(await jinke.end('SIGTERM')).toBe(0)
    await eventually(() => [...pids, database].every((pid) => !isAlive(pid)))
    await jinke.start()
  })

  test('the one that does the jobs is killed in the midst of an import: none is left behind, and the next start serves and brings it to its end, once', async () => {
    const customerId = await customerMade('守候客户')
    const rows = 1500
    const lines = Array.from({ length: rows }, (_, n) => `交接客户${n % 30}厂,2026-05-01,电话,是,第 ${n} 次`)
    const form = new FormData()
    form.append('files', new Blob([['客户名称,日期,方式,有效,内容', ...lines].join('\n')]), '跟进记录.csv')
    let id = ''
    const letGo = await inTheMidst(jinke.owner(), 'touch', async () => {
      const begun = await jinke.fetch('/imports', key, { method: 'POST', body: form })
      id = ((await begun.json()) as { id: string }).id
    })
    const shown = async () => (await (await jinke.fetch(`/imports/${id}`, key)).json()) as Shown
    expect(await shown()).toMatchObject({ state: 'running', progress: { rows: 1000 } })
    const orphans = answering()
    await jinke.end('SIGKILL')
    await eventually(() => orphans.every((pid) => !isAlive(pid)))
    await letGo()
    const touch = { customerId, channel: 'wechat', effective: false, summary: '重启之间' }
    const once = { method: 'POST', body: touch, headers: { 'idempotency-key': randomUUID() } }
    const asking = eventually(() =>
      jinke.fetch('/touches', key, once).then(
        ({ status }) => status === 201,
        () => false,
      ),
    )
    await jinke.start()
    await asking
    await eventually(async () => ['done', 'failed'].includes((await shown()).state))
    expect(await shown()).toMatchObject({ state: 'done', counts: { rows, rejected: 0 } })
    expect(await ask(jinke.owner(), `select count(*)::int from touch where import_id = '${id}'`)).toBe(rows)
    expect(await (await jinke.fetch(`/customers/${customerId}`, key)).json()).toMatchObject({ touches: 1 })
  })
})

interface Shown {
  state: string
}
