import { publish } from '../../../platform/events.ts'
import { newId, run, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { Day } from '../../../shared/calendar.ts'
import { taskAdded } from '../events.ts'

export interface NewTask {
  customerId: string
  ownerId: string
  what: string
  dueOn: Day
  appointmentId: string | null
}

/** A7: what was to be done is done, or is due on another day. */
export async function settleTask(work: Work, id: string, to: { done: true } | { dueOn: Day }): Promise<void> {
  if ('dueOn' in to) {
    await run(
      work.tx,
      sql`update task set due_on = ${to.dueOn}, version = version + 1 where id = ${id} and done_at is null and dropped_at is null`,
    )
    return
  }
  await run(
    work.tx,
    sql`update task set done_at = ${work.now}, done_by = ${work.by.id}, version = version + 1 where id = ${id} and done_at is null and dropped_at is null`,
  )
}

export async function insertTask(work: Work, task: NewTask): Promise<string> {
  const id = newId()
  await run(
    work.tx,
    sql`insert into task (id, customer_id, owner_id, what, due_on, appointment_id, created_by, created_at)
        values (${id}, ${task.customerId}, ${task.ownerId}, ${task.what}, ${task.dueOn}, ${task.appointmentId}, ${work.by.id}, ${work.now})`,
  )
  await publish(work, taskAdded, { customerId: task.customerId, subjectId: id, data: { dueOn: task.dueOn } })
  return id
}

/** A promise that goes to a colleague with its customer. */
export const handTask = (work: Work, id: string, ownerId: string): Promise<number> =>
  run(work.tx, sql`update task set owner_id = ${ownerId}, version = version + 1 where id = ${id} and done_at is null`)
