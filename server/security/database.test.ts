import { Secret, TOTP } from 'otpauth'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { makeFeed } from '../../modules/calendars/feed/contract.ts'
import { addMailAccount } from '../../modules/mail/contract.ts'
import { addPerson, resetPassword } from '../../modules/people/contract.ts'
import { seal } from '../../platform/secrets.ts'
import { NOW, openApp, type TestApp } from '../../testing/app.ts'
import { keepPassword, signIn } from '../../testing/browser.ts'

// What somebody has who comes to the database: by a hole in the program with the app's role, or with a copy of all of it.

let app: TestApp
beforeAll(async () => {
  app = await openApp()
})
afterAll(() => app.close())

const { hasAppRole } = inject('database')
describe.skipIf(!hasAppRole)(
  `the role with which Jinke serves${hasAppRole ? '' : ' (the server lets us make none)'}`,
  () => {
    let role: pg.Client
    beforeAll(async () => {
      await app.query('create schema another_program')
      await app.query('create table another_program.salary (fen bigint)')
      role = new pg.Client(app.server)
      await role.connect()
    })
    afterAll(() => role.end())

    const DENIED = '42501'
    test.each([
      ['makes no table', 'create table extra (id int)'],
      ['makes none beside the companies’ either', 'create table public.extra (id int)'],
      ['makes no schema', 'create schema extra'],
      ['makes no function', `create function extra() returns int language sql as 'select 1'`],
      [
        'replaces no function',
        `create or replace function public.grant_app(text, text) returns void language sql as ''`,
      ],
      ['makes no trigger', 'create trigger t before update on customer for each row execute function refuse_change()'],
      ['changes no table', 'alter table customer add extra int'],
      ['drops no table', 'drop table customer'],
      ['drops no column', 'alter table customer drop column name'],
      ['takes no guard away', 'drop trigger never_delete on customer'],
      ['turns no guard off', 'alter table event disable trigger all'],
      ['turns all of them off for itself neither', 'set session_replication_role = replica'],
      ['empties nothing', 'truncate session'],
      ['takes no owner’s place', 'set role pg_database_owner'],
      ['makes no role', 'create role extra'],
      ['makes itself no more than it is', 'alter role jinke_app superuser'],
      ['makes no extension', 'create extension file_fdw'],
      ['makes no company', `insert into hosted_company (slug, schema_name, kind) values ('x', 'x', 'main')`],
      ['takes no company away', 'delete from hosted_company'],
      ['reads no passwords of roles', 'select rolpassword from pg_authid'],
      ['reads no other program’s table', 'select from another_program.salary'],
      ['reads no jobs of all companies', 'select from graphile_worker._private_jobs'],
      ['reads no sealed values but by the one door', 'select value from sealed_value'],
      ['reads no file of the machine', `select pg_read_file('/etc/hostname')`],
      ['lists no folder of it', `select pg_ls_dir('/')`],
      ['brings none in', `copy setting (key) from '/etc/hostname'`],
      ['writes none', `copy setting to '/tmp/jinke-copied'`],
      ['runs no program', `copy setting from program 'id'`],
      ['keeps none as an object', `select lo_import('/etc/hostname')`],
      ['makes it read its settings', 'select pg_reload_conf()'],
      [
        'ends no other’s connection',
        'select pg_terminate_backend(pid) from pg_stat_activity where usename <> current_user',
      ],
      ['follows no writes', `select pg_create_physical_replication_slot('extra')`],
    ])('%s', async (_what, statement) => {
      await role.query('begin')
      const denied = await role.query(statement).then(
        () => 'done',
        (error: pg.DatabaseError) => error.code,
      )
      await role.query('rollback')
      expect(denied).toBe(DENIED)
    })

    test('makes no database, sets the server no otherwise, and hands on no rights', async () => {
      for (const statement of ['create database extra', `alter system set log_statement = 'all'`])
        await expect(role.query(statement), statement).rejects.toMatchObject({ code: DENIED })
      // That it may not is a warning only.
      await role.query('grant select on customer to public')
      const [given] = await app.query(`select has_table_privilege('public', 'customer', 'select') as is`)
      expect(given).toEqual({ is: false })
    })

    test('is nothing more than a login, and belongs to no other role', async () => {
      const [is] = await app.query(
        `select rolsuper or rolcreatedb or rolcreaterole or rolreplication or rolbypassrls as more,
         (select count(*)::int from pg_auth_members where member = r.oid) as member from pg_roles r where rolname = 'jinke_app'`,
      )
      expect(is).toEqual({ more: false, member: 0 })
    })

    test('reaches the schemas of the companies and of what they share, and makes nothing in them', async () => {
      const reached = await app.query<{ name: string; makes: boolean }>(
        `select nspname as name, has_schema_privilege('jinke_app', oid, 'create') as makes from pg_namespace
       where has_schema_privilege('jinke_app', oid, 'usage') and nspname !~ '^pg_' and nspname <> 'information_schema' order by 1`,
      )
      expect(reached).toEqual(['company_main', 'public'].map((name) => ({ name, makes: false })))
    })

    test('has no right to empty, to refer to or to put a trigger on any table', async () => {
      const rights = await app.query(
        `select table_name, privilege_type from information_schema.role_table_grants
       where grantee in ('jinke_app', 'PUBLIC') and table_schema in ('public', 'company_main') and privilege_type in ('TRUNCATE', 'REFERENCES', 'TRIGGER')`,
      )
      expect(rights).toEqual([])
    })

    test('what runs with the owner’s rights finds its own tables first, and is for nobody whom it was not given to', async () => {
      const doors = await app.query<{ name: string; path: string | null; all: boolean }>(
        `select p.proname as name, (select c from unnest(p.proconfig) c where c like 'search_path=%') as path,
         has_function_privilege('public', p.oid, 'execute') as all
       from pg_proc p where p.prosecdef and p.pronamespace::regnamespace::text in ('public', 'company_main')`,
      )
      expect(doors.length).toBeGreaterThan(8)
      for (const { name, path, all } of doors)
        expect([name, path, all]).toEqual([
          name,
          expect.stringMatching(/^search_path=[^,]+,( public,)? pg_temp$/),
          false,
        ])
    })
  },
)

describe('a copy of the whole database', () => {
  test('opens no mailbox, no session, no key, no link, no second factor and no password', async () => {
    const secrets = await plant()
    const tables = await app.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname !~ '^pg_' and schemaname <> 'information_schema'`,
    )
    const copied = await Promise.all(
      tables.map(async ({ name }) => {
        const rows = await app.query<{ row: string }>(`select t::text as row from ${name} t`)
        return rows.map(({ row }) => row).join('\n')
      }),
    )
    const copy = copied.join('\n')
    expect(copy).toContain('planted@example.com')
    for (const [what, secret] of Object.entries(secrets)) {
      expect([what, secret.length]).toEqual([what, expect.any(Number)])
      for (const written of spellings(secret)) expect([what, copy.includes(written)]).toEqual([what, false])
    }
  })

  const spellings = (secret: string): string[] => {
    const bytes = Buffer.from(secret)
    // In base64 the last characters depend on what follows.
    const base64 = bytes.toString('base64').replace(/..?=*$/, '')
    return [secret, base64, bytes.toString('hex')]
  }

  /** Everything secret that a person of the firm hands to Jinke or is handed by it. */
  async function plant(): Promise<Record<string, string>> {
    const password = 'planted password'
    const body = { name: '藏钥匙的人', role: 'rep', email: 'planted@example.com', password } as const
    const { id } = await app.admin.call(addPerson, { body })
    await keepPassword(app, id)
    const browser = await signIn(app, body.email, password)
    const post = async (path: string, sent?: unknown, method = 'POST') => {
      const headers = { 'idempotency-key': `planted ${path} ${method}` }
      const answer = await browser.fetch(path, { method, headers, ...(sent ? { body: JSON.stringify(sent) } : {}) })
      return answer.json()
    }
    const { secret } = await post('/me/totp')
    const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.parse(NOW) })
    const { recoveryCodes } = await post('/me/totp', { code }, 'PUT')
    const { key } = await post('/keys', { name: 'planted' })
    const rep = app.caller(id, key)
    const server = { host: 'imap.example.com', port: 993, security: 'tls', user: 'x' } as const
    const [imap, smtp] = ['planted for imap', 'planted for smtp']
    await rep.call(addMailAccount, {
      body: {
        kind: 'personal',
        address: 'planted@example.com',
        imap: { ...server, password: imap },
        smtp: { ...server, port: 465, password: smtp },
      },
    })
    const { path } = await rep.call(makeFeed, {}, { 'idempotency-key': 'planted feed' })
    const provider = 'planted for the provider'
    await app.writing(async (work) => {
      await app.query(
        `insert into sign_in_provider (issuer, client_id, label, changed_at, client_secret) values ('https://id.example.com', 'x', 'x', now(), $1)`,
        [await seal(work, provider, 'sign-in provider')],
      )
    })
    const again = await (await app.inBrowser(app.admin)).call(
      resetPassword,
      { params: { id }, body: {} },
      { 'idempotency-key': 'planted' },
    )
    return {
      password,
      session: browser.cookie?.split('.')[1] ?? '',
      totp: secret,
      'totp as bytes': Buffer.from(Secret.fromBase32(secret).bytes).toString('latin1'),
      'recovery code': recoveryCodes[0].replace('-', ''),
      key: key.replace(/^jk_main_/, ''),
      imap,
      smtp,
      feed: path.split('/').at(-1)?.replace('.ics', '') ?? '',
      provider,
      'password of the reset': again.password,
    }
  }
})
