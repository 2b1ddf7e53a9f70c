import { page, readCursor } from '../../../platform/cursor.ts'
import { all, type RawBuilder, rows, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { type Day, dayIn } from '../../../shared/calendar.ts'
import type { InputOf } from '../../../shared/endpoint.ts'
import { phoneQueryDigits } from '../../../shared/phone.ts'
import { queryGrams } from '../../../shared/search.ts'
import { settingOf } from '../../../shared/setting.ts'
import {
  besideItem,
  type CustomerRow,
  isOfTier,
  itemColumns,
  poolsOf,
  presentItem,
  textHolds,
} from '../../customers/index.ts'
import type * as contract from '../contract.ts'
import { claimableFrom } from '../rules/claim.ts'
import { coolingOffDays } from '../settings.ts'

interface PoolCustomer extends CustomerRow {
  pooledAt: string
  lookAgainOn: Day | null
  lastOwner: { id: string; name: string } | null
  code: string | null
  reason: string | null
  mineUntil: string | null
}

/** T6: who waits in the pools in sight, the latest first. */
export async function listPool(work: Work, query: InputOf<typeof contract.listPool>['query']) {
  const place = readCursor(query.cursor, 2)
  const after = place ? sql`(c.pooled_at, c.id) < (${place[0]}::timestamptz, ${place[1]}::uuid)` : sql`true`
  const order = sql`c.pooled_at desc, c.id desc`
  const found = await rows(
    work.tx,
    sql<PoolCustomer>`select ${itemColumns(work.by)}, c.pooled_at, c.look_again_on, m.code, mt.reason,
        (select jsonb_build_object('id', p.id, 'name', p.name) from ownership h join person p on p.id = h.owner_id
          where h.customer_id = c.id order by h.started_at desc limit 1) as last_owner,
        (select max(h.ended_at) from ownership h where h.customer_id = c.id and h.owner_id = ${work.by.id}) as mine_until
      from (select first.* from (select id from pool where ${poolsOf(work.by)}) in_sight
          cross join lateral (select * from customer c where c.pool_id = in_sight.id and c.secrecy = 0 and ${conditions(work, query)} and ${after}
            order by ${order} limit ${query.limit + 1}) first
          order by pooled_at desc, id desc limit ${query.limit + 1}) c
      ${besideItem}
      left join lateral (select id, code from pool_move m where m.customer_id = c.id and m.kind = 'suspended' and c.state = 'suspended' order by m.at desc limit 1) m on true
      left join pool_move_text mt on mt.move_id = m.id
      order by ${order}`,
  )
  const cooling = settingOf(work.settings, coolingOffDays)
  const { items, nextCursor } = page(found, query.limit, (last) => [last.pooledAt, last.id])
  return {
    items: items.map((c) => {
      const from = c.mineUntil ? claimableFrom(dayIn(work.zone, new Date(c.mineUntil)), cooling) : null
      return {
        ...presentItem(work, c),
        pooledAt: c.pooledAt,
        lastOwner: c.lastOwner,
        code: c.code,
        reason: c.reason,
        lookAgainOn: c.lookAgainOn,
        claimableFrom: from && from > work.today ? from : null,
      }
    }),
    nextCursor,
  }
}

/**
 * T6: whose text holds what is looked for. Who is shown numbers and addresses in part finds by names alone, in characters or
 * sounds: else each of the hidden letters could be tried.
 */
function holds({ by }: Work, q: string): RawBuilder<unknown> {
  if (by.role !== 'rep') return textHolds(q)
  const { like } = queryGrams(q)
  const inNames = sql`(exists (
      select from unnest(string_to_array(s.folded, ' ')) part where part like ${like} and part !~ '^[0-9]+$' and part <> all(array(
        select regexp_replace(lower(p.value), '[^[:alnum:]]+', '', 'g') from contact_point p join customer m on m.id = p.customer_id where m.root_id = s.customer_id))
    ) or (select bool_or(n.fold like ${like}) from customer_name n join customer m on m.id = n.customer_id where m.root_id = s.customer_id))`
  // All numbers hold digits, and few names: whoever looks for digits need not look through the rest.
  return phoneQueryDigits(q) === null
    ? textHolds(q, inNames)
    : all([sql`c.id = any(${namedWithDigits})`, textHolds(q, inNames)])
}

const namedWithDigits = sql`array(select m.root_id from customer m where m.id in (
  select n.customer_id from customer_name n where has_digits(n.name) union select k.customer_id from contact k where has_digits(k.name)))`

function conditions(work: Work, query: InputOf<typeof contract.listPool>['query']): RawBuilder<unknown> {
  const found: RawBuilder<unknown>[] = []
  if (query.q) found.push(holds(work, query.q))
  if (query.pool) found.push(sql`c.pool_id = ${query.pool}`)
  if (query.tier) found.push(isOfTier([query.tier]))
  if (query.industry) found.push(sql`c.industry = ${query.industry}`)
  if (query.region) found.push(sql`c.region = ${query.region}`)
  if (query.source) found.push(sql`c.source = ${query.source}`)
  if (query.state) found.push(sql`c.state = ${query.state}`)
  return all(found)
}
