import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { noteFailure } from '../../platform/backup/folder.ts'
import { checkBackup } from '../../platform/backup/index.ts'
import { openApp, type TestApp } from '../../testing/app.ts'
import { makeBackup, showBackups } from './contract.ts'

let app: TestApp
const folder = mkdtempSync(join(tmpdir(), 'jinke-backups-'))
beforeAll(async () => {
  app = await openApp({ backups: folder })
})
afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true })
})
beforeEach(() => {
  for (const name of readdirSync(folder)) rmSync(join(folder, name))
})

const keep = (name: string, bytes = 1000) => writeFileSync(join(folder, `jinke-${name}.backup`), Buffer.alloc(bytes))
const shown = () => app.admin.call(showBackups, {})

test('G4: an admin sees the last, how many, how large, where, and the next', async () => {
  expect(await shown()).toMatchObject({ folder, latest: [], count: 0, late: false, failed: null, underWay: null })
  keep('2026-05-31T18-30-00Z', 2000)
  keep('2026-05-30T18-30-00Z-before-upgrade')
  const told = await shown()
  expect(told).toMatchObject({
    keep: { days: 7, weeks: 4, months: 12 },
    encrypted: false,
    count: 2,
    bytes: 3000,
    late: false,
    latest: [
      {
        takenAt: '2026-05-31T18:30:00.000Z',
        name: 'jinke-2026-05-31T18-30-00Z.backup',
        bytes: 2000,
        beforeUpgrade: false,
      },
      { takenAt: '2026-05-30T18:30:00.000Z', bytes: 1000, beforeUpgrade: true },
    ],
  })
  expect(Date.parse(told.next ?? '')).toBeGreaterThanOrEqual(app.clock.now().getTime())
})

test('G4: one that is older than two days is late; a failure is told with its reason, in the caller’s language', async () => {
  keep('2026-05-30T01-59-59Z')
  expect((await shown()).late).toBe(true)
  rmSync(join(folder, 'jinke-2026-05-30T01-59-59Z.backup'))
  keep('2026-05-30T02-00-00Z')
  noteFailure(folder, { at: app.clock.now(), why: { zh: '磁盘已满', en: 'the disk is full' } })
  expect(await shown()).toMatchObject({
    late: false,
    failed: { at: app.clock.now().toISOString(), why: 'the disk is full' },
  })
})

test('G4: one is made when it is asked for, is whole, and asking is an act; two at once there are not', async () => {
  expect((await app.admin.call(makeBackup, {})).underWay).not.toBeNull()
  expect((await app.admin.refusal(makeBackup, {})).body.reason).toBe('backup_under_way')
  await expect.poll(async () => (await shown()).underWay).toBeNull()
  const { latest, failed } = await shown()
  expect([latest.length, failed]).toEqual([1, null])
  await checkBackup(join(folder, latest[0]?.name ?? ''), { opening: null })
  expect(await app.query(`select type from event where type like 'backups.%'`)).toEqual([{ type: 'backups.asked' }])
})

test('G4: where it cannot be written, that is told', async () => {
  rmSync(folder, { recursive: true })
  writeFileSync(folder, 'a file where the folder was')
  try {
    await app.admin.call(makeBackup, {})
    await expect.poll(async () => (await shown()).failed?.why).toMatch(/cannot be written/)
  } finally {
    rmSync(folder)
    await app.admin.call(makeBackup, {})
    await expect.poll(async () => (await shown()).underWay).toBeNull()
    expect((await shown()).failed).toBeNull()
  }
})
