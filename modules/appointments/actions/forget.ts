import { rows, run, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { type AppointmentRow, lockAppointment } from '../repo.ts'
import { endAppointment } from './agree.ts'

/** T8: what is still open with a customer ends: the time is ours again, and those of us who were to come are told. */
export async function callOffAll(work: Work, customerId: string): Promise<void> {
  await run(work.tx, sql`select 1 from customer where id = ${customerId} for update`)
  await run(
    work.tx,
    sql`update task set dropped_at = ${work.now}, version = version + 1 where customer_id = ${customerId} and done_at is null and dropped_at is null`,
  )
  const open = await rows(
    work.tx,
    sql<{
      id: string
    }>`select id from appointment where customer_id = ${customerId} and state in ('proposed', 'booked') order by id`,
  )
  for (const { id } of open)
    await endAppointment(work, (await lockAppointment(work.tx, id)) as AppointmentRow, 'cancelled')
}
