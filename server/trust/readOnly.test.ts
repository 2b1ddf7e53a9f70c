import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testFolder } from '../../platform/postgres/testing/index.ts'
import { LONG } from '../../testing/long.ts'
import { Jinke } from './jinke.ts'
import { asking } from './reckoning.ts'

// A disk that fails: the kernel lets nobody write to it any more, also not those who have files open on it.

const folder = testFolder()
const image = join(folder.path, 'disk.img')
const disk = join(folder.path, 'disk')
const whyNot = LONG ? whyNoDisk() : 'in the long form'

/** Why no disk that fails can be mounted here; null where one is. */
function whyNoDisk(): string | null {
  if (process.getuid?.() !== 0 || process.platform !== 'linux') return 'mounting a disk needs root and Linux'
  mkdirSync(disk)
  const made =
    spawnSync('truncate', ['-s', '600m', image]).status === 0 && spawnSync('mkfs.ext4', ['-q', image]).status === 0
  return made && mount().status === 0 ? null : 'this machine lets us mount no image of a disk'
}

function mount() {
  return spawnSync('mount', ['-o', 'loop', image, disk])
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
  const made = await jinke.fetch('/customers', key, { method: 'POST', body: { name: '坏盘客户', force: true } })
  id = ((await made.json()) as { id: string }).id
}, 120_000)
afterAll(async () => {
  await jinke?.end('SIGKILL')
  if (!whyNot) spawnSync('umount', ['--lazy', disk])
  folder.remove()
})

async function write(): Promise<{ status: number; reason?: string; title?: string }> {
  const summary = `第 ${kept.length + 1} 次`
  const answer = await jinke.fetch('/touches', key, {
    method: 'POST',
    body: { customerId: id, channel: 'wechat', effective: false, summary },
  })
  if (answer.status === 201) kept.push(summary)
  return { status: answer.status, ...((await answer.json()) as object) }
}

describe.skipIf(whyNot)(
  `a disk that can suddenly only be read${whyNot ? `: ${whyNot}` : ''}`,
  { timeout: 180_000 },
  () => {
    test('nothing is acknowledged that is not kept; writes are refused in words, and mended and started again all is there', async () => {
      for (let i = 0; i < 20; i++) expect((await write()).status).toBe(201)
      execFileSync('mount', ['-o', 'remount,abort', disk])
      for (let i = 0; i < 20; i++)
        expect(await write()).toMatchObject({
          status: 503,
          reason: expect.stringMatching(/database_away|disk_full|outcome_unknown/),
        })
      expect(kept).toHaveLength(20)

      await jinke.end('SIGTERM')
      execFileSync('umount', [disk])
      spawnSync('e2fsck', ['-p', image])
      expect(mount().status).toBe(0)
      await jinke.start()
      const found = await asking(jinke.owner(), (ask) =>
        ask<{ summary: string }>(
          'select x.summary from touch t join touch_text x on x.touch_id = t.id where t.customer_id = $1',
          [id],
        ),
      )
      expect(found.map(({ summary }) => summary).toSorted()).toEqual(kept.toSorted())
      expect((await write()).status).toBe(201)
    })
  },
)
