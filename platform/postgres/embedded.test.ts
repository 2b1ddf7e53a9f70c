import { execFileSync, spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openPostgres } from './index.ts'
import type { Postgres } from './postgres.ts'
import { asAccount, isAlive } from './processes.ts'
import {
  ask,
  buildHolder,
  eventually,
  fastConfig,
  killHolders,
  patiently,
  startHolder,
  testFolder,
} from './testing/index.ts'
import { databaseAccount } from './unprivileged.ts'

const folder = testFolder()
let script: string
let made = 0
let open: Postgres[] = []

beforeAll(async () => {
  script = await buildHolder(folder.path)
})
afterEach(async () => {
  for (const postgres of open) await postgres.close()
  open = []
  await killHolders()
})
afterAll(() => folder.remove())

const newData = (): string => join(folder.path, `data-${made++}`)

async function opened(data: string, tell: (line: string) => void = () => undefined): Promise<Postgres> {
  const postgres = await openPostgres(fastConfig(data), { tell: (what) => tell(what.en) })
  open.push(postgres)
  return postgres
}

const pidFile = (data: string): string => join(data, 'postgres', 'postmaster.pid')
const postmasterOf = (data: string): number => Number(readFileSync(pidFile(data), 'utf8').split('\n')[0])
const asOwner = (postgres: Postgres, statement: string) => ask(postgres.connection('owner'), statement)
const answersAgain = (postgres: Postgres) => eventually(() => asOwner(postgres, `select 'yes'`).catch(() => null))

describe('the embedded database', patiently, () => {
  it('starts fresh: UTF-8, checksums, an owner and an app without rights; ends when it is let go', async () => {
    const data = newData()
    const postgres = await opened(data)
    expect(postgres.version).toBeGreaterThanOrEqual(180_000)
    expect(await asOwner(postgres, `select upper('é') || lower('Ж') || length('近客')`)).toBe('Éж2')
    expect(await asOwner(postgres, `select current_setting('data_checksums') || current_setting('jit')`)).toBe('onoff')
    expect(await asOwner(postgres, 'select rolsuper from pg_roles where rolname = current_user')).toBe(true)
    const rights = `select concat_ws(' ', rolname, rolsuper, rolcreatedb, rolcreaterole) from pg_roles where rolname = current_user`
    expect(await ask(postgres.connection('app'), rights)).toBe('jinke_app f f f')
    await expect(ask({ ...postgres.connection('app'), password: 'guess' }, 'select 1')).rejects.toThrow('password')
    const pid = postmasterOf(data)
    await postgres.close()
    expect(existsSync(pidFile(data))).toBe(false)
    await eventually(() => !isAlive(pid))
  })

  it('is shared by processes: the second joins, the last stops it', async () => {
    const data = newData()
    const postgres = await opened(data)
    const pid = postmasterOf(data)
    const other = startHolder(script, { JINKE_DATA: data })
    await other.says('opened')
    await postgres.close()
    expect(isAlive(pid)).toBe(true)
    expect(await other.release()).toBe(0)
    expect(existsSync(pidFile(data))).toBe(false)
  })

  it('is served by one process at a time, and tells by which', async () => {
    const data = newData()
    const other = startHolder(script, { JINKE_DATA: data, HOLDER_URL: 'http://127.0.0.1:3210' })
    await other.says('opened')
    const postgres = await opened(data)
    const ours = { url: 'http://127.0.0.1:4000', pid: process.pid }
    expect(await postgres.takeServing(ours)).toEqual({ url: 'http://127.0.0.1:3210', pid: other.pid })
    await other.kill()
    expect(await eventually(async () => (await postgres.takeServing(ours)) === null)).toBe(true)
  })

  it('outlives a kill -9 of Jinke, and the next start joins it', async () => {
    const data = newData()
    const other = startHolder(script, { JINKE_DATA: data })
    await other.says('opened')
    const pid = postmasterOf(data)
    await other.kill()
    expect(isAlive(pid)).toBe(true)
    await opened(data)
    expect(postmasterOf(data)).toBe(pid)
  })

  it('is started again after it crashed, by who started it or by who joined it, and keeps what was committed', async () => {
    const data = newData()
    const other = startHolder(script, { JINKE_DATA: data })
    await other.says('opened')
    const told: string[] = []
    const postgres = await opened(data, (line) => told.push(line))
    await asOwner(postgres, 'create table kept as select 1 as one')
    process.kill(postmasterOf(data), 'SIGKILL')
    expect(await other.says('told')).toEqual({ told: expect.stringContaining('stopped unexpectedly') })
    await answersAgain(postgres)
    await eventually(() => told.includes('The database is back.'))
    await other.kill()

    process.kill(postmasterOf(data), 'SIGKILL')
    await answersAgain(postgres)
    expect(await asOwner(postgres, 'select one from kept')).toBe(1)
  })

  it('recovers from the crash of one of its own processes', async () => {
    const data = newData()
    const postgres = await opened(data)
    await expect(
      asOwner(postgres, `select pg_sleep(0) from pg_backend_pid() p, pg_terminate_backend(p)`),
    ).rejects.toThrow()
    const victim = await asOwner(postgres, `select pid from pg_stat_activity where application_name = 'jinke presence'`)
    process.kill(Number(victim), 'SIGKILL')
    await answersAgain(postgres)
    const present = `select count(*)::int from pg_stat_activity where application_name = 'jinke presence' and pid <> ${victim}`
    await eventually(async () => (await asOwner(postgres, present).catch(() => 0)) === 1)
  })

  it('is made once when several processes start at once, and stops when all have gone', async () => {
    const data = newData()
    const holders = [1, 2, 3].map(() => startHolder(script, { JINKE_DATA: data }))
    const addresses = await Promise.all(holders.map((holder) => holder.says('opened')))
    expect(new Set(addresses.map((address) => JSON.stringify(address))).size).toBe(1)
    expect(await Promise.all(holders.map((holder) => holder.release()))).toEqual([0, 0, 0])
    expect(existsSync(pidFile(data))).toBe(false)
    expect(readdirSync(data).filter((name) => name.includes('new'))).toEqual([])
  })

  it('leaves nothing half made when the first start is killed in the middle', async () => {
    const data = newData()
    const first = startHolder(script, { JINKE_DATA: data })
    await eventually(() => existsSync(data) && readdirSync(data).some((name) => name.startsWith('postgres.new-')))
    await first.kill()
    expect(await asOwner(await opened(data), 'select 1')).toBe(1)
  })

  it('starts although the number in its pid file has gone to another process', async () => {
    const data = newData()
    await (await opened(data)).close()
    const bystander = spawn('sleep', ['60'], { ...asAccount(databaseAccount(data), '/'), stdio: 'ignore' })
    const stale = [
      bystander.pid,
      join(data, 'postgres'),
      '1700000000',
      '5432',
      join(data, 'socket'),
      '',
      '1 1',
      'ready',
    ]
    writeFileSync(pidFile(data), `${stale.join('\n')}\n`)
    writeFileSync(join(data, 'socket', '.s.PGSQL.5432.lock'), `${stale.join('\n')}\n`)
    const postgres = await opened(data)
    expect(await asOwner(postgres, 'select 1')).toBe(1)
    expect(postmasterOf(data)).not.toBe(bystander.pid)
    bystander.kill()
  })

  it('of a copied data folder is not taken for the original that still runs', async () => {
    const data = newData()
    const original = await opened(data)
    await asOwner(original, 'checkpoint')
    const copied = newData()
    execFileSync('cp', ['-a', data, copied])
    const copy = await opened(copied)
    await asOwner(copy, 'create table only_here ()')
    expect(postmasterOf(copied)).not.toBe(postmasterOf(data))
    expect(await asOwner(original, `select to_regclass('only_here')`)).toBeNull()
  })

  it('puts its socket into a short folder where the path of the data is too long for one', async () => {
    const data = join(folder.path, 'long'.repeat(20), 'data')
    const postgres = await opened(data)
    const socketFolder = postgres.connection('app').host as string
    expect(socketFolder).toMatch(/^\/tmp\/jinke-[0-9a-f]{12}$/)
    expect(await asOwner(postgres, 'select 1')).toBe(1)
    await postgres.close()
    rmdirSync(socketFolder)
  })
})
