import { row, rows, sql, uuids } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { Day } from '../../../shared/calendar.ts'
import { leadHoldings, visibleTo } from '../../customers/index.ts'

export interface History {
  ownerId: string
  leads: number
  orders: number
  /** Of these, in the actor's sight: what a list can open. */
  seenLeads: number
  seenOrders: number
}

/**
 * Q2: of everybody who ever held a lead that has had its chance: how many, and how many ordered while they were held. The
 * same for whoever asks (S1): without customers that are kept secret, for those too who may see them.
 */
export const histories = ({ tx, by, zone }: Work, until: Day) =>
  rows(
    tx,
    sql<History>`
    select l.owner_id, count(*) as leads, count(*) filter (where l.won) as orders,
      count(*) filter (where l.seen) as seen_leads, count(*) filter (where l.seen and l.won) as seen_orders
    from (
      select h.owner_id, h.customer_id, bool_or(h.won) as won, bool_or(${visibleTo(by)}) as seen
      from (${leadHoldings(zone)}) h join customer c on c.id = h.customer_id
      where h.began_on <= ${until} and c.state <> 'archived' and c.secrecy = 0
      group by h.owner_id, h.customer_id
    ) l group by l.owner_id order by l.owner_id`,
  )

/** Q2: how many leads each of some people has in hand: pursued, and no order yet. */
export const leadsInHand = ({ tx, by }: Work, people: readonly string[]) =>
  rows(
    tx,
    sql<{ ownerId: string; count: number }>`select c.owner_id, count(*) as count from customer c
      where c.owner_id = any(${uuids(people)}) and c.state = 'active' and c.orders = 0 and ${visibleTo(by)} group by c.owner_id`,
  )

/** Q2: of the leads behind the prior, the customers in the actor's sight: those that a list opens. */
export const pastInSight = async ({ tx, by, zone }: Work, until: Day, but: string | null) =>
  (await row(
    tx,
    sql<{ leads: number; orders: number }>`
    select count(distinct c.id) as leads, count(distinct c.id) filter (where h.won) as orders
    from (${leadHoldings(zone)}) h join customer c on c.id = h.customer_id
    where h.began_on <= ${until} and h.owner_id is distinct from ${but} and c.state <> 'archived' and c.secrecy = 0 and ${visibleTo(by)}`,
  )) ?? { leads: 0, orders: 0 }
