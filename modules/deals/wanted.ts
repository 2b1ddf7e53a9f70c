import { type RawBuilder, sql } from '../../platform/sql.ts'
import { narrowsLists } from '../customers/index.ts'

/** Which products customers ordered or want: `(customer_id, product)`, by name. */
export const wantedProducts = (): RawBuilder<unknown> => sql`
  select m.root_id as customer_id, l.name as product from live_order o join customer m on m.id = o.customer_id
    cross join lateral jsonb_to_recordset(o.lines) as l(name text) where o.cancelled_on is null and l.name <> ''
  union
  select m.root_id, o.product from live_order o join customer m on m.id = o.customer_id
    where o.cancelled_on is null and o.product is not null and o.lines = '[]'
  union
  select m.root_id, coalesce(p.name, n.product) from live_need n join customer m on m.id = n.customer_id left join product p on p.id = n.product_id
    where coalesce(p.name, n.product) is not null`

narrowsLists((_work, { product }) =>
  product === undefined
    ? null
    : sql`c.id in (select w.customer_id from (${wantedProducts()}) w where w.product = ${product})`,
)
