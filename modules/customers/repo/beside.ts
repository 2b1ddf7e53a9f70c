import { rows, sql, type Tx, uuids } from '../../../platform/sql.ts'

/** What lists of few and files show beside a customer's own columns. */
export interface Beside {
  id: string
  contact: string | null
  job: string | null
  /** Of the customer and of all its contacts. */
  phones: string[]
  mails: string[]
  address: string | null
  remarks: string | null
}

const among = (kind: 'phone' | 'mail') =>
  sql`array(select p.value from contact_point p join customer g on g.id = p.customer_id where g.root_id = c.id and p.kind = ${kind} order by p.contact_id is not null, p.position, p.id)`

export const besides = (tx: Tx, ids: readonly string[]) =>
  rows(
    tx,
    sql<Beside>`select c.id, c.address, c.remarks, b.name as contact, b.job, ${among('phone')} as phones, ${among('mail')} as mails
      from customer c left join lateral (
        select b.name, b.job from contact b join customer g on g.id = b.customer_id
        where g.root_id = c.id and b.left_on is null order by b.main desc, b.customer_id <> c.id, b.id limit 1
      ) b on true
      where c.id = any(${uuids(ids)})`,
  )
