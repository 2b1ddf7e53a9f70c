import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from '../config.ts'
import { examine } from './doctor.ts'
import {
  buildHolder,
  eventually,
  fastConfig,
  killHolders,
  patiently,
  startHolder,
  testFolder,
} from './testing/index.ts'
import { isRoot } from './unprivileged.ts'

const folder = testFolder()
let script: string

beforeAll(async () => {
  script = await buildHolder(folder.path)
})
afterEach(killHolders)
afterAll(() => folder.remove())

/** What it says, in English, ills marked. */
async function said(data: string, env: NodeJS.ProcessEnv = {}): Promise<string> {
  const findings = await examine(fastConfig(data, { PORT: '0', ...env }))
  return findings.map(({ what, ok, mend }) => `${ok ? '+' : '-'} ${what.en} ${mend?.en ?? ''}`).join('\n')
}

describe('the doctor', patiently, () => {
  it('finds a machine ready for the first start, and leaves it as it was', async () => {
    const data = join(folder.path, 'to-come')
    const report = await said(data)
    expect(report).toMatch(/^\+ Node\.js \d/)
    expect(report).toContain(`+ The data folder ${data} does not exist yet`)
    expect(report).toContain('+ There is no database yet')
    expect(report).not.toMatch(/^-/m)
    expect(readdirSync(folder.path)).not.toContain('to-come')
  })

  it('tells a running database from an orphan, from a crashed one, and from one that was closed', async () => {
    const data = join(folder.path, 'data')
    const jinke = startHolder(script, { JINKE_DATA: data })
    await jinke.says('opened')
    expect(await said(data)).toMatch(
      /\+ The database is running \(process \d+, PostgreSQL 18\d{4}\); processes of Jinke that use it: 1\./,
    )
    await jinke.kill()
    await eventually(async () => (await said(data)).includes('with no process of Jinke'))
    process.kill(Number(readFileSync(join(data, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL')
    await eventually(async () => (await said(data)).includes('+ The database was not closed in good order'))
    const next = startHolder(script, { JINKE_DATA: data })
    await next.says('opened')
    await next.release()
    expect(await said(data)).toContain('+ The database is not running')
    rmSync(join(data, 'secrets.json'))
    expect(await said(data)).toContain('- The data folder lacks the database’s passwords')
  })

  it('names a port that is taken, and how to mend it', async () => {
    const other = createServer()
    const port = await new Promise<number>((resolve) =>
      other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port)),
    )
    const report = await said(join(folder.path, 'to-come'), { PORT: String(port) })
    other.close()
    expect(report).toContain(`- The port 127.0.0.1:${port} cannot be used (EADDRINUSE). Close the program`)
  })

  it('names a folder that is not ours', async () => {
    const data = join(folder.path, 'foreign')
    mkdirSync(data)
    writeFileSync(join(data, 'thesis.doc'), 'dear')
    expect(await said(data)).toContain(`- The folder ${data} holds something that is not Jinke’s data.`)
  })

  it.skipIf(!isRoot())(
    `names the folder that bars root’s database${isRoot() ? '' : ' (skipped: needs root)'}`,
    async () => {
      const barred = join(folder.path, 'barred')
      mkdirSync(barred)
      chmodSync(barred, 0o700)
      expect(await said(join(barred, 'data'))).toMatch(
        /^- Under root the database runs as .+ which may not pass through .+barred\./m,
      )
    },
  )

  it('names a server that does not answer', async () => {
    const findings = await examine(readConfig({ DATABASE_URL: 'postgresql://a:b@127.0.0.1:1/jinke', PORT: '0' }))
    expect(findings.find(({ ok }) => !ok)?.what.en).toContain('127.0.0.1:1 does not answer')
  })
})
