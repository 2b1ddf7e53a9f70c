import { page } from '../../../platform/cursor.ts'
import { publish } from '../../../platform/events.ts'
import { row, rows, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { InputOf, ReplyOf } from '../../../shared/endpoint.ts'
import { Instant } from '../../../shared/page.ts'
import { Refused } from '../../../shared/refusal.ts'
import { notFound } from '../../../shared/refusals.ts'
import { readPlace } from '../../customers/index.ts'
import type * as contract from '../contract.ts'
import { alertSeen } from '../events.ts'

type Alert = ReplyOf<typeof contract.listAlerts>['items'][number]

const columns = sql`a.id, jsonb_build_object('id', p.id, 'name', p.name) as person, a.cause, a.on_day as day, a.count, a.usual, a.raised_at, a.seen_at,
  case when s.id is null then null else jsonb_build_object('id', s.id, 'name', s.name) end as seen_by`
const tables = sql`audit_alert a join person p on p.id = a.person_id left join person s on s.id = a.seen_by`

/** S4: who read or took out unusually much, the latest first. Nobody is told of oneself: others judge that. */
export async function listAlerts(work: Work, { limit, cursor, show }: InputOf<typeof contract.listAlerts>['query']) {
  const place = readPlace(cursor, Instant)
  const found = await rows(
    work.tx,
    sql<Alert>`select ${columns} from ${tables}
      where a.person_id <> ${work.by.id} and ${show === 'all' ? sql`true` : sql`a.seen_at is null`}
        and ${place ? sql`(a.raised_at, a.id) < (${place[0]}, ${place[1]})` : sql`true`}
      order by a.raised_at desc, a.id desc limit ${limit + 1}`,
  )
  return page(found, limit, ({ raisedAt, id }) => [raisedAt, id])
}

/** Somebody looked into it; seeing it again changes nothing. */
export async function seeAlert(work: Work, id: string): Promise<Alert> {
  const open = await row(
    work.tx,
    sql<{
      personId: string
      cause: Alert['cause']
    }>`update audit_alert set seen_by = ${work.by.id}, seen_at = ${work.now}
      where id = ${id} and person_id <> ${work.by.id} and seen_at is null returning person_id, cause`,
  )
  if (open) await publish(work, alertSeen, { subjectId: open.personId, data: { cause: open.cause } })
  const alert = await row(
    work.tx,
    sql<Alert>`select ${columns} from ${tables} where a.id = ${id} and a.person_id <> ${work.by.id}`,
  )
  if (!alert) throw new Refused(notFound())
  return alert
}
