import { type RawBuilder, row, rows, run, sql, type Tx } from '../../../platform/sql.ts'
import type { Day } from '../../../shared/calendar.ts'
import type { AccountKind } from '../policy.ts'
import type { Counts } from '../rules/health.ts'
import type { Problem } from '../rules/problems.ts'
import type { Server } from '../servers/shapes.ts'

export interface AccountRow {
  id: string
  kind: AccountKind
  personId: string
  personName: string
  readerIds: string[]
  name: string
  address: string
  imap: Server | null
  smtp: Server | null
  imapSecret: string | null
  smtpSecret: string | null
  perHour: number
  plus: boolean
  since: Day
  state: 'on' | 'off'
  problem: Problem | null
  problemSince: string | null
  lookedAt: string | null
  version: number
}

export interface FolderCounts extends Counts {
  accountId: string
  path: string
  role: 'inbox' | 'sent'
  lookedAt: string | null
}

const accountWhere = (condition: RawBuilder<unknown>) =>
  sql<AccountRow>`select a.id, a.kind, a.person_id, p.name as person_name, a.reader_ids, a.name, a.address, a.imap, a.smtp, a.imap_secret, a.smtp_secret, a.per_hour, a.plus,
      a.since, a.state, a.problem, a.problem_since, a.looked_at, a.version
    from mail_account a join person p on p.id = a.person_id where ${condition}`

export const findAccount = (tx: Tx, id: string) => row(tx, accountWhere(sql`a.id = ${id}`))
export const lockAccount = async (tx: Tx, id: string) => {
  await run(tx, sql`select 1 from mail_account where id = ${id} for update`)
  return findAccount(tx, id)
}
export const listAccounts = (tx: Tx, condition: RawBuilder<unknown>) =>
  rows(tx, sql<AccountRow>`${accountWhere(condition)} order by a.kind, p.name, a.address, a.id limit 500`)

export const foldersOfAccounts = (tx: Tx, ids: readonly string[]) =>
  rows(
    tx,
    sql<FolderCounts>`select account_id, path, role, there, there_kept as kept, there_passed as passed, there_failed as failed, looked_at
      from mail_folder where account_id = any(${[...ids]}::uuid[]) order by role, path`,
  )

export type NewAccount = Omit<AccountRow, 'personName' | 'problem' | 'problemSince' | 'lookedAt' | 'version'>

export async function insertAccount(tx: Tx, a: NewAccount, key: string, now: Date): Promise<void> {
  await run(
    tx,
    sql`insert into mail_account (id, kind, person_id, reader_ids, name, address, address_key, imap, smtp, imap_secret, smtp_secret, per_hour, plus, since, state, created_at)
        values (${a.id}, ${a.kind}, ${a.personId}, ${a.readerIds}::uuid[], ${a.name}, ${a.address}, ${key}, ${jsonOf(a.imap)}::jsonb, ${jsonOf(a.smtp)}::jsonb, ${a.imapSecret}, ${a.smtpSecret},
          ${a.perHour}, ${a.plus}, ${a.since}, ${a.state}, ${now})`,
  )
}

export async function updateAccount(tx: Tx, a: NewAccount): Promise<void> {
  await run(
    tx,
    sql`update mail_account set person_id = ${a.personId}, reader_ids = ${a.readerIds}::uuid[], name = ${a.name}, imap = ${jsonOf(a.imap)}::jsonb, smtp = ${jsonOf(a.smtp)}::jsonb,
          imap_secret = ${a.imapSecret}, smtp_secret = ${a.smtpSecret}, per_hour = ${a.perHour}, plus = ${a.plus}, since = ${a.since}, state = ${a.state},
          problem = null, problem_since = null, version = version + 1 where id = ${a.id}`,
  )
}

const jsonOf = (server: Server | null): string | null => (server ? JSON.stringify(server) : null)

/** How the last look at a mailbox ended. */
export async function noteLook(tx: Tx, id: string, problem: Problem | null, now: Date): Promise<void> {
  await run(
    tx,
    sql`update mail_account set problem = ${problem ? JSON.stringify(problem) : null}::jsonb,
          problem_since = ${problem ? sql`coalesce(problem_since, ${now})` : sql`null`}, looked_at = ${problem ? sql`looked_at` : sql`${now}::timestamptz`} where id = ${id}`,
  )
}

/** All addresses of ours: of colleagues, and of the mailboxes that are connected. */
export const ourAddresses = async (tx: Tx): Promise<Set<string>> =>
  new Set(
    (
      await rows(
        tx,
        sql<{
          key: string
        }>`select lower(trim(email)) as key from person where email is not null union select address_key from mail_account`,
      )
    ).map((each) => each.key),
  )
