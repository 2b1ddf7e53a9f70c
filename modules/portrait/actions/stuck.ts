import { rows, sql, uuids } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { InputOf } from '../../../shared/endpoint.ts'
import { Refused } from '../../../shared/refusal.ts'
import { notAllowed } from '../../../shared/refusals.ts'
import type { CustomerRecord } from '../../customers/index.ts'
import { manages } from '../../customers/policy.ts'
import { rungAt } from '../../customers/rules/rungs.ts'
import type * as contract from '../contract.ts'
import { seen } from '../reading.ts'
import { type Record, successors } from '../rules/stuck.ts'
import { customersStanding } from '../standings.ts'

/** D6: where nothing has moved for long, the longest first. */
export async function listStuck(work: Work, query: InputOf<typeof contract.listStuck>['query']) {
  const { items, nextCursor } = await customersStanding(
    work,
    { column: sql`s.stuck_since`, condition: sql`s.stuck_since is not null` },
    query,
  )
  return {
    items: items.map(({ customer, on, touches, by }) => ({
      ...customer,
      stuckSince: on,
      stuckTouches: touches,
      stuckBy: by,
    })),
    nextCursor,
  }
}

const MOST_SUCCESSORS = 3

/** D6: who has come further with customers like this one; told to who may reassign it, and to nobody else. */
export async function listSuccessors(work: Work, id: string) {
  const customer = await seen(work, id)
  if (!manages(work.by, customer)) throw new Refused(notAllowed())
  const rung = rungAt(customer.distance)
  const records = await recordsLike(work, customer)
  return {
    rung,
    items: successors(records, rung, MOST_SUCCESSORS).map(({ personId, name, ...record }) => ({
      person: { id: personId, name },
      ...record,
    })),
  }
}

/** What each seller whom the manager may choose has reached with customers of the same industry or tier. */
const recordsLike = ({ tx, by }: Work, customer: CustomerRecord) =>
  rows(
    tx,
    sql<Record & { name: string }>`
      with like_it as materialized (
        select q.person_id, c.id, max(q.rung) as rung, bool_or(c.orders > 0 and c.owner_id = q.person_id) as ordered
        from customer c join distance_pair q on q.customer_id = c.id and q.current
        where c.id <> ${customer.id} and c.state <> 'archived' and (c.industry = ${customer.industry} or c.tier = ${customer.tier})
        group by q.person_id, c.id
      )
      select p.id as person_id, p.name, count(*) as like, count(*) filter (where l.rung > ${customer.distance}) as higher,
        count(*) filter (where l.ordered) as ordered, (select count(*) from customer h where h.owner_id = p.id and h.state <> 'archived') as held
      from person p join like_it l on l.person_id = p.id
      where p.state = 'active' and p.role in ('rep', 'manager') and p.id is distinct from ${customer.ownerId}
        and ${by.role === 'manager' ? sql`p.team_id = any(${uuids(by.teamIds)})` : sql`true`}
      group by p.id, p.name`,
  )
