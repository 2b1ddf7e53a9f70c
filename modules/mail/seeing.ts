import { type RawBuilder, row, sql } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import type { Actor } from '../../shared/actor.ts'
import { Refused } from '../../shared/refusal.ts'
import { seenCustomer, visibleTo } from '../customers/index.ts'
import { inPool } from '../customers/refusals.ts'
import { clearedFor } from '../secrecy/index.ts'

const linked = sql`from mail_link l join customer m on m.id = l.customer_id join customer c on c.id = m.root_id
  where l.mail_id = mail.id and l.parted_at is null`

/**
 * S1: a mail (alias `mail`) is seen by who sees a customer whom it is with. One that was written to a secret customer too
 * is seen only by those who may see that one: they are all named in it.
 */
export const mailVisibleTo = (by: Actor): RawBuilder<unknown> =>
  sql`(exists (select ${linked} and ${visibleTo(by)}) and not exists (select ${linked} and not ${clearedFor(by)}))`

/** A customer whose mail the actor may read: in the pool its words are kept until it is claimed (T6). */
export async function demandMailOf(work: Work, customerId: string): Promise<string> {
  const customer = await seenCustomer(work, customerId)
  const open = await row(
    work.tx,
    sql`select 1 from customer c where c.id = ${customer.rootId} and ${visibleTo(work.by)}`,
  )
  if (!open) throw new Refused(inPool())
  return customer.rootId
}
