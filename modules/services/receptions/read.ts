import { page } from '../../../platform/cursor.ts'
import { all, type RawBuilder, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { InputOf } from '../../../shared/endpoint.ts'
import { DayText, Instant } from '../../../shared/page.ts'
import { Refused } from '../../../shared/refusal.ts'
import { notFound } from '../../../shared/refusals.ts'
import { heldOf, readPlace, seenCustomer, sightsOf, visibleTo } from '../../customers/index.ts'
import { whyNotTouch } from '../../customers/policy.ts'
import type * as contract from '../contract.ts'
import { demandOpen } from '../sight.ts'
import { detail, present } from './present.ts'
import { customerOfReception, findReception, type ReceptionRow, selectReceptions } from './repo.ts'

/**
 * S1: of customers in sight. Who sees few has them taken by customer from the index (of one that was put away it stands on
 * its page); for who sees all, the latest are walked through.
 */
function inSight({ by }: Work): RawBuilder<unknown> {
  const sights = sightsOf(by)
  if (sights.some(({ part }) => part === 'all')) return visibleTo(by)
  const parts = sights.map(
    ({ condition }) =>
      sql`select x.id from customer c cross join lateral (select m.id from customer m where m.root_id = c.id offset 0) x where ${condition} and c.state <> 'archived'`,
  )
  return sql`r.customer_id = any(array(${sql.join(parts, sql` union `)}))`
}

/** What was brought, the latest first; or whom to call, who is due first before all. */
export async function listReceptions(work: Work, query: InputOf<typeof contract.listReceptions>['query']) {
  const calls = query.show === 'calls'
  const place = readPlace(query.cursor, calls ? DayText : Instant)
  const group = query.customer ? await demandOpen(work, query.customer) : null
  const after = calls ? sql`(r.call_on, r.id) >` : sql`(r.received_at, r.id) <`
  const conditions = [
    group ? sql`r.customer_id = any(array(select id from customer where root_id = ${group}))` : inSight(work),
    ...(query.asset ? [sql`r.asset_id = ${query.asset}`] : []),
    ...(query.show === 'open' ? [sql`r.state <> 'returned'`] : []),
    ...(calls ? [sql`r.call_on is not null and r.called_at is null`] : []),
    ...(place ? [sql`${after} (${place[0]}, ${place[1]})`] : []),
  ]
  const order = calls ? sql`r.call_on, r.id` : sql`r.received_at desc, r.id desc`
  const found = await selectReceptions(
    work.tx,
    sql`where ${all(conditions)} order by ${order} limit ${query.limit + 1}`,
  )
  const { items, nextCursor } = page(found, query.limit, (last) => [
    (calls ? last.callOn : last.receivedAt) ?? '',
    last.id,
  ])
  return { items: items.map(present), nextCursor }
}

export async function showReception(work: Work, id: string) {
  const customerId = await customerOfReception(work.tx, id)
  if (!customerId) throw new Refused(notFound())
  await demandOpen(work, customerId)
  const customer = await seenCustomer(work, customerId)
  return detail(
    work,
    (await findReception(work.tx, id)) as ReceptionRow,
    whyNotTouch(work.by, heldOf(customer)) === null,
  )
}
