import { keepsSealed, unseal } from '../../../platform/secrets.ts'
import { newId, run, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { RemoteCalendar } from './server.ts'

/** What a password belongs to: sealed for one account, it opens for no other. */
export const aboutPassword = (accountId: string): string => `calendar ${accountId}`

keepsSealed({ table: 'calendar_account', id: 'id', column: 'password_sealed', about: aboutPassword })

export const passwordOf = (work: Work, accountId: string, sealed: string): Promise<string> =>
  unseal(work, sealed, aboutPassword(accountId))

/** Keeps which calendars an account has; one that came anew takes the person's time, one that went is gone. */
export async function keepSources(
  { tx, now }: Pick<Work, 'tx' | 'now'>,
  accountId: string,
  found: readonly RemoteCalendar[],
  writeTo?: string,
): Promise<void> {
  for (const { url, name, readOnly } of found)
    await run(
      tx,
      sql`insert into calendar_source (id, account_id, url, name, busy, writes, read_only)
          values (${newId()}, ${accountId}, ${url}, ${name}, true, ${url === writeTo}, ${readOnly})
          on conflict (account_id, url) do update set name = excluded.name, read_only = excluded.read_only, gone_at = null`,
    )
  const there = found.map(({ url }) => url)
  await run(
    tx,
    sql`update calendar_source set gone_at = ${now}, writes = false, mark = null
        where account_id = ${accountId} and gone_at is null and not url = any(${there})`,
  )
}
