import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { hostname } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listBackups, noteFailure, sweep } from '../platform/backup/folder.ts'
import { checkBackup } from '../platform/backup/index.ts'
import { withClient } from '../platform/client.ts'
import { readConfig } from '../platform/config.ts'
import { examine } from '../platform/postgres/doctor.ts'
import { openPostgres } from '../platform/postgres/index.ts'
import { runAs } from '../platform/postgres/processes.ts'
import { eventually, testFolder } from '../platform/postgres/testing/index.ts'
import { databaseAccount, handTo } from '../platform/postgres/unprivileged.ts'
import { LONG } from '../testing/long.ts'
import { backUp, isBackupDue } from './backups.ts'

// As users do it: by the commands, from one machine's folder to another's and to a server of their own.

const folder = testFolder()
const home = join(folder.path, 'home')
const login = { email: 'boss@example.com', password: 'moves to another house' }
const running = new Set<ChildProcess>()
const env = (data: string, more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => {
  const { DATABASE_URL: _server, ...inherited } = process.env
  return { ...inherited, JINKE_DATA: data, JINKE_TEST_FAST_DB: '1', LOG_LEVEL: 'fatal', LANG: 'en_GB.UTF-8', ...more }
}

/** Runs a command to its end. */
async function jinke(args: string[], where: NodeJS.ProcessEnv, script = 'bin/jinke.mjs') {
  const child = spawn(process.execPath, [resolve(script), ...args], { env: where })
  running.add(child)
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', (text) => (out += text))
  child.stderr.setEncoding('utf8').on('data', (text) => (err += text))
  const code = await new Promise<number | null>((done) => child.once('close', done))
  running.delete(child)
  return { code, out, err }
}

const freePort = () =>
  new Promise<number>((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => done(port))
    })
  })

/** Serves until it is stopped; answers how to ask it as the one who signed in. */
async function serve(where: NodeJS.ProcessEnv) {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const child = spawn(process.execPath, [resolve('bin/jinke.mjs'), 'start'], {
    env: { ...where, PORT: String(port), JINKE_ADMIN_EMAIL: login.email, JINKE_ADMIN_PASSWORD: login.password },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  running.add(child)
  await new Promise<void>((ready, failed) => {
    child.stdout?.on('data', (said: Buffer) => String(said).includes(url) && ready())
    child.once('close', (code) => failed(new Error(`it ended with ${code}`)))
  })
  let cookie = ''
  const ask = (method: string, path: string, body?: unknown) =>
    fetch(`${url}/api/v1${path}`, {
      method,
      headers: { 'x-jinke': '1', cookie, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
  const session = await ask('POST', '/sessions', { login: login.email, password: login.password })
  expect(session.status).toBe(201)
  cookie = (session.headers.get('set-cookie') ?? '').split(';')[0] as string
  const stop = async () => {
    child.kill('SIGTERM')
    await new Promise((done) => child.once('close', done))
    running.delete(child)
  }
  return { ask, stop }
}

type Asked = Awaited<ReturnType<typeof serve>>['ask']

async function expectWorking(ask: Asked, names: string[]): Promise<void> {
  expect((await ask('GET', '/today')).status).toBe(200)
  const { items } = await (await ask('GET', '/customers?limit=50')).json()
  expect(items.map((item: { name: string }) => item.name).toSorted()).toEqual(names.toSorted())
  const touch = { customerId: items[0].id, channel: 'phone', effective: false, summary: randomUUID() }
  expect((await ask('POST', '/touches', touch)).status).toBe(201)
}

const NAMES = ['东门纸品厂', '西门印刷厂', '南门食品厂']
const file = join(folder.path, 'moving.backup')

beforeAll(async () => {
  const { ask, stop } = await serve(env(home))
  for (const name of NAMES) expect((await ask('POST', '/customers', { name, force: true })).status).toBe(201)
  const made = await jinke(['backup', file, '--json'], env(home))
  expect({ ...made, out: JSON.parse(made.out).file }).toEqual({ code: 0, out: file, err: '' })
  await stop()
}, 240_000)
afterAll(async () => {
  for (const child of running) child.kill('SIGKILL')
  folder.remove()
})

const sumsOf = async (path: string) => {
  const { sums, header } = await checkBackup(path, { opening: null })
  return { ...Object.fromEntries(sums), companies: header?.companies }
}

/** Debian's, or whichever PostgreSQL this machine has beside ours. */
const installed = ['15', '16', '17', '18']
  .map((v) => `/usr/lib/postgresql/${v}/bin`)
  .find((bin) => existsSync(join(bin, 'initdb')))

/** A server that somebody runs, for one test; its owner is no superuser. */
async function ownServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const place = join(folder.path, `server-${randomUUID().slice(0, 8)}`)
  mkdirSync(place)
  const account = databaseAccount(place)
  handTo(account, place)
  const port = await freePort()
  const run = async (name: string, ...args: string[]) => {
    const { ok, output } = await runAs(account, place, join(installed as string, name), args)
    if (!ok) throw new Error(output)
  }
  const data = join(place, 'data')
  await run('initdb', '-D', data, '-U', 'root', '--auth=trust', '--locale=C.UTF-8', '--encoding=UTF8', '--no-sync')
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${place} -c fsync=off`
  await run('pg_ctl', '-D', data, '-w', '-l', join(place, 'log'), '-o', options, 'start')
  const root = { host: '127.0.0.1', port, user: 'root', database: 'postgres' }
  await withClient(root, async (client) => {
    await client.query('create role firm login createrole')
    await client.query(`create role serves login password 'apart'`)
    await client.query('create database firm owner firm')
  })
  return {
    url: `postgresql://firm@127.0.0.1:${port}/firm`,
    stop: () => run('pg_ctl', '-D', data, '-w', '-m', 'fast', 'stop'),
  }
}

describe('moving house', { timeout: 240_000 }, () => {
  test('to another data folder', async () => {
    const other = join(folder.path, 'other')
    const restored = await jinke(['restore', file], env(other))
    expect(restored).toMatchObject({ code: 0, err: '' })
    expect(restored.out).toMatch(/companies main.*each table checked/)
    const back = join(folder.path, 'other.backup')
    await jinke(['backup', back], env(other))
    expect(await sumsOf(back)).toEqual(await sumsOf(file))
    const again = await jinke(['restore', file], env(other))
    expect(again.code).toBe(73)
    expect(again.err).toMatch(/The database is not empty: it holds the companies main/)
    const { ask, stop } = await serve(env(other))
    await expectWorking(ask, NAMES)
    await stop()
  })

  if (LONG)
    test.skipIf(!installed)(
      `to a server of one’s own, served by a login of its own, and back${installed ? '' : ': no PostgreSQL is installed'}`,
      async () => {
        const server = await ownServer()
        try {
          const apart = { DATABASE_URL: server.url, JINKE_APP_LOGIN: 'serves:apart' }
          const there = env(join(folder.path, 'there'), apart)
          expect(await jinke(['restore', file], there)).toMatchObject({ code: 0, err: '' })
          const { ask, stop } = await serve(there)
          await expectWorking(ask, NAMES)
          await stop()
          const back = join(folder.path, 'back.backup')
          expect(await jinke(['backup', back], there)).toMatchObject({ code: 0, err: '' })
          const home2 = env(join(folder.path, 'home2'))
          expect(await jinke(['restore', back], home2)).toMatchObject({ code: 0, err: '' })
          const kept = join(folder.path, 'kept.backup')
          await jinke(['backup', kept], home2)
          expect(await sumsOf(kept)).toEqual(await sumsOf(back))
        } finally {
          await server.stop()
        }
      },
    )

  if (LONG)
    test('kill -9 in the midst of it leaves an empty database, and it is done again', async () => {
      const other = join(folder.path, 'killed')
      const postgres = await openPostgres(readConfig(env(other)))
      try {
        const child = spawn(process.execPath, [resolve('bin/jinke.mjs'), 'restore', file], {
          env: env(other),
          stdio: 'ignore',
        })
        const ended = new Promise((done) => child.once('close', done))
        const connection = postgres.connection('owner')
        const count = async (statement: string) =>
          withClient(
            connection,
            async (client) => (await client.query<{ count: number }>(statement)).rows[0]?.count ?? 0,
          )
        await eventually(
          async () =>
            (await count(
              `select count(*)::int from pg_stat_activity where application_name = 'jinke restore' and query like 'copy%'`,
            )) > 0,
        )
        child.kill('SIGKILL')
        await ended
        await eventually(
          async () =>
            (await count(`select count(*)::int from pg_stat_activity where application_name = 'jinke restore'`)) === 0,
        )
        expect(await count(`select count(*)::int from pg_namespace where nspname like 'company%'`)).toBe(0)
        expect(await jinke(['restore', file], env(other))).toMatchObject({ code: 0, err: '' })
        expect(await count('select count(*)::int from company_main.customer')).toBe(NAMES.length)
      } finally {
        await postgres.close()
      }
    })

  test('a damaged file makes no data folder', async () => {
    const hurt = join(folder.path, 'hurt.backup')
    const bytes = readFileSync(file)
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] as number) ^ 1
    writeFileSync(hurt, bytes)
    const nowhere = join(folder.path, 'nowhere')
    const refused = await jinke(['restore', hurt], env(nowhere))
    expect(refused).toMatchObject({ code: 65, out: '' })
    expect(refused.err).toMatch(/is damaged or incomplete/)
    expect(existsSync(nowhere)).toBe(false)
    expect((await jinke(['backup', '--verify', hurt], env(nowhere))).code).toBe(65)
    expect((await jinke(['backup', '--verify', file], env(nowhere))).code).toBe(0)
  })

  if (LONG)
    test('encrypted with a key of its own', async () => {
      const key = join(folder.path, 'key.txt')
      const made = JSON.parse((await jinke(['backup', 'key', key, '--json'], env(home))).out)
      const sealed = join(folder.path, 'sealed.backup')
      expect(await jinke(['backup', sealed, '--recipient', made.recipient], env(home))).toMatchObject({
        code: 0,
        err: '',
      })
      expect(readFileSync(sealed, 'latin1')).toMatch(/^age-encryption\.org\/v1\n/)
      const other = env(join(folder.path, 'sealed'))
      expect((await jinke(['restore', sealed], other)).code).toBe(77)
      expect(await jinke(['restore', sealed, '--identity', key], other)).toMatchObject({ code: 0, err: '' })
    })
})

if (LONG)
  describe('upgrades', { timeout: 240_000 }, () => {
    test('a backup is made before; where the upgrade fails, the program before starts and works as ever', async () => {
      const old = join(folder.path, 'old')
      expect((await jinke(['restore', file], env(old))).code).toBe(0)
      // The next program: this one, with a migration that breaks.
      const next = join(folder.path, 'next')
      mkdirSync(next)
      for (const part of ['package.json', 'db', 'dist']) cpSync(part, join(next, part), { recursive: true })
      symlinkSync(dirname(dirname(resolve('node_modules/pg/package.json'))), join(next, 'node_modules'))
      writeFileSync(
        join(next, 'db', 'migrations', '9999_broken.sql'),
        'create table half_done (id integer); select 1 / 0;',
      )
      const failed = await jinke(['start'], env(old, { PORT: '0' }), join(next, 'dist', 'cli.mjs'))
      expect(failed).toMatchObject({ code: 65, out: '' })
      expect(failed.err).toMatch(
        /^Bringing the data up by 9999_broken\.sql failed: division by zero\. .*go back to that version/,
      )
      const [before] = listBackups(join(old, 'backups'))
      expect(before).toMatchObject({ beforeUpgrade: true })
      expect(await sumsOf(before?.file as string)).toEqual(await sumsOf(file))
      const { ask, stop } = await serve(env(old))
      await expectWorking(ask, NAMES)
      await stop()
    })
  })

describe('by itself', { timeout: 240_000 }, () => {
  test('once a night, the newest of days, weeks and months stay, and doctor tells', async () => {
    const data = join(folder.path, 'nightly')
    expect((await jinke(['restore', file], env(data))).code).toBe(0)
    const config = readConfig(env(data, { PORT: '0' }))
    const postgres = await openPostgres(config)
    const told = async () => (await examine(config)).find(({ what }) => what.en.includes('backup'))
    try {
      const source = { config, postgres }
      const tomorrow = new Date(Date.now() + 86_400_000)
      expect((await told())?.what.en).toMatch(/There is no backup in/)
      expect(await isBackupDue(source, tomorrow)).toBe(true)
      await backUp(source)
      expect(await isBackupDue(source, new Date())).toBe(false)
      // Of a day on which the clock was wrong.
      const future = join(source.config.backups.folder, 'jinke-2090-01-01T00-00-00Z.backup')
      writeFileSync(future, '')
      expect(await isBackupDue(source, tomorrow)).toBe(true)
      rmSync(future)
      const [made] = listBackups(config.backups.folder)
      expect(await sumsOf(made?.file as string)).toEqual(await sumsOf(file))
      expect(await told()).toMatchObject({ ok: true, what: { en: expect.stringMatching(/^The last backup: /) } })

      noteFailure(config.backups.folder, { at: new Date(), why: { zh: '磁盘已满', en: 'the disk is full' } })
      expect(await told()).toMatchObject({ ok: false, what: { en: expect.stringMatching(/failed: the disk is full/) } })
      expect(await isBackupDue(source, new Date(Date.now() + 60_000))).toBe(false)
      expect(await isBackupDue(source, tomorrow)).toBe(true)
      await backUp(source)
      expect(await told()).toMatchObject({ ok: true })

      for (const day of ['2020-01-01', '2020-01-02'])
        writeFileSync(join(config.backups.folder, `jinke-${day}T02-30-00Z.backup`), '')
      const [killed, others, abandoned] = [`${hostname()}-999999999`, 'elsewhere-999999999', 'elsewhere-999999998'].map(
        (whose) => join(config.backups.folder, `jinke-2020-01-03T02-30-00Z.backup.${whose}.part`),
      ) as [string, string, string]
      for (const draft of [killed, others, abandoned]) writeFileSync(draft, '')
      const longAgo = new Date(Date.now() - 25 * 3_600_000)
      utimesSync(abandoned, longAgo, longAgo)
      writeFileSync(join(config.backups.folder, 'letter.txt'), 'somebody’s own')
      sweep({ ...config.backups, keep: { days: 1, weeks: 0, months: 0 } })
      expect(readdirSync(config.backups.folder)).toEqual([
        basename(others),
        listBackups(config.backups.folder)[0]?.file.split('/').at(-1),
        'letter.txt',
      ])
    } finally {
      await postgres.close()
    }
  })
})
