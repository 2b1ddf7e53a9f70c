import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { Encrypter } from 'age-encryption'
import fc from 'fast-check'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createCustomer } from '../modules/customers/contract.ts'
import { logTouch } from '../modules/touches/contract.ts'
import { ENDING_BYTES, ending } from '../platform/backup/format.ts'
import {
  type BackupOptions,
  checkBackup,
  newIdentity,
  type Opening,
  restoreBackup,
  writeBackup,
} from '../platform/backup/index.ts'
import { withClient } from '../platform/client.ts'
import { Companies } from '../platform/companies.ts'
import { keyIn, putKeys, seal, unseal } from '../platform/secrets.ts'
import { StartupProblem } from '../platform/startupProblem.ts'
import { ADMIN, openApp, openBlank, type TestApp } from '../testing/app.ts'

const folder = mkdtempSync(join(tmpdir(), 'jinke-backups-'))
let app: TestApp
beforeAll(async () => {
  app = await openApp()
  for (const name of ['有反斜杠\\的厂', '"引号" 与 \\. 的厂', '普通厂']) await addCustomer(name)
  const { id } = await addCustomer('多行的厂')
  // As the backup itself writes the end of a table.
  const summary = '第一行\n\\.\n{"rows":0}\t\\N'
  await app.admin.call(logTouch, { body: { customerId: id, channel: 'phone', effective: true, summary } })
})
afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true })
})

const addCustomer = (name: string) => app.admin.call(createCustomer, { body: { name, force: true } })

const plain: BackupOptions = { jinke: '0.1.0', now: new Date(), secretKey: 'absent', sealing: null }
let made = 0
const nextFile = () => join(folder, `${++made}.backup`)
const ofApp = () => ({ ...app.owner, options: '' })

async function backedUp(more: Partial<BackupOptions> = {}): Promise<string> {
  const file = nextFile()
  await writeBackup(ofApp(), file, { ...plain, ...more })
  return file
}

const into = (connection: pg.ClientConfig, file: string, opening: Opening | null = null) =>
  restoreBackup(async () => connection, file, { opening, migrations: 'db', keep: async () => undefined })

const problemOf = async (act: Promise<unknown>): Promise<StartupProblem> => {
  const error: unknown = await act.then(
    () => null,
    (refused) => refused,
  )
  if (!(error instanceof StartupProblem)) throw error ?? new Error('it was taken')
  expect(error.text.zh).toMatch(/[\u4e00-\u9fff]/)
  return error
}

const tablesOf = async (connection: pg.ClientConfig): Promise<number> =>
  withClient(connection, async (client) => {
    const { rows } = await client.query<{ count: number }>(
      `select count(*)::int as count from pg_class c where relkind = 'r' and relnamespace::regnamespace::text !~ '^(pg_|information_schema|graphile_worker)'`,
    )
    return rows[0]?.count ?? -1
  })

describe('a backup and what is restored from it', { timeout: 120_000 }, () => {
  test('every table is equal, and the app works on it: sign in, the day, a touch, a sealed password', async () => {
    const data = join(folder, 'data')
    const key = Buffer.alloc(32, 7).toString('base64')
    const sealed = await app.writing((work) => seal(work, 'mailbox password', 'account 1'))
    await app.query(`select enqueue('mail:later', '{"company":"main"}', '2030-01-01', 'once', 'one')`)
    const file = await backedUp({ secretKey: { base64: key } })
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const jinke = await openBlank(undefined, { empty: true })
    try {
      const restored = await restoreBackup(async () => jinke.owner, file, {
        opening: null,
        migrations: 'db',
        keep: async (known) => putKeys({ secretKey: null, data }, (known as { base64: string }).base64),
      })
      expect(restored.header.companies).toEqual([{ slug: 'main', kind: 'main' }])
      const again = nextFile()
      await writeBackup(jinke.owner, again, plain)
      const sums = async (path: string) => Object.fromEntries((await checkBackup(path, { opening: null })).sums)
      expect(await sums(again)).toEqual(await sums(file))

      const main = await jinke.companies.find('main')
      if (!main) throw new Error('no company')
      expect(await unseal({ tx: main.db, keyring: keyIn(data) }, sealed, 'account 1')).toBe('mailbox password')
      expect(statSync(join(data, 'secret.key')).mode & 0o777).toBe(0o600)
      const session = await fetch(`${jinke.url}/api/v1/sessions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-jinke': '1' },
        body: JSON.stringify({ login: ADMIN.email, password: ADMIN.password }),
      })
      expect(session.status).toBe(201)
      const headers = { cookie: (session.headers.get('set-cookie') ?? '').split(';')[0] as string, 'x-jinke': '1' }
      expect((await fetch(`${jinke.url}/api/v1/today`, { headers })).status).toBe(200)
      const { items } = await (await fetch(`${jinke.url}/api/v1/customers?limit=10`, { headers })).json()
      const names = items.map((item: { name: string }) => item.name)
      expect(names.toSorted()).toEqual(
        (await app.query<{ name: string }>('select name from customer order by name collate "C"'))
          .map((c) => c.name)
          .toSorted(),
      )
      const body = JSON.stringify({ customerId: items[0].id, channel: 'phone', effective: true, summary: '搬家之后' })
      const touched = await fetch(`${jinke.url}/api/v1/touches`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body,
      })
      expect(touched.status).toBe(201)

      // T8, and the role that serves: what a fresh install forbids is forbidden.
      const asApp = { ...jinke.server, options: `${jinke.server.options ?? ''} -c search_path=company_main,public` }
      const drop = withClient(asApp, (client) => client.query('delete from touch'))
      await expect(drop).rejects.toThrow()
    } finally {
      await jinke.close()
    }
  })

  test('taken while others write, it holds one moment: figures and the facts they count agree', async () => {
    const { id } = await addCustomer('忙碌的厂')
    let writing = true
    let kept = 0
    const writers = Array.from({ length: 3 }, async () => {
      while (writing) {
        await app.admin.call(logTouch, {
          body: { customerId: id, channel: 'wechat', effective: false, summary: `第 ${kept}` },
        })
        kept += 1
      }
    })
    while (kept < 5) await new Promise((resolve) => setImmediate(resolve))
    const before = kept
    const file = await backedUp()
    const during = kept - before
    writing = false
    await Promise.all(writers)
    expect(during).toBeGreaterThan(0)
    const jinke = await openBlank(undefined, { empty: true })
    try {
      await into(jinke.owner, file)
      const found = await withClient({ ...jinke.owner, options: '-c search_path=company_main' }, (client) =>
        client.query(
          `select touches, (select count(*)::int from touch where customer_id = $1) as facts,
          (select count(*)::int from event where customer_id = $1 and type = 'touch.logged') as told from customer where id = $1`,
          [id],
        ),
      )
      const { touches, facts, told } = found.rows[0]
      expect(touches).toBe(facts)
      expect(told).toBe(facts)
      expect(facts).toBeGreaterThanOrEqual(before)
      expect(facts).toBeLessThanOrEqual(kept)
    } finally {
      await jinke.close()
    }
  })

  test('sealed by a passphrase or for a key, it opens with those only', async () => {
    const { identity, recipient } = await newIdentity()
    const other = await newIdentity()
    const forKey = await backedUp({ sealing: { recipients: [recipient] } })
    expect(readFileSync(forKey).includes('company_main')).toBe(false)
    expect((await checkBackup(forKey, { opening: { identities: [identity] } })).tables).toBeGreaterThan(100)
    expect((await problemOf(checkBackup(forKey, { opening: null }))).text.en).toMatch(/is encrypted/)
    const wrong = { identities: [other.identity] }
    expect((await problemOf(checkBackup(forKey, { opening: wrong }))).text.en).toMatch(/does not open/)
    // What is written by a passphrase is opened by it again before it counts as written.
    const byPhrase = nextFile()
    const made = await writeBackup(ofApp(), byPhrase, { ...plain, sealing: { passphrase: '四季 平安' } })
    expect(made.rows).toBeGreaterThan(10)
    // Guessing is made to take seconds; of a file that asks for less it is told at once.
    expect(readFileSync(byPhrase, 'latin1')).toMatch(/^age-encryption\.org\/v1\n-> scrypt \S+ 18\n/)
    const easy = nextFile()
    const encrypter = new Encrypter()
    encrypter.setPassphrase('四季 平安')
    encrypter.setScryptWorkFactor(4)
    writeFileSync(easy, await encrypter.encrypt(readFileSync(await backedUp())))
    expect((await checkBackup(easy, { opening: { passphrase: '四季 平安' } })).rows).toBeGreaterThan(10)
    const guessed = checkBackup(easy, { opening: { passphrase: '四季平安' } })
    expect((await problemOf(guessed)).text.en).toMatch(/does not open/)
  })

  test('an existing file is not overwritten', async () => {
    const file = await backedUp()
    expect((await problemOf(writeBackup(ofApp(), file, plain))).text.en).toMatch(/exists already/)
  })
})

/** Its first line, its header, and what follows. */
function partsOf(backup: Buffer): [magic: string, header: string, tables: Buffer] {
  const first = backup.indexOf(10)
  const second = backup.indexOf(10, first + 1)
  return [backup.toString('utf8', 0, first), backup.toString('utf8', first + 1, second), backup.subarray(second + 1)]
}

describe('what is no whole backup is refused, and the database stays as it was', () => {
  test('any byte changed, any end cut off, anything added', async () => {
    const { identity, recipient } = await newIdentity()
    const opening = { identities: [identity] }
    const originals = [await backedUp(), await backedUp({ sealing: { recipients: [recipient] } })]
    const jinke = await openBlank(undefined, { empty: true })
    const damage = fc.oneof(
      fc.record({
        kind: fc.constant('flip' as const),
        at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
        by: fc.integer({ min: 1, max: 255 }),
      }),
      // Heads and tails hold what is read first: they are hit as often as all the rest.
      fc.record({
        kind: fc.constant('flip' as const),
        at: fc.double({ min: 0, max: 0.02, noNaN: true }),
        by: fc.integer({ min: 1, max: 255 }),
      }),
      fc.record({
        kind: fc.constant('flip' as const),
        at: fc.double({ min: 0.999, max: 1, noNaN: true, maxExcluded: true }),
        by: fc.integer({ min: 1, max: 255 }),
      }),
      fc.record({
        kind: fc.constant('cut' as const),
        at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
        by: fc.constant(0),
      }),
      fc.record({ kind: fc.constant('add' as const), at: fc.constant(1), by: fc.integer({ min: 0, max: 255 }) }),
    )
    try {
      const tables = await tablesOf(jinke.owner)
      for (const original of originals) {
        const whole = readFileSync(original)
        const hurt = join(folder, 'hurt.backup')
        await fc.assert(
          fc.asyncProperty(damage, async ({ kind, at, by }) => {
            const place = Math.floor(at * whole.length)
            const bytes =
              kind === 'cut'
                ? whole.subarray(0, place)
                : Buffer.concat([whole, Buffer.from(kind === 'add' ? [by] : [])])
            if (kind === 'flip') bytes[place] = (bytes[place] as number) ^ by
            writeFileSync(hurt, bytes)
            await problemOf(into(jinke.owner, hurt, opening))
          }),
          { numRuns: 60 },
        )
      }
      expect(await tablesOf(jinke.owner)).toBe(tables)
      expect(tables).toBe(0)
    } finally {
      await jinke.close()
    }
  }, 120_000)

  test('another file, none, and one of a newer Jinke', async () => {
    const jinke = await openBlank(undefined, { empty: true })
    try {
      const said = async (file: string) => (await problemOf(into(jinke.owner, file))).text.en
      expect(await said('package.json')).toMatch(/is no backup of Jinke/)
      expect(await said(join(folder, 'absent'))).toMatch(/cannot be read \(ENOENT\)/)
      const format = join(folder, 'format')
      writeFileSync(
        format,
        readFileSync(await backedUp())
          .toString('latin1')
          .replace(/^jinke backup 1/, 'jinke backup 2'),
        'latin1',
      )
      expect(await said(format)).toMatch(/newer Jinke \(format 2\)/)
      await app.query(`insert into schema_migration (name, checksum) values ('9999_future.sql', 'x')`)
      const newer = await backedUp()
      await app.query(`delete from schema_migration where name = '9999_future.sql'`)
      expect(await said(newer)).toMatch(/newer Jinke \(9999_future\.sql\)/)
      expect(await tablesOf(jinke.owner)).toBe(0)
    } finally {
      await jinke.close()
    }
  })

  test('one forged with a right checksum that would fill any schema but those of Jinke, and before a database is asked for', async () => {
    const original = readFileSync(await backedUp())
    const [magic, header, tables] = partsOf(original.subarray(0, -ENDING_BYTES))
    const said = async (forged: object, rows: Buffer) => {
      const body = Buffer.concat([Buffer.from(`${magic}\n${JSON.stringify(forged)}\n`), rows])
      const file = nextFile()
      writeFileSync(file, Buffer.concat([body, ending(createHash('sha256').update(body).digest('hex'))]))
      const open = () => Promise.reject(new Error('asked for the database'))
      const refused = restoreBackup(open, file, { opening: null, migrations: 'db', keep: async () => undefined })
      return (await problemOf(refused)).text.en
    }
    const { schemas, ...rest } = JSON.parse(header)
    const more = (name: string) => ({ ...rest, schemas: [...schemas, { name, migrations: [], sequences: [] }] })
    for (const name of ['pg_catalog', 'graphile_worker', 'company_', 'Public', 'public; drop', 'public'])
      expect(await said(more(name), tables), name).toMatch(/is damaged or incomplete \(header\)/)
    const named = gunzipSync(tables).toString('latin1').replace('"schema":"company_main"', '"schema":"pg_catalog"')
    expect(await said({ ...rest, schemas }, gzipSync(Buffer.from(named, 'latin1')))).toMatch(/incomplete \(tables\)/)
  })

  test('a database that holds a company, or something else, keeps it; a fresh install makes room', async () => {
    const file = await backedUp()
    expect((await problemOf(into(ofApp(), file))).text.en).toMatch(/it holds the companies main/)
    const foreign = await openBlank(undefined, { empty: true })
    const fresh = await openBlank(undefined, { empty: true })
    try {
      await withClient(foreign.owner, (client) => client.query('create table somebodys (id integer)'))
      expect((await problemOf(into(foreign.owner, file))).text.en).toMatch(/1 other tables, such as public\.somebodys/)
      await Companies.migrateAll({ connection: () => fresh.owner, migrations: 'db', clock: fresh.clock, poolSize: 1 })
      expect((await into(fresh.owner, file)).rows).toBeGreaterThan(10)
    } finally {
      await foreign.close()
      await fresh.close()
    }
  })

  test('where another key seals passwords already, nothing is restored', async () => {
    const data = join(folder, 'other-key')
    mkdirSync(data)
    copyFileSync('package.json', join(data, 'secret.key'))
    const file = await backedUp()
    const jinke = await openBlank(undefined, { empty: true })
    try {
      const keep = async () => putKeys({ secretKey: null, data }, Buffer.alloc(32, 7).toString('base64'))
      const refused = restoreBackup(async () => jinke.owner, file, { opening: null, migrations: 'db', keep })
      expect((await problemOf(refused)).text.en).toMatch(/is another key/)
      expect(await tablesOf(jinke.owner)).toBe(0)
    } finally {
      await jinke.close()
    }
  })
})
