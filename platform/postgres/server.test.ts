import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from '../config.ts'
import { StartupProblem } from '../startupProblem.ts'
import { openPostgres } from './index.ts'
import type { Postgres } from './postgres.ts'
import { tooOld } from './server.ts'
import { ask, fastConfig, testFolder } from './testing/index.ts'

const folder = testFolder()
let host: Postgres

// Any PostgreSQL will do for a server: the embedded one is at hand.
beforeAll(async () => {
  host = await openPostgres(fastConfig(join(folder.path, 'data')))
  await ask(host.connection('owner'), 'drop role jinke_app')
})
afterAll(async () => {
  await host.close()
  folder.remove()
})

const urlOf = ({ user = 'jinke_owner', password = '', database = 'jinke', more = '' } = {}): string => {
  const { host: socket, password: real } = host.connection('owner')
  return `postgresql://${user}:${password || real}@localhost/${database}?host=${encodeURIComponent(socket as string)}${more}`
}
const serverAt = (url: string, more: NodeJS.ProcessEnv = {}) => openPostgres(readConfig({ DATABASE_URL: url, ...more }))

describe('a server named by DATABASE_URL', () => {
  it('serves the app by the role without rights, which is made where we may', async () => {
    const postgres = await serverAt(urlOf())
    expect(postgres).toMatchObject({ kind: 'server', version: host.version })
    expect(await ask(postgres.connection('owner'), 'select current_user::text')).toBe('jinke_owner')
    expect(await ask(postgres.connection('app'), 'select current_user::text')).toBe('jinke_app')
    expect(await postgres.takeServing({ url: 'http://127.0.0.1:1', pid: process.pid })).toBeNull()
    await postgres.close()
  })

  it('serves the app by the same login where we may make no role', async () => {
    await ask(host.connection('owner'), `create role tenant login password 'rent'`)
    const postgres = await serverAt(urlOf({ user: 'tenant', password: 'rent' }))
    expect(await ask(postgres.connection('app'), 'select current_user::text')).toBe('tenant')
  })

  it('keeps the options of the URL, and lets a connection add its own', async () => {
    const postgres = await serverAt(urlOf({ more: '&options=-c%20work_mem%3D7MB' }))
    const app = postgres.connection('app')
    const shown = `select current_user || ' ' || current_setting('work_mem') || ' ' || current_setting('search_path')`
    expect(await ask({ ...app, options: `${app.options} -c search_path=one` }, shown)).toBe('jinke_app 7MB one')
  })

  describe('with a login of the app’s own', () => {
    const own = { JINKE_APP_LOGIN: 'serves:a&b:c@d%' }
    beforeAll(() => ask(host.connection('owner'), `create role serves login password 'a&b:c@d%'`))

    it('serves by that, and whoever takes the role off has no rights at all', async () => {
      await ask(host.connection('owner'), 'create table kept (id int)')
      const postgres = await serverAt(urlOf(), own)
      const [owner, app] = [postgres.connection('owner'), postgres.connection('app')]
      expect(await ask(owner, 'select session_user::text')).toBe('jinke_owner')
      expect(await ask(app, `select session_user || ' as ' || current_user`)).toBe('serves as jinke_app')
      const off = `select set_config('role', 'none', false)`
      const roleOff = async (statement: string) => {
        const client = new pg.Client(app)
        await client.connect()
        return client
          .query(off)
          .then(() => client.query(statement))
          .then(
            () => 'done',
            (error: pg.DatabaseError) => error.code,
          )
          .finally(() => client.end())
      }
      expect(await roleOff('drop table kept')).toBe('42501')
      expect(await roleOff('select from kept')).toBe('42501')
      expect(await roleOff('set role jinke_owner')).toBe('42501')
    })

    it.each([
      [
        'may become the owner',
        { JINKE_APP_LOGIN: 'deputy:x' },
        `create role deputy login password 'x' in role jinke_owner`,
        /deputy of JINKE_APP_LOGIN has too many rights: it can become jinke_owner/,
      ],
      [
        'is the owner',
        { JINKE_APP_LOGIN: 'jinke_owner:guess' },
        'select 1',
        /refuses the user jinke_owner.*Check JINKE_APP_LOGIN/,
      ],
      [
        'may make roles',
        { JINKE_APP_LOGIN: 'maker:x' },
        `create role maker login password 'x' createrole`,
        /maker of JINKE_APP_LOGIN has too many rights/,
      ],
      [
        'comes to data that were set up without the role',
        own,
        'create table hosted_company (slug text)',
        /set up where there was no role jinke_app/,
      ],
    ])('that %s is one line', async (_, login, before, line) => {
      await ask(host.connection('owner'), before)
      const problem: unknown = await serverAt(urlOf(), login).catch((error: unknown) => error)
      await ask(host.connection('owner'), 'drop table if exists hosted_company')
      if (!(problem instanceof StartupProblem)) throw problem
      expect(problem.text.en).toMatch(line)
      expect(problem.text.en).not.toMatch(/\n|guess/)
    })

    it('that may not act as the app, where we may not give it the role, is told with the statement to run', async () => {
      await ask(host.connection('owner'), `create role lodger login password 'x'`)
      const problem: unknown = await serverAt(urlOf({ user: 'tenant', password: 'rent' }), {
        JINKE_APP_LOGIN: 'lodger:x',
      }).catch((error: unknown) => error)
      if (!(problem instanceof StartupProblem)) throw problem
      expect(problem.text.en).toContain('grant jinke_app to "lodger"')
    })
  })

  const problems: [string, () => string, RegExp, number][] = [
    [
      'does not answer',
      () => 'postgresql://a:b@127.0.0.1:1/jinke',
      /127\.0\.0\.1:1 does not answer \(ECONNREFUSED\)/,
      69,
    ],
    ['is not found', () => 'postgresql://a:b@nowhere.invalid/jinke', /nowhere\.invalid:5432 does not answer/, 69],
    ['does not know the password', () => urlOf({ password: 'guess' }), /refuses the user jinke_owner/, 77],
    [
      'wants a password that the URL lacks',
      () => urlOf().replace(/:[0-9a-f]+@/, '@'),
      /refuses the user jinke_owner/,
      77,
    ],
    ['lacks the database', () => urlOf({ database: 'absent' }), /has no database absent/, 69],
  ]
  it.each(problems)('that %s is one line', async (_, url, line, exitCode) => {
    const problem: unknown = await serverAt(url()).catch((error: unknown) => error)
    if (!(problem instanceof StartupProblem)) throw problem
    expect(problem.text.en).toMatch(line)
    expect(problem.text.en).not.toMatch(/\n|guess/)
    expect(problem.exitCode).toBe(exitCode)
  })

  it('older than PostgreSQL 15 will not do', () => {
    expect(tooOld(140_011, 'db:5432')?.text.en).toBe(
      'The database server at db:5432 is PostgreSQL 14; Jinke needs 15 or later.',
    )
    expect(tooOld(150_000, 'db:5432')).toBeNull()
  })
})
