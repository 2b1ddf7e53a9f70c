import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { afterAll, describe, expect, it } from 'vitest'
import { alone } from './alone.mjs'

const folder = mkdtempSync(join(tmpdir(), 'jinke-test-'))
const lock = join(folder, 'lock')
afterAll(() => rmSync(folder, { recursive: true }))

describe('work done alone', () => {
  it('is done by one at a time, and frees the lock, also when it fails', async () => {
    let working = 0
    const work = async () => {
      expect(++working).toBe(1)
      for (let turns = 0; turns < 50; turns++) await turn()
      working--
    }
    const failing = alone(lock, () => Promise.reject(new Error('it broke')))
    await Promise.all([
      alone(lock, work),
      alone(lock, work),
      alone(lock, work),
      expect(failing).rejects.toThrow('it broke'),
    ])
    expect(existsSync(lock)).toBe(false)
  })

  it('does not wait for a process that is gone', async () => {
    writeFileSync(lock, '999999999')
    expect(await alone(lock, async () => 'done')).toBe('done')
  })
})
