import { page } from '../../../platform/cursor.ts'
import { publish } from '../../../platform/events.ts'
import { all, type RawBuilder, row, rows, run, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { Day } from '../../../shared/calendar.ts'
import type { InputOf } from '../../../shared/endpoint.ts'
import { DayText } from '../../../shared/page.ts'
import { demand, Refused } from '../../../shared/refusal.ts'
import { notFound, versionConflict } from '../../../shared/refusals.ts'
import { heldOf, lockedCustomer, readPlace, visibleTo } from '../../customers/index.ts'
import { whyNotTouch } from '../../customers/policy.ts'
import { demandAttending, demandOpen } from '../booking/load.ts'
import type * as contract from '../contract.ts'
import { taskSettled } from '../events.ts'
import { whyNotPromise } from '../rules/promises.ts'
import { insertTask } from './repo.ts'

interface TaskRow {
  id: string
  customer: { id: string; name: string }
  owner: { id: string; name: string }
  what: string
  dueOn: Day
  appointmentId: string | null
  doneAt: string | null
  version: number
}

const selectTasks = (work: Work, rest: RawBuilder<unknown>) =>
  rows(
    work.tx,
    sql<TaskRow>`select k.id, jsonb_build_object('id', c.id, 'name', c.name) as customer, jsonb_build_object('id', p.id, 'name', p.name) as owner,
        k.what, k.due_on, k.appointment_id, k.done_at, k.version
      from task k join customer m on m.id = k.customer_id join customer c on c.id = m.root_id join person p on p.id = k.owner_id ${rest}`,
  )

const find = async (work: Work, id: string) =>
  (await selectTasks(work, sql`where k.id = ${id} and k.dropped_at is null`))[0] ?? null

/** A7: what is still to be done, the earliest first; of a customer, whoever does it. */
export async function listTasks(work: Work, query: InputOf<typeof contract.listTasks>['query']) {
  const place = readPlace(query.cursor, DayText)
  const group = query.customer ? await demandOpen(work, query.customer) : null
  const conditions = [
    visibleTo(work.by),
    sql`k.done_at is null and k.dropped_at is null`,
    group && !query.owner
      ? sql`k.customer_id = any(array(select id from customer where root_id = ${group}))`
      : sql`k.owner_id = ${query.owner ?? work.by.id}`,
    ...(group && query.owner
      ? [sql`k.customer_id = any(array(select id from customer where root_id = ${group}))`]
      : []),
    ...(place ? [sql`(k.due_on, k.id) > (${place[0]}, ${place[1]})`] : []),
  ]
  const found = await selectTasks(work, sql`where ${all(conditions)} order by k.due_on, k.id limit ${query.limit + 1}`)
  return page(found, query.limit, (last) => [last.dueOn, last.id])
}

export async function addTask(work: Work, input: InputOf<typeof contract.addTask>['body']) {
  const customer = await lockedCustomer(work, input.customerId)
  demand(whyNotTouch(work.by, heldOf(customer)))
  demand(whyNotPromise(input.dueOn, work.today))
  const ownerId = input.ownerId ?? work.by.id
  await demandAttending(work, customer.id, { personIds: [ownerId] })
  const id = await insertTask(work, {
    customerId: customer.id,
    ownerId,
    what: input.what,
    dueOn: input.dueOn,
    appointmentId: null,
  })
  return (await find(work, id)) as TaskRow
}

export async function changeTask(work: Work, id: string, change: InputOf<typeof contract.changeTask>['body']) {
  const known = await row(
    work.tx,
    sql<{
      customerId: string
    }>`select m.root_id as customer_id from task k join customer m on m.id = k.customer_id where k.id = ${id}`,
  )
  if (!known) throw new Refused(notFound())
  const customer = await lockedCustomer(work, known.customerId)
  demand(whyNotTouch(work.by, heldOf(customer)))
  const task = await find(work, id)
  if (!task) throw new Refused(notFound())
  if (work.ifMatch !== undefined && work.ifMatch !== task.version) throw new Refused(versionConflict(task))
  if (change.dueOn && change.dueOn !== task.dueOn) demand(whyNotPromise(change.dueOn, work.today))
  if (change.ownerId) await demandAttending(work, customer.id, { personIds: [change.ownerId] })
  const done = change.done ?? task.doneAt !== null
  await run(
    work.tx,
    sql`update task set owner_id = ${change.ownerId ?? task.owner.id}, due_on = ${change.dueOn ?? task.dueOn}, version = version + 1,
          done_at = case when ${done} then coalesce(done_at, ${work.now}::timestamptz) end, done_by = case when ${done} then coalesce(done_by, ${work.by.id}::uuid) end,
          dropped_at = case when ${change.dropped ?? false} then ${work.now}::timestamptz end
        where id = ${id}`,
  )
  const became = change.dropped ? 'dropped' : done ? 'done' : 'open'
  await publish(work, taskSettled, { customerId: customer.id, subjectId: id, data: { became } })
  return (await find(work, id)) ?? { ...task, version: task.version + 1 }
}
