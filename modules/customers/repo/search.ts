import { all, plannedAnew, type RawBuilder, sql } from '../../../platform/sql.ts'
import { queryGrams } from '../../../shared/search.ts'

/**
 * That the text in which a customer `c` is searched (row `s`) holds what was typed, and what else is asked of that text.
 *
 * How many hold it decides where the database begins: with the index of grams, with what the viewer has, or along the list's
 * order until a page is full. It knows how often each gram comes, so the statement is planned for these words; and what the grams
 * have told already is asked in a form from which it guesses nothing more. Without a gram (a letter, three digits) no index helps and many
 * are found: the texts are looked at as the list goes.
 */
export function textHolds(typed: string, ...more: RawBuilder<unknown>[]): RawBuilder<unknown> {
  const { grams, like } = queryGrams(typed)
  const [gram] = grams
  const found = sql`(case when s.folded like ${like} then true end)`
  if (gram === undefined)
    return sql`(select true from customer_search s where s.customer_id = c.id and ${all([found, ...more])})`
  const holds = [sql`s.grams @> ${grams}::text[]`, ...(like === `%${gram}%` ? [] : [found]), ...more]
  return sql`c.id in (${plannedAnew} select s.customer_id from customer_search s where ${all(holds)})`
}
