import { type RawBuilder, sql } from '../../platform/sql.ts'
import { narrowsLists, sightsOf } from '../customers/index.ts'

/** Which products customers ordered or want: `(customer_id, product)`, by name; of all, or of one whose id is a column of the statement around. */
export const wantedProducts = (customer?: RawBuilder<unknown>): RawBuilder<unknown> => {
  const theirs = customer ? sql`m.root_id = ${customer}` : sql`true`
  return sql`
  select m.root_id as customer_id, l.name as product from live_order o join customer m on m.id = o.customer_id
    cross join lateral jsonb_to_recordset(o.lines) as l(name text) where ${theirs} and o.cancelled_on is null and l.name <> ''
  union
  select m.root_id, o.product from live_order o join customer m on m.id = o.customer_id
    where ${theirs} and o.cancelled_on is null and o.product is not null and o.lines = '[]'
  union
  select m.root_id, coalesce(p.name, n.product) from live_need n join customer m on m.id = n.customer_id left join product p on p.id = n.product_id
    where ${theirs} and coalesce(p.name, n.product) is not null`
}

// Who sees a part of the customers asks of each of these; who sees all asks for everybody's at once.
narrowsLists(({ by }, { product }) => {
  if (product === undefined) return null
  return sightsOf(by).some(({ part }) => part === 'all')
    ? sql`c.id in (select w.customer_id from (${wantedProducts()}) w where w.product = ${product})`
    : sql`(select true from (${wantedProducts(sql`c.id`)}) w where w.product = ${product})`
})
