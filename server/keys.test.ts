import { afterAll, beforeAll, expect, test } from 'vitest'
import { addMailAccount } from '../modules/mail/contract.ts'
import { keyOf, seal, sealAnew, unseal } from '../platform/secrets.ts'
import { newId } from '../platform/sql.ts'
import { openApp, type TestApp } from '../testing/app.ts'

let app: TestApp
beforeAll(async () => {
  app = await openApp()
})
afterAll(() => app.close())

const [OLD, NEW] = [7, 8].map((fill) => Buffer.alloc(32, fill).toString('base64'))

/** Every sealed text of the company, wherever it stands. */
async function allSealed(): Promise<string[]> {
  const columns = await app.query<{ table: string; column: string }>(
    `select c.table_name as table, c.column_name as column from information_schema.columns c
       join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = current_schema() and c.data_type in ('text', 'jsonb') and t.table_type = 'BASE TABLE'`,
  )
  const found = await Promise.all(
    columns.map(({ table, column }) =>
      app.query<{ sealed: string }>(
        `select "${column}"::text as sealed from "${table}" where "${column}"::text ~ '^"?s1[.]'`,
      ),
    ),
  )
  return found.flat().map(({ sealed }) => sealed)
}

test('another key: all that is sealed, wherever it stands, is sealed anew, opens, and needs the old one no more', async () => {
  const rep = await app.person('rep')
  const server = {
    host: 'imap.example.com',
    port: 993,
    security: 'tls',
    user: 'me',
    password: 'of the mailbox',
  } as const
  const { id: mailbox } = await rep.call(addMailAccount, {
    body: { kind: 'personal', address: 'me@example.com', imap: server, smtp: { ...server, port: 465 } },
  })
  const calendar = newId()
  await app.writing(async (work) => {
    const plant = async (text: string, about: string, statement: string, values: unknown[]) =>
      app.query(statement, [...values, await seal(work, text, about)])
    await plant('of the calendar', `calendar ${calendar}`, CALENDAR, [calendar, rep.id])
    await plant('of the app', `totp ${rep.id}`, TOTP, [rep.id])
    await plant('of the provider', 'sign-in provider', PROVIDER, [])
  })
  const before = await allSealed()
  expect(before).toHaveLength(5)

  const turned = keyOf(`${NEW},${OLD}`)
  expect(await app.writing((work) => sealAnew({ ...work, keyring: turned }))).toBe(5)
  const after = await allSealed()
  expect(after).toHaveLength(5)
  expect(after.filter((sealed) => before.some((old) => old.split('.')[1] === sealed.split('.')[1]))).toEqual([])
  expect(await app.writing((work) => sealAnew({ ...work, keyring: turned }))).toBe(0)

  const alone = keyOf(NEW as string)
  const opens = (sealed: string, about: string) =>
    app.writing((work) => unseal({ ...work, keyring: alone }, sealed, about))
  const [kept] = await app.query<Record<string, string>>(
    `select (select imap_secret from mail_account where id = $1) as imap, (select smtp_secret from mail_account where id = $1) as smtp,
       (select password_sealed from calendar_account) as calendar, (select secret from totp) as totp, (select client_secret from sign_in_provider) as provider`,
    [mailbox],
  )
  expect([
    await opens(kept?.imap ?? '', `mail ${mailbox} imap`),
    await opens(kept?.smtp ?? '', `mail ${mailbox} smtp`),
    await opens(kept?.calendar ?? '', `calendar ${calendar}`),
    await opens(kept?.totp ?? '', `totp ${rep.id}`),
    await opens(kept?.provider ?? '', 'sign-in provider'),
  ]).toEqual(['of the mailbox', 'of the mailbox', 'of the calendar', 'of the app', 'of the provider'])
})

const CALENDAR = `insert into calendar_account (id, person_id, url, login, added_at, password_sealed) values ($1, $2, 'https://dav.example.com', 'me', now(), $3)`
const TOTP = `insert into totp (person_id, made_at, secret) values ($1, now(), $2)`
const PROVIDER = `insert into sign_in_provider (issuer, client_id, label, changed_at, client_secret) values ('https://id.example.com', 'x', 'x', now(), $1)`
