import { newId, row, rows, run, sql, type Tx } from '../../../platform/sql.ts'
import { type Count, type Ranges, rangesOf, readRanges, writeRanges } from '../rules/uids.ts'

export interface Folder {
  id: string
  kept: Ranges
  passed: Ranges
  failures: { uid: number; tries: number; lastAt: string }[]
}

/** What is known of a folder; where the server has numbered its mails anew, nothing is. */
export async function folderOf(
  tx: Tx,
  { accountId, path, role, uidValidity }: { accountId: string; path: string; role: string; uidValidity: number },
): Promise<Folder> {
  const found = await row(
    tx,
    sql<{ id: string; kept: string; passed: string }>`
      insert into mail_folder (id, account_id, path, role, uid_validity) values (${newId()}, ${accountId}, ${path}, ${role}, ${uidValidity})
      on conflict (account_id, path) do update set role = excluded.role, uid_validity = excluded.uid_validity,
        kept = case when mail_folder.uid_validity = excluded.uid_validity then mail_folder.kept else '{}' end,
        passed = case when mail_folder.uid_validity = excluded.uid_validity then mail_folder.passed else '{}' end,
        unsought = case when mail_folder.uid_validity = excluded.uid_validity then mail_folder.unsought else '{}' end
      returning id, kept::text, passed::text`,
  )
  const id = found?.id ?? ''
  return {
    id,
    kept: readRanges(found?.kept ?? ''),
    passed: readRanges(found?.passed ?? ''),
    failures: await rows(
      tx,
      sql<Folder['failures'][number]>`select uid, tries, last_at from mail_failure where folder_id = ${id}`,
    ),
  }
}

/** What became of some mails: in the transaction that keeps them. */
export async function noteUids(
  tx: Tx,
  folderId: string,
  as: 'kept' | 'passed',
  uids: readonly number[],
): Promise<void> {
  if (uids.length === 0) return
  const numbers = sql`${writeRanges(rangesOf(uids))}::int8multirange`
  const noted =
    as === 'kept' ? sql`kept = kept + ${numbers}, unsought = unsought + ${numbers}` : sql`passed = passed + ${numbers}`
  await run(tx, sql`update mail_folder set ${noted} where id = ${folderId}`)
  await run(tx, sql`delete from mail_failure where folder_id = ${folderId} and uid = any(${[...uids]}::bigint[])`)
}

export const noteFailure = (tx: Tx, folderId: string, uid: number, reason: string, now: Date) =>
  run(
    tx,
    sql`insert into mail_failure (folder_id, uid, reason, first_at, last_at) values (${folderId}, ${uid}, ${reason}, ${now}, ${now})
        on conflict (folder_id, uid) do update set tries = mail_failure.tries + 1, reason = excluded.reason, last_at = excluded.last_at`,
  )

/** The count of the last look; failures of mails that are no longer there are forgotten. */
export async function noteCount(
  tx: Tx,
  folderId: string,
  uids: readonly number[],
  count: Count,
  now: Date,
): Promise<void> {
  await run(
    tx,
    sql`update mail_folder set there = ${count.there}, there_kept = ${count.kept}, there_passed = ${count.passed}, there_failed = ${count.failed}, looked_at = ${now} where id = ${folderId}`,
  )
  await run(tx, sql`delete from mail_failure where folder_id = ${folderId} and uid <> all(${[...uids]}::bigint[])`)
}
