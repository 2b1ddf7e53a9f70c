import { z } from 'zod'
import { subscribe } from '../../platform/events.ts'
import { enqueue, job } from '../../platform/jobs.ts'
import { rows, run, sql } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import { contactAdded, contactChanged, customerCreated } from '../customers/events.ts'
import { openServer } from './accounts/opening.ts'
import { listAccounts } from './accounts/repo.ts'
import { enqueueSync } from './jobs.ts'
import { rangesOf, writeRanges } from './rules/uids.ts'
import { foldersOf, withMailbox } from './servers/imap.ts'

/**
 * C1: whose mail was nobody's until now, because no contact had the address, is looked for in the mailboxes: what is found
 * counts as missing, and is fetched next.
 */
export const lookAgain = job({
  name: 'mail:look_again',
  payload: z.object({ customerId: z.uuid() }),
  async run(context, { customerId }) {
    const { keys, accounts, settings } = await context.writing(async (work) => ({
      keys: await addressesOf(work, customerId),
      accounts: await listAccounts(work.tx, sql`a.state = 'on' and a.imap is not null and a.looked_at is not null`),
      settings: work.settings,
    }))
    if (keys.length === 0) return
    for (const account of accounts) {
      const server = await context.writing((work) => openServer(work, account, 'imap'))
      if (!server) continue
      const found = await withMailbox(settings, server, async (client) => {
        const inFolders: { path: string; uids: number[] }[] = []
        for (const { path } of await foldersOf(client)) {
          await client.mailboxOpen(path, { readOnly: true })
          const uids = new Set<number>()
          for (const key of keys) {
            const some = await client.search({ or: [{ from: key }, { to: key }, { cc: key }] }, { uid: true })
            for (const uid of Array.isArray(some) ? some : []) uids.add(uid)
          }
          inFolders.push({ path, uids: [...uids] })
        }
        return inFolders
      }).catch(() => [])
      await context.writing(async (work) => {
        for (const { path, uids } of found.filter((f) => f.uids.length > 0))
          await run(
            work.tx,
            sql`update mail_folder set passed = passed - ${writeRanges(rangesOf(uids))}::int8multirange where account_id = ${account.id} and path = ${path}`,
          )
        await enqueueSync(work, account.id)
      })
    }
  },
})

const addressesOf = async (work: Work, customerId: string): Promise<string[]> =>
  (
    await rows(
      work.tx,
      sql<{ key: string }>`select distinct p.key from contact_point p join customer c on c.id = p.customer_id
        where p.kind = 'mail' and c.root_id = (select root_id from customer where id = ${customerId}) limit 50`,
    )
  ).map((p) => p.key)

const look = async (work: Work, customerId: string | null): Promise<void> => {
  const [connected] = await listAccounts(
    work.tx,
    sql`a.state = 'on' and a.imap is not null and a.looked_at is not null`,
  )
  if (customerId && connected)
    await enqueue(work, lookAgain, { customerId }, { key: `mail look ${customerId}`, queue: 'mail look again' })
}

subscribe('mail.look_at_customer', customerCreated, (work, { customerId }) => look(work, customerId))
subscribe('mail.look_at_contact', contactAdded, (work, { customerId }) => look(work, customerId))
subscribe('mail.look_at_change', contactChanged, async (work, { customerId, data }) => {
  if (data.fields.includes('contact.mails')) await look(work, customerId)
})
