import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { openBlank } from '../testing/app.ts'
import { systemClock } from './clock.ts'
import { Companies } from './companies.ts'
import { loadSettings } from './settings.ts'

test('T8: a demo that another process dropped is gone here too, and may be made again', async () => {
  const jinke = await openBlank()
  const connection = (role: 'owner' | 'app') => (role === 'owner' ? jinke.owner : jinke.server)
  const other = new Companies({ connection, migrations: resolve('db'), clock: systemClock, poolSize: 1 })
  try {
    const demo = await jinke.companies.create('demo', 'demo')
    expect(await loadSettings(demo.db)).toEqual({})
    await other.dropDemo('demo')
    expect(await jinke.companies.find('demo')).toBeNull()
    await other.create('demo', 'demo')
    const again = await jinke.companies.find('demo')
    expect(again && (await loadSettings(again.db))).toEqual({})
  } finally {
    await other.close()
    await jinke.close()
  }
})
