import { execFileSync, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventually, testFolder } from '../../platform/postgres/testing/index.ts'
import { exitCodes } from '../../platform/startupProblem.ts'
import { LONG } from '../../testing/long.ts'
import { Jinke } from './jinke.ts'
import { asking } from './reckoning.ts'

// A disk of its own for the data folder: it fills up, and comes free again.

const folder = testFolder()
const disk = join(folder.path, 'disk')
const filler = join(disk, 'filler')
const whyNot = whyNoDisk()

/** Why no small disk can be mounted here; null where one is. */
function whyNoDisk(): string | null {
  if (process.getuid?.() !== 0 || process.platform !== 'linux') return 'mounting a disk needs root and Linux'
  mkdirSync(disk)
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=250m,mode=755', 'tmpfs', disk])
  return mounted.status === 0 ? null : 'this machine lets us mount nothing'
}

let jinke: Jinke
let key: string
let id: string
const kept: string[] = []
beforeAll(async () => {
  if (whyNot) return
  jinke = await Jinke.on(join(disk, 'data'))
  await jinke.start()
  key = await jinke.signIn()
  const made = await jinke.fetch('/customers', key, { method: 'POST', body: { name: '满盘客户', force: true } })
  id = ((await made.json()) as { id: string }).id
}, 120_000)
afterAll(async () => {
  await jinke?.end('SIGTERM')
  if (!whyNot) execFileSync('umount', ['--lazy', disk])
  folder.remove()
})

/** Takes what is left of the disk. */
function fill(): void {
  const some = Buffer.alloc(64 * 1024)
  try {
    for (;;) appendFileSync(filler, some)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
  }
}

let written = 0
/** A long touch that is never the same; answers the status and the reason. */
async function write(language = 'en'): Promise<{ status: number; reason: string; title: string }> {
  const summary = `${++written} ${Array.from({ length: 240 }, () => Math.random().toString(36).slice(2, 18)).join(' ')}`
  const answer = await jinke.fetch('/touches', key, {
    method: 'POST',
    body: { customerId: id, channel: 'wechat', effective: false, summary },
    headers: { 'accept-language': language },
  })
  if (answer.status === 201) kept.push(summary)
  return { status: answer.status, ...((await answer.json()) as { reason: string; title: string }) }
}

const expectKept = async () => {
  const found = await asking(jinke.owner(), (ask) =>
    ask<{ summary: string }>(
      'select x.summary from touch t join touch_text x on x.touch_id = t.id where t.customer_id = $1',
      [id],
    ),
  )
  expect(found.map(({ summary }) => summary).toSorted()).toEqual(kept.toSorted())
}

describe.skipIf(whyNot)(`a full disk${whyNot ? `: ${whyNot}` : ''}`, { timeout: 180_000 }, () => {
  test('writes are refused in words, reads go on, and with room again all works without a restart; nothing acknowledged is lost', async () => {
    fill()
    const refused = await eventually(async () => {
      const told = await write()
      return told.status === 201 ? null : told
    })
    expect(refused).toMatchObject({ status: 503, reason: 'disk_full', title: expect.stringContaining('disk is full') })
    expect((await write('zh')).title).toContain('磁盘已满')
    const read = await jinke.fetch(`/customers/${id}`, key)
    expect([read.status, (await read.json()).touches]).toEqual([200, kept.length])
    rmSync(filler)
    expect((await write()).status).toBe(201)
    await expectKept()
  })

  test('where not even the database’s own log has room it goes down, and comes back by itself', async () => {
    fill()
    // The log goes on in a new file, for which there is no room, once those laid by are used up.
    const isDown = () =>
      asking(jinke.owner(), async (ask) => {
        await ask(`select pg_logical_emit_message(false, 'worn', 'out')`)
        await ask('select pg_switch_wal()')
      }).then(
        () => false,
        () => true,
      )
    await eventually(isDown)
    const down = await eventually(async () => {
      const told = await write()
      return told.status === 201 ? null : told
    })
    expect(down).toMatchObject({ status: 503, reason: expect.stringMatching(/database_away|disk_full/) })
    rmSync(filler)
    await eventually(async () => (await write().catch(() => ({ status: 0 }))).status === 201)
    await expectKept()
  })

  // One that turns so while it serves: readOnly.test.ts.
  if (LONG)
    test('on a disk that can only be read it does not start, and nothing is changed', async () => {
      await jinke.end('SIGTERM')
      execFileSync('mount', ['-o', 'remount,ro', disk])
      const child = jinke.launch()
      const [code] = await once(child, 'close')
      expect(code).toBe(exitCodes.noPermission)
      execFileSync('mount', ['-o', 'remount,rw', disk])
      await jinke.start()
      await expectKept()
      expect((await write()).status).toBe(201)
    })
})
