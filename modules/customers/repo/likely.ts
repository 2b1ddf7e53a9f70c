import { rows, sql, type Tx } from '../../../platform/sql.ts'
import type { Actor } from '../../../shared/actor.ts'
import { clearedFor } from '../../secrecy/index.ts'
import { type Evidence, MOST_SHARING } from '../rules/likeness.ts'

/** The keys by which customers are looked for that may be the same. */
export interface Keys {
  folds: readonly string[]
  looses: readonly string[]
  phones: readonly string[]
  mails: readonly string[]
}

// So many are looked at: of more that share a word or a number, none is told from the others by it.
const MOST_NAMESAKES = 50
const MOST_POINTS = 40

/**
 * Which customers (never `exceptId`) agree with the keys, and in what; of merged ones, what they went into. Hidden ones
 * neither stand among them nor count, but for who is cleared (S1).
 */
export const matching = (tx: Tx, by: Actor, keys: Keys, exceptId: string | null) => {
  // Left out before anything is counted, so that nobody finds out by what is missing.
  const isTold = sql`customer_id <> all(array(select c.id from customer c where c.secrecy = 2 and not ${clearedFor(by)}))`
  return rows(
    tx,
    sql<{ id: string; evidence: Evidence }>`
      with reach as (
        select 'phone' as kind, key from unnest(${keys.phones}::text[]) key union all select 'mail', key from unnest(${keys.mails}::text[]) key
      ),
      reached as (
        select k.kind, p.root_id, count(*) over (partition by k.kind, k.key) as sharing from reach k cross join lateral (
          select distinct c.root_id from (
            select customer_id from contact_point where kind = k.kind and key = k.key and ${isTold} limit ${MOST_POINTS}
          ) point join customer c on c.id = point.customer_id where c.root_id is distinct from ${exceptId}::uuid
        ) p
      ),
      named as (
        (select customer_id, 'name' as evidence from customer_name where fold = any(${keys.folds}::text[]) and ${isTold} limit ${MOST_NAMESAKES})
        union all
        (select customer_id, 'loose_name' from customer_name
          where loose = any(${keys.looses}::text[]) and fold <> all(${keys.folds}::text[]) and ${isTold} limit ${MOST_NAMESAKES})
      )
      select c.root_id as id, n.evidence from named n join customer c on c.id = n.customer_id where c.root_id is distinct from ${exceptId}::uuid
      union
      select root_id, kind from reached where sharing <= ${MOST_SHARING}`,
  )
}
