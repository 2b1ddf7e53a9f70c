import { z } from 'zod'
import { enqueue, job } from '../../platform/jobs.ts'
import { rows, run, sql } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import { syncAccount } from './syncing/sync.ts'
import './sending/jobs.ts'

/** Reads one mailbox; where there is more than one go can read, it goes on at once. */
export const syncMailbox = job({
  name: 'mail:sync',
  payload: z.object({ accountId: z.uuid() }),
  async run(context, { accountId }) {
    const isMore = await syncAccount(context, accountId)
    if (isMore) await context.writing((work) => enqueueSync(work, accountId))
  },
})

export const enqueueSync = (work: Work, accountId: string) =>
  enqueue(work, syncMailbox, { accountId }, { key: `mail sync ${accountId}`, queue: `mail sync ${accountId}` })

/** Every two minutes all mailboxes are read, but those of colleagues who have left. */
export const syncAll = job({
  name: 'mail:sync_all',
  payload: z.object({}),
  schedule: '*/2 * * * *',
  async run({ writing }) {
    await writing(async (work) => {
      const due = await rows(
        work.tx,
        sql<{ id: string }>`select a.id from mail_account a join person p on p.id = a.person_id
          where a.state = 'on' and a.imap is not null and (a.kind <> 'personal' or p.state = 'active')`,
      )
      for (const { id } of due) await enqueueSync(work, id)
    })
  },
})

const DAY_MS = 86_400_000
/** As long a draft may wait on somebody's device with a file attached. */
const UPLOADS_KEPT_DAYS = 30

/** Every night files are emptied that were put ready and never sent. */
export const sweepUploads = job({
  name: 'mail:sweep_uploads',
  payload: z.object({}),
  schedule: '40 3 * * *',
  async run({ writing }) {
    await writing((work) =>
      run(
        work.tx,
        sql`select sweep_mail_uploads(${new Date(work.now.getTime() - UPLOADS_KEPT_DAYS * DAY_MS)}, ${work.now})`,
      ),
    )
  },
})
