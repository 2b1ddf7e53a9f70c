import { run, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { cancelMail } from '../../mail/index.ts'

/** By which the queue of mail knows a greeting: of two with the same key one is sent. */
export const mailKeyOf = (contactId: string, occasion: string, year: number): string =>
  `${mailKeysOf(contactId)}${occasion} ${year}`
const mailKeysOf = (contactId: string): string => `greeting ${contactId} `

/** R6: who wants none gets none: what waits is stopped at once, in the queue of mail as well. */
export async function stopFor(work: Work, contactId: string): Promise<void> {
  await cancelMail(work, mailKeysOf(contactId))
  await run(
    work.tx,
    sql`update greeting g set state = 'stopped', why = 'opted_out', via = null, settled_at = ${work.now}, version = g.version + 1
        where g.contact_id = ${contactId} and (g.state in ('drafted', 'approved')
          or g.state = 'sent' and exists (select from mail_outgoing o where o.id = g.outgoing_id and o.state = 'cancelled'))`,
  )
}

/** R6: a birthday that is another day since, or kept otherwise, is drafted anew. */
export const birthdayMoved = (work: Work, contactId: string): Promise<number> =>
  run(
    work.tx,
    sql`update greeting set state = 'withdrawn', settled_at = ${work.now}, version = version + 1
        where contact_id = ${contactId} and occasion = 'birthday' and state in ('drafted', 'approved')`,
  )
