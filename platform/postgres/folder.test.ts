import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { StartupProblem } from '../startupProblem.ts'
import { shippedBinaries } from './binaries.ts'
import { problemIn, reasonIn } from './cluster.ts'
import { openDataFolder } from './folder.ts'
import { openPostgres } from './index.ts'
import { buildHolder, fastConfig, killHolders, patiently, startHolder, testFolder } from './testing/index.ts'
import { NOBODY, withoutRights } from './testing/withoutRights.ts'
import { databaseAccount, isRoot } from './unprivileged.ts'

const folder = testFolder()
let script: string
let made = 0

beforeAll(async () => {
  script = await buildHolder(folder.path)
})
afterEach(killHolders)
afterAll(() => folder.remove())

function newFolder(files: Record<string, string> = {}): string {
  const path = join(folder.path, `folder-${made++}`)
  mkdirSync(path)
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(path, name, '..'), { recursive: true })
    writeFileSync(join(path, name), content)
  }
  return path
}

const ours = { 'jinke.json': '{"format": 1}' }

function mountSmallDisk(at: string): void {
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m,mode=755', 'tmpfs', at], { stdio: 'ignore' })
}

/** Containers often forbid it, even to root. */
function canMount(): boolean {
  const probe = newFolder()
  try {
    mountSmallDisk(probe)
    execFileSync('umount', [probe])
    return true
  } catch {
    return false
  }
}
const mayMount = isRoot() && canMount()

/** The problem that opening a data folder ends in. */
async function problemAt(data: string, act = () => openPostgres(fastConfig(data))): Promise<StartupProblem> {
  try {
    await act()
  } catch (error) {
    if (error instanceof StartupProblem) return error
    throw error
  }
  throw new Error(`${data} was opened`)
}

describe('a data folder', patiently, () => {
  const refused: [string, Record<string, string>, RegExp, number][] = [
    ['that holds something else is refused', { 'thesis.doc': 'dear' }, /holds something that is not Jinke’s data/, 73],
    ['whose mark is not ours is refused', { 'jinke.json': 'dear' }, /holds something that is not Jinke’s data/, 73],
    ['of a later format is refused', { 'jinke.json': '{"format": 2}' }, /made by a newer Jinke/, 65],
    [
      'of a later PostgreSQL is refused',
      { ...ours, 'postgres/PG_VERSION': '19\n' },
      /newer Jinke \(PostgreSQL 19, this program has 18\)/,
      65,
    ],
    [
      'of an earlier PostgreSQL is refused',
      { ...ours, 'postgres/PG_VERSION': '17\n' },
      /older Jinke \(PostgreSQL 17, this program has 18\)/,
      65,
    ],
    [
      'whose place for the database is taken is refused',
      { ...ours, 'postgres/thesis.doc': 'dear' },
      /postgres holds something/,
      73,
    ],
    [
      'without its passwords is refused',
      { ...ours, 'postgres/PG_VERSION': '18\n' },
      /lacks the database’s passwords/,
      77,
    ],
  ]
  it.each(refused)('%s in one line, and nothing in it touched', async (_, files, line, exitCode) => {
    const data = newFolder(files)
    const problem = await problemAt(data)
    expect(problem.text.en).toMatch(line)
    expect(problem.text.en + problem.text.zh).not.toContain('\n')
    expect(problem.exitCode).toBe(exitCode)
    expect(readdirSync(data).sort()).toEqual([...new Set(Object.keys(files).map((name) => name.split('/')[0]))].sort())
  })

  it('that is a file is refused', async () => {
    const data = join(newFolder({ note: 'dear' }), 'note')
    expect((await problemAt(data)).text.en).toBe(
      `${data} is not a folder and cannot hold the data. Name another place in JINKE_DATA.`,
    )
    expect((await problemAt(join(data, 'below'))).text.en).toMatch(/not a folder/)
  })

  it('that may not be written to is refused, whether it is there or to be made', async () => {
    const parent = newFolder()
    chmodSync(parent, 0o555)
    const make = () => withoutRights(() => openDataFolder(join(parent, 'data'), null))
    expect((await problemAt(parent, async () => make() as never)).text.en).toMatch(/may not write to .+data \(EACCES\)/)
    const write = () => withoutRights(() => openDataFolder(parent, null))
    expect((await problemAt(parent, async () => write() as never)).text.en).toMatch(/may not write to .+ \(EACCES\)/)
  })

  it('that is empty but for what file systems put there is taken, and marked', () => {
    const data = newFolder({ '.DS_Store': '', 'lost+found/x': '' })
    openDataFolder(data, null)
    expect(JSON.parse(readFileSync(join(data, 'jinke.json'), 'utf8'))).toMatchObject({ format: 1 })
  })

  it('on a full disk says so', () => {
    const initdb = 'initdb: error: could not create file "x": No space left on device'
    expect(problemIn(initdb, '/data')?.text.en).toMatch(/^The disk that holds \/data is full/)
    const cut = 'initdb: error: could not extend file "base/1/2": wrote only 4096 of 8192 bytes at block 2'
    expect(problemIn(cut, '/data')?.exitCode).toBe(74)
    const log =
      '2026-01-01 00:00:00 UTC [7] LOG:  starting\n2026-01-01 00:00:00 UTC [7] FATAL:  could not map memory\nHINT: buy some'
    expect(problemIn(log, '/data')).toBeNull()
    expect(reasonIn(log)).toBe('could not map memory')
  })

  it.skipIf(!mayMount)(
    `on a disk of 8 MB is refused as full${mayMount ? '' : ' (skipped: only root can mount a small disk)'}`,
    async () => {
      const disk = newFolder()
      mountSmallDisk(disk)
      try {
        expect((await problemAt(join(disk, 'data'))).exitCode).toBe(74)
        expect(readdirSync(join(disk, 'data')).sort()).toEqual(['jinke.json', 'secrets.json'])
      } finally {
        execFileSync('umount', [disk])
      }
    },
  )
})

const rootOnly = isRoot() ? '' : ' (skipped: needs root)'

describe('under root', patiently, () => {
  it.skipIf(!isRoot())(
    `a parent folder that bars the database’s account is named, with the mend${rootOnly}`,
    async () => {
      const barred = newFolder()
      chmodSync(barred, 0o700)
      const account = databaseAccount(barred)?.name
      const problem = await problemAt(join(barred, 'x', 'data'))
      expect(problem.text.en).toBe(
        `Under root the database runs as ${account}, which may not pass through ${barred}. Run chmod o+x ${barred}, or name another place in JINKE_DATA.`,
      )
      expect(readdirSync(barred)).toEqual([])
    },
  )

  it.skipIf(!isRoot())(
    `a data folder of our own is opened to that account, the passwords are not${rootOnly}`,
    async () => {
      const data = newFolder(ours)
      chmodSync(data, 0o700)
      const postgres = await openPostgres(fastConfig(data))
      await postgres.close()
      expect(statSync(data).mode & 0o777).toBe(0o711)
      expect(statSync(join(data, 'secrets.json'))).toMatchObject({ uid: 0, mode: 0o100600 })
      expect(statSync(join(data, 'postgres')).uid).toBe(databaseAccount(data)?.uid)
    },
  )

  it.skipIf(!isRoot())(
    `programs that the account cannot reach are copied into the data folder, once${rootOnly}`,
    async () => {
      const hidden = newFolder()
      chmodSync(hidden, 0o700)
      const binaries = { ...shippedBinaries(), folder: join(hidden, 'package') }
      cpSync(shippedBinaries().folder, binaries.folder, { recursive: true, verbatimSymlinks: true })
      const data = newFolder()
      const copy = join(data, `postgres-${binaries.version}`)
      await (await openPostgres(fastConfig(data), { binaries })).close()
      const copiedAt = statSync(copy).ctimeMs
      await (await openPostgres(fastConfig(data), { binaries })).close()
      expect(statSync(copy).ctimeMs).toBe(copiedAt)
    },
  )

  it.skipIf(!isRoot())(`a folder of an ordinary user stays that user’s${rootOnly}`, async () => {
    const data = newFolder()
    chownSync(data, NOBODY, NOBODY)
    await (await openPostgres(fastConfig(data))).close()
    for (const name of ['jinke.json', 'secrets.json', 'postgres', 'log', 'socket'])
      expect([name, statSync(join(data, name)).uid]).toEqual([name, NOBODY])
    const user = startHolder(script, { JINKE_DATA: data, HOLDER_BINARIES: openCopy() }, NOBODY)
    await user.says('opened')
    expect(await user.release()).toBe(0)
  })
})

describe('an ordinary user', patiently, () => {
  it('runs the database from programs that are read-only and lack the libraries’ links', async () => {
    const binaries = openCopy('read-only-package')
    for (const { target } of JSON.parse(readFileSync(join(binaries, 'native', 'pg-symlinks.json'), 'utf8')))
      rmSync(join(binaries, target))
    chmodSync(join(binaries, 'native', 'lib'), 0o555)
    const data = newFolder()
    if (isRoot()) chownSync(data, NOBODY, NOBODY)
    const user = startHolder(script, { JINKE_DATA: data, HOLDER_BINARIES: binaries }, isRoot() ? NOBODY : undefined)
    await user.says('opened')
    chmodSync(join(binaries, 'native', 'lib'), 0o755)
    expect(await user.release()).toBe(0)
    expect(existsSync(join(data, 'postgres', 'postmaster.pid'))).toBe(false)
    expect(readdirSync(data)).toContain(`postgres-${shippedBinaries().version}`)
  })

  it.skipIf(!isRoot())(`is told when the data belongs to root${rootOnly}`, async () => {
    const data = newFolder()
    await (await openPostgres(fastConfig(data))).close()
    const user = startHolder(script, { JINKE_DATA: data, HOLDER_BINARIES: openCopy() }, NOBODY)
    expect(await user.says('problem')).toEqual({ problem: expect.stringMatching(/may not write to the data folder/) })
    expect(await user.release()).toBe(77)
  })
})

/** A copy of the programs that anybody can read, wherever the checkout lies. */
function openCopy(name = 'package'): string {
  const copy = join(folder.path, name)
  if (!existsSync(copy)) cpSync(shippedBinaries().folder, copy, { recursive: true, verbatimSymlinks: true })
  return copy
}
