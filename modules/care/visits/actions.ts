import { page } from '../../../platform/cursor.ts'
import { publish } from '../../../platform/events.ts'
import { all, type RawBuilder, row, rows, run, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { addDays, type Day } from '../../../shared/calendar.ts'
import type { InputOf } from '../../../shared/endpoint.ts'
import { DayText } from '../../../shared/page.ts'
import { demand, Refused } from '../../../shared/refusal.ts'
import { notFound, versionConflict } from '../../../shared/refusals.ts'
import { heldOf, lockedCustomer, readPlace } from '../../customers/index.ts'
import { manages, whyNotTouch } from '../../customers/policy.ts'
import type * as contract from '../contract.ts'
import { returnVisitMoved } from '../events.ts'
import { openCustomer } from '../occasions/load.ts'
import { visitSettled } from '../refusals.ts'
import type { Cause, VisitState, Way } from '../rules/visits.ts'
import { inSight, ofGroup } from '../sight.ts'

interface VisitRow {
  id: string
  customer: { id: string; name: string }
  teamId: string
  ownerId: string | null
  member: boolean
  cause: Cause
  dueOn: Day
  how: Way
  state: VisitState
  person: { id: string; name: string } | null
  taskId: string | null
  appointmentId: string | null
  version: number
}

const selectVisits = (work: Work, rest: RawBuilder<unknown>, among: RawBuilder<unknown> = sql`return_visit`) =>
  rows(
    work.tx,
    sql<VisitRow>`select v.id, jsonb_build_object('id', c.id, 'name', c.name) as customer, c.team_id, c.owner_id,
        exists (select from customer_member x where x.customer_id = c.id and x.person_id = ${work.by.id} and x.ended_at is null) as member,
        v.cause, v.due_on, v.how, v.state, case when p.id is not null then jsonb_build_object('id', p.id, 'name', p.name) end as person, v.task_id, v.appointment_id, v.version
      from ${among} v join customer m on m.id = v.customer_id join customer c on c.id = m.root_id
        left join person named on named.id = v.person_id and named.state <> 'left' left join person p on p.id = coalesce(named.id, c.owner_id) ${rest}`,
  )

function present(work: Work, { teamId, ownerId, member, ...visit }: VisitRow) {
  const works = work.by.role !== 'auditor' && (ownerId === work.by.id || member || manages(work.by, { teamId }))
  return { ...visit, can: { change: visit.state === 'waiting' && works } }
}

const DONE_DAYS = 366

/** R5: what is to come, the nearest first; or what became of those of the last year. */
export async function listReturnVisits(work: Work, query: InputOf<typeof contract.listReturnVisits>['query']) {
  const place = readPlace(query.cursor, DayText)
  const open = query.show === 'open'
  const group = query.customer ? await openCustomer(work, query.customer) : null
  const { tables, condition } = group ? ofGroup(group, 'return_visit') : inSight(work.by, 'return_visit')
  const conditions = [
    condition,
    open
      ? sql`g.state = 'waiting'`
      : sql`g.state in ('reminded', 'offered', 'booked') and g.due_on >= ${addDays(work.today, -DONE_DAYS)}`,
    ...(place
      ? [open ? sql`(g.due_on, g.id) > (${place[0]}, ${place[1]})` : sql`(g.due_on, g.id) < (${place[0]}, ${place[1]})`]
      : []),
  ]
  const order = (of: string) => {
    const [day, id] = [sql.ref(`${of}.due_on`), sql.ref(`${of}.id`)]
    return open ? sql`order by ${day}, ${id}` : sql`order by ${day} desc, ${id} desc`
  }
  const found = await selectVisits(
    work,
    order('v'),
    sql`(select g.* from ${tables} where ${all(conditions)} ${order('g')} limit ${query.limit + 1})`,
  )
  const { items, nextCursor } = page(found, query.limit, (last) => [last.dueOn, last.id])
  return { items: items.map((visit) => present(work, visit)), nextCursor }
}

/** R5: moved, arranged otherwise, or done without, while it is to come. */
export async function changeReturnVisit(
  work: Work,
  id: string,
  { dueOn, how, off }: InputOf<typeof contract.changeReturnVisit>['body'],
) {
  const known = await row(
    work.tx,
    sql<{
      rootId: string
    }>`select m.root_id from return_visit v join customer m on m.id = v.customer_id where v.id = ${id}`,
  )
  if (!known) throw new Refused(notFound())
  await openCustomer(work, known.rootId)
  const customer = await lockedCustomer(work, known.rootId)
  demand(whyNotTouch(work.by, heldOf(customer)))
  await run(work.tx, sql`select 1 from return_visit where id = ${id} for update`)
  const [visit] = await selectVisits(work, sql`where v.id = ${id}`)
  if (!visit) throw new Refused(notFound())
  if (work.ifMatch !== undefined && work.ifMatch !== visit.version)
    throw new Refused(versionConflict(present(work, visit)))
  if (visit.state !== 'waiting') throw new Refused(visitSettled())
  const state: VisitState = off ? 'void' : 'waiting'
  await run(
    work.tx,
    sql`update return_visit set due_on = ${dueOn ?? visit.dueOn}, how = ${how ?? visit.how}, state = ${state}, version = version + 1,
          settled_at = case when ${state} = 'void' then ${work.now}::timestamptz end where id = ${id}`,
  )
  await publish(work, returnVisitMoved, {
    customerId: customer.id,
    subjectId: id,
    data: { cause: visit.cause, state },
  })
  const [changed] = await selectVisits(work, sql`where v.id = ${id}`)
  return present(work, changed as VisitRow)
}
