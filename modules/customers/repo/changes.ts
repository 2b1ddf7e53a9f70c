import { all, type RawBuilder, row, rows, sql, type Tx } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { Actor } from '../../../shared/actor.ts'
import { clearedFor } from '../../secrecy/index.ts'
import type { Place } from '../place.ts'
import type { Cause } from './record.ts'

export interface ChangeRow {
  id: string
  customerId: string
  at: string
  by: { id: string; name: string } | null
  field: string
  contact: { id: string; name: string } | null
  before: unknown
  after: unknown
  reason: string | null
  cause: Cause
}

const changeColumns = sql`h.id, h.customer_id, h.at, h.field, h.cause, x.before, x.after, r.reason,
  case when p.id is null then null else jsonb_build_object('id', p.id, 'name', p.name) end as by,
  case when b.id is null then null else jsonb_build_object('id', b.id, 'name', b.name) end as contact`

const changeTables = sql`customer_change h join customer c on c.id = h.customer_id left join customer_change_text x on x.change_id = h.id
  left join customer_reason r on r.id = h.id left join person p on p.id = h.by_id left join contact b on b.id = h.contact_id`

/**
 * S1: changes (alias `h`) that tell nothing of a secret customer: what a merge took over from one that was parted again
 * is told only to who is cleared for both.
 */
export const tellsNoSecret = (by: Actor): RawBuilder<unknown> =>
  sql`(h.cause_id is null or not exists (select from customer_merge g join customer c on c.id in (g.kept_id, g.merged_id)
    where g.id = h.cause_id and not ${clearedFor(by)}))`

/** One change of a customer or of those merged into it. */
export const findChange = ({ tx, by }: Pick<Work, 'tx' | 'by'>, rootId: string, id: string) =>
  row(
    tx,
    sql<ChangeRow>`select ${changeColumns} from ${changeTables} where h.id = ${id} and c.root_id = ${rootId} and ${tellsNoSecret(by)}`,
  )

/** What a merge, say, changed of a customer. */
export const changesOfCause = (tx: Tx, customerId: string, causeId: string) =>
  rows(
    tx,
    sql<ChangeRow>`select ${changeColumns} from ${changeTables} where h.cause_id = ${causeId} and h.customer_id = ${customerId} order by h.id`,
  )

/** Changes of a customer and of those merged into it, the newest first. */
export function changePage(
  { tx, by }: Pick<Work, 'tx' | 'by'>,
  rootId: string,
  filter: { field?: string | undefined; contactId?: string | undefined },
  place: Place<string> | null,
  limit: number,
): Promise<ChangeRow[]> {
  const conditions = [
    sql`h.customer_id = any(array(select id from customer where root_id = ${rootId}))`,
    tellsNoSecret(by),
  ]
  if (filter.field) conditions.push(sql`h.field = ${filter.field}`)
  if (filter.contactId) conditions.push(sql`h.contact_id = ${filter.contactId}`)
  if (place) conditions.push(sql`(h.at, h.id) < (${place[0]}, ${place[1]})`)
  return rows(
    tx,
    sql<ChangeRow>`select ${changeColumns} from ${changeTables} where ${all(conditions)} order by h.at desc, h.id desc limit ${limit}`,
  )
}
