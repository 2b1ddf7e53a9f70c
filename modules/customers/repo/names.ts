import { row, run, sql, type Tx } from '../../../platform/sql.ts'
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

/** Writes the customer's search text anew from its names, contacts and ways to reach them. */
export async function refreshSearch(tx: Tx, customerId: string): Promise<void> {
  const parts = await row(
    tx,
    sql<{ names: string[]; contacts: string[]; phones: string[]; mails: string[]; others: string[] }>`select
      array(select name from customer_name where customer_id = ${customerId} order by main desc, name) as names,
      array(select name from contact where customer_id = ${customerId} order by id) as contacts,
      array(select value from contact_point where customer_id = ${customerId} and kind = 'phone' order by id) as phones,
      array(select value from contact_point where customer_id = ${customerId} and kind = 'mail' order by id) as mails,
      array(select value from contact_point where customer_id = ${customerId} and kind in ('wechat', 'other') order by id) as others`,
  )
  if (!parts) return
  const folded = searchText(parts)
  await run(
    tx,
    sql`insert into customer_search (customer_id, folded, grams) values (${customerId}, ${folded}, ${gramsOf(folded)})
        on conflict (customer_id) do update set folded = excluded.folded, grams = excluded.grams`,
  )
}
