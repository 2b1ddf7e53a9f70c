import { rows, run, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { blockedFor, subjectsOf } from '../booking/agree.ts'
import { isFree, takeTime } from '../booking/booked.ts'
import { noteMove } from '../booking/moves.ts'
import { planReminders } from '../messages/reminders.ts'
import { tellUs } from '../messages/send.ts'
import { type AppointmentRow, findAppointment, lockAppointment, updateStanding } from '../repo.ts'
import { standing } from './after.ts'

/** Of the customers of somebody, with who had one before. */
const held = (ownerId: string) => sql`ownership now join customer m on m.root_id = now.customer_id
  join ownership before on before.customer_id = now.customer_id and before.ended_at is not null and before.owner_id <> now.owner_id
  where now.owner_id = ${ownerId} and now.ended_at is null`

/**
 * T6, A7: what is open with customers goes to whoever has them now: promises, and meetings that are still to come. What a
 * colleague took over who never had the customer stays with that colleague.
 */
export async function followOwner(work: Work, ownerId: string): Promise<void> {
  await run(
    work.tx,
    sql`update task k set owner_id = ${ownerId}, version = k.version + 1 from ${held(ownerId)}
        and k.customer_id = m.id and k.owner_id = before.owner_id and k.done_at is null and k.dropped_at is null`,
  )
  const open = await rows(
    work.tx,
    sql<{
      id: string
      customerId: string
    }>`select distinct a.id, m.root_id as customer_id from appointment a, ${held(ownerId)}
        and a.customer_id = m.id and a.organiser_id = before.owner_id
        and (a.state = 'proposed' or (a.state = 'booked' and a.starts_at > ${work.now})) order by customer_id, a.id`,
  )
  for (const { id, customerId } of open) {
    await run(work.tx, sql`select 1 from customer where id = ${customerId} for update`)
    const a = await lockAppointment(work.tx, id)
    if (a && (a.state === 'proposed' || a.state === 'booked')) await takeOver(work, a, ownerId)
  }
}

/** Where the new organiser has something else then, the meeting stands and waits for word of who goes. */
async function takeOver(work: Work, a: AppointmentRow, ownerId: string): Promise<void> {
  await run(work.tx, sql`update appointment set organiser_id = ${ownerId} where id = ${a.id}`)
  await run(
    work.tx,
    sql`update appointment_person set ended_at = ${work.now} where appointment_id = ${a.id} and person_id = ${ownerId} and ended_at is null`,
  )
  await run(
    work.tx,
    sql`update checklist_item set owner_id = ${ownerId}
        where appointment_id = ${a.id} and owner_id = ${a.organiser.id} and done_at is null and dropped_at is null`,
  )
  const taken = (await findAppointment(work.tx, a.id)) as AppointmentRow
  const clashes = a.state === 'booked' && !(await moveTime(work, taken))
  const sequence = a.state === 'booked' ? a.sequence + 1 : a.sequence
  await updateStanding(work, a.id, { ...standing(a), sequence, waiting: clashes ? 'clashes' : a.waiting })
  await noteMove(work, a, { what: 'handed_over', startsAt: a.startsAt, endsAt: a.endsAt, sequence })
  const stands = (await findAppointment(work.tx, a.id)) as AppointmentRow
  if (a.state === 'booked') await planReminders(work, stands)
  await tellUs(work, stands, 'changed', [a.organiser.id])
}

async function moveTime(work: Work, a: AppointmentRow): Promise<boolean> {
  const range = blockedFor(a, new Date(a.startsAt as string))
  const taking = { appointmentId: a.id, subjectIds: subjectsOf(a), ranges: [range], expiresAt: null }
  if (!(await isFree(work, taking))) return false
  await takeTime(work, taking)
  return true
}
