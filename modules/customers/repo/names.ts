import { rows, run, sql, type Tx, uuids } from '../../../platform/sql.ts'
import { foldName, looseName } from '../../../shared/name.ts'
import { gramsOf, searchText } from '../../../shared/search.ts'

/** Keeps a spelling of a customer's name; the main one is shown, the others find it too. */
export async function addName(tx: Tx, customerId: string, name: string, main: boolean): Promise<void> {
  if (main) await run(tx, sql`update customer_name set main = false where customer_id = ${customerId} and main`)
  await run(
    tx,
    sql`insert into customer_name (customer_id, name, fold, loose, main) values (${customerId}, ${name}, ${foldName(name)}, ${looseName(name)}, ${main})
        on conflict (customer_id, name) do update set main = customer_name.main or excluded.main`,
  )
}

/** Forgets a spelling that was taken back; the main one stays. */
export async function dropName(tx: Tx, customerId: string, name: string): Promise<void> {
  await run(tx, sql`delete from customer_name where customer_id = ${customerId} and name = ${name} and not main`)
}

interface Findable {
  id: string
  names: string[]
  people: string[]
  phones: string[]
  mails: string[]
  others: string[]
}

/**
 * Writes the search texts of customers anew, from their names, contacts and ways to reach them and of all merged
 * into them. One that was merged is found by none; the customer that it went into is refreshed instead.
 */
export async function refreshSearches(tx: Tx, customerIds: readonly string[]): Promise<void> {
  if (customerIds.length === 0) return
  const among = (which: ReturnType<typeof sql>) => sql`array(${which} and g.root_id = r.id order by 1)`
  const found = await rows(
    tx,
    sql<Findable>`select r.id,
      ${among(sql`select n.name from customer_name n join customer g on g.id = n.customer_id where true`)} as names,
      ${among(sql`select b.name from contact b join customer g on g.id = b.customer_id where true`)}
        || ${among(sql`select n.name from customer_name n join customer g on g.id = n.customer_id where g.kind = 'person'`)} as people,
      ${among(sql`select p.value from contact_point p join customer g on g.id = p.customer_id where p.kind = 'phone'`)} as phones,
      ${among(sql`select p.value from contact_point p join customer g on g.id = p.customer_id where p.kind = 'mail'`)} as mails,
      ${among(sql`select p.value from contact_point p join customer g on g.id = p.customer_id where p.kind in ('wechat', 'other')`)} as others
      from customer r where r.id in (select unnest(array[id, root_id]) from customer where id = any(${uuids(customerIds)}))`,
  )
  const texts = found.map(({ people, id, ...parts }) => {
    const folded = searchText({ ...parts, contacts: people })
    return { id, folded, grams: gramsOf(folded) }
  })
  await run(
    tx,
    sql`insert into customer_search (customer_id, folded, grams)
        select g.id, g.folded, g.grams from jsonb_to_recordset(${JSON.stringify(texts)}::jsonb) as g(id uuid, folded text, grams text[])
        on conflict (customer_id) do update set folded = excluded.folded, grams = excluded.grams
          where customer_search.folded <> excluded.folded`,
  )
}

export const refreshSearch = (tx: Tx, customerId: string): Promise<void> => refreshSearches(tx, [customerId])
