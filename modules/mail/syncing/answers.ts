import type { ImapFlow } from 'imapflow'
import type { JobContext } from '../../../platform/jobs.ts'
import { rows, run, sql } from '../../../platform/sql.ts'
import { messageIds } from '../rules/addresses.ts'
import { type Ranges, rangesOf, readRanges, within, writeRanges } from '../rules/uids.ts'

/** For the answers to so many mails the server is asked one by one; for those to more, all that was passed over is looked through. */
const ASKED_SINGLY = 20
const A_BATCH = 500

interface Folder {
  id: string
  path: string
  passed: Ranges
  unsought: Ranges
}

/**
 * C1: an answer may come from an address that nobody has, and is passed over as long as its conversation is not known:
 * when it is read in one go with what it answers, or lies in the folder that is read first. So the answers to what was kept
 * are looked for among what was passed over; what is found counts as missing, and is read next. Answers whether any was.
 */
export async function seekAnswers(context: JobContext, client: ImapFlow, accountId: string): Promise<boolean> {
  const folders = await foldersOf(context, accountId)
  const kept = new Set<string>()
  for (const folder of folders) for (const id of await idsOf(client, folder)) kept.add(id)
  const found = new Map<Folder, number[]>()
  if (kept.size > 0)
    for (const folder of folders)
      found.set(
        folder,
        kept.size > ASKED_SINGLY ? await lookThrough(client, folder, kept) : await ask(client, folder, kept),
      )
  await context.writing(async (work) => {
    for (const folder of folders)
      await run(
        work.tx,
        sql`update mail_folder set unsought = unsought - ${writeRanges(folder.unsought)}::int8multirange,
          passed = passed - ${writeRanges(rangesOf(found.get(folder) ?? []))}::int8multirange where id = ${folder.id}`,
      )
  })
  return [...found.values()].some((uids) => uids.length > 0)
}

const foldersOf = (context: JobContext, accountId: string): Promise<Folder[]> =>
  context.writing(async (work) => {
    const found = await rows(
      work.tx,
      sql<{ id: string; path: string; passed: string; unsought: string }>`
        select id, path, passed::text, unsought::text from mail_folder where account_id = ${accountId} order by role, path`,
    )
    return found.map((f) => ({ ...f, passed: readRanges(f.passed), unsought: readRanges(f.unsought) }))
  })

async function idsOf(client: ImapFlow, { path, unsought }: Folder): Promise<string[]> {
  if (unsought.length === 0) return []
  const ids: string[] = []
  for (const uids of await batches(client, path, unsought))
    for (const { envelope } of await client.fetchAll(uids, { uid: true, envelope: true }, { uid: true }))
      ids.push(...messageIds(envelope?.messageId))
  return ids
}

async function ask(client: ImapFlow, { path, passed }: Folder, kept: ReadonlySet<string>): Promise<number[]> {
  if (passed.length === 0) return []
  await client.mailboxOpen(path, { readOnly: true })
  const uids: number[] = []
  for (const id of kept) {
    const named = ['in-reply-to', 'references'].map((header) => ({ header: { [header]: `<${id}>` } }))
    const some = await client.search({ or: named }, { uid: true })
    if (Array.isArray(some)) uids.push(...within(some, passed))
  }
  return uids
}

async function lookThrough(client: ImapFlow, { path, passed }: Folder, kept: ReadonlySet<string>): Promise<number[]> {
  const found: number[] = []
  for (const uids of await batches(client, path, passed))
    for (const { uid, headers } of await client.fetchAll(
      uids,
      { uid: true, headers: ['references', 'in-reply-to'] },
      { uid: true },
    ))
      if (messageIds(headers?.toString()).some((id) => kept.has(id))) found.push(uid)
  return found
}

/** What of a set of numbers the folder still holds, so many at a time; the folder is open then. */
async function batches(client: ImapFlow, path: string, ranges: Ranges): Promise<string[]> {
  if (ranges.length === 0) return []
  await client.mailboxOpen(path, { readOnly: true })
  const first = ranges[0]?.[0] ?? 1
  const there = await client.search({ uid: `${first}:*` }, { uid: true })
  const uids = within(Array.isArray(there) ? there : [], ranges)
  return Array.from({ length: Math.ceil(uids.length / A_BATCH) }, (_, n) =>
    writeSet(uids.slice(n * A_BATCH, (n + 1) * A_BATCH)),
  )
}

/** As the protocol writes sets: 1:4,9. */
const writeSet = (uids: readonly number[]): string =>
  rangesOf(uids)
    .map(([from, to]) => (to - from > 1 ? `${from}:${to - 1}` : `${from}`))
    .join(',')
