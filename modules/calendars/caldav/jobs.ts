import { z } from 'zod'
import { enqueue, job } from '../../../platform/jobs.ts'
import { rows, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { sync } from './sync.ts'

/** A6: reads one person's calendar elsewhere, and writes our appointments into it. One at a time for each account. */
export const syncAccount = job({
  name: 'calendars:account',
  payload: z.object({ accountId: z.uuid() }),
  run: ({ writing, log }, { accountId }) => sync(accountId, { writing, log }),
})

/** After a failure that may pass by itself so long is waited; a refused password is not tried again, lest it be locked. */
const READ_EVERY = '10 minutes'
const AFTER_FAILURE = '1 hour'

export const syncAll = job({
  name: 'calendars:all',
  payload: z.object({}),
  schedule: '*/10 * * * *',
  run: ({ writing }) =>
    writing(async (work) => {
      const due = await rows(
        work.tx,
        sql<{ id: string }>`
          select a.id from calendar_account a join person p on p.id = a.person_id and p.state = 'active'
          where a.removed_at is null and (a.tried_at is null or case when a.state = 'failed'
            then a.problem->>'reason' <> 'calendar_login_refused' and a.tried_at <= ${work.now}::timestamptz - ${AFTER_FAILURE}::interval
            else a.tried_at <= ${work.now}::timestamptz - ${READ_EVERY}::interval end)
          order by a.tried_at nulls first`,
      )
      for (const { id } of due) await queueSync(work, id)
    }),
})

export const queueSync = (work: Work, accountId: string): Promise<void> =>
  enqueue(work, syncAccount, { accountId }, { queue: `calendar ${accountId}`, key: `calendar ${accountId}` })

/** A6: appointments of people changed: their calendars are written soon. In the caller's transaction. */
export async function noteOut(work: Work, personIds: readonly string[]): Promise<void> {
  const writing = await rows(
    work.tx,
    sql<{ id: string }>`
      select a.id from calendar_account a join calendar_source s on s.account_id = a.id and s.writes and s.gone_at is null
      where a.person_id = any(${[...personIds]}::uuid[]) and a.removed_at is null`,
  )
  for (const { id } of writing) await queueSync(work, id)
}
