import { type RawBuilder, row, rows, run, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { readersOf } from '../../customers/index.ts'
import { officeOfCustomer } from '../../secrecy/index.ts'
import { blockedFor, subjectsOf } from '../booking/agree.ts'
import { freeTime, isFree, takeTime } from '../booking/booked.ts'
import { noteMove } from '../booking/moves.ts'
import { planReminders } from '../messages/reminders.ts'
import { tellCustomer, tellUs } from '../messages/send.ts'
import { type AppointmentRow, findAppointment, lockAppointment, setAttending, updateStanding } from '../repo.ts'
import type { Waiting } from '../rules/state.ts'
import { standing } from './after.ts'

/** Customers `c` of one owner; and those of nobody. */
export const ownedBy = (ownerId: string) => sql`c.owner_id = ${ownerId}`
export const nobodys = sql`c.owner_id is null and c.state <> 'archived'`

const had = (person: RawBuilder<unknown>) =>
  sql`(${person} is distinct from c.owner_id and exists (select from ownership before join customer b on b.id = before.customer_id
    where b.root_id = c.id and before.owner_id = ${person} and before.ended_at is not null))`
const hasLeft = (person: RawBuilder<unknown>) =>
  sql`exists (select from person gone where gone.id = ${person} and gone.state = 'left')`

/** It came with the customer to one who has not said to go, and who does not have the customer. */
const handedOn = sql`(a.organiser_id is distinct from c.owner_id
  and 'handed_over' = (select v.what from appointment_move v where v.appointment_id = a.id and v.what in ('handed_over', 'kept') order by v.at desc, v.id desc limit 1))`

/**
 * T6, A7: what is open with customers goes to whoever has them now, promises and meetings to come; where nobody has them, a
 * meeting goes to who answers for them, and waits there. What a colleague took over who never had the customer stays with that colleague,
 * unless the colleague has left.
 */
export async function followOwners(work: Work, among: RawBuilder<unknown>): Promise<void> {
  const open = await rows(
    work.tx,
    sql<{
      id: string
      customerId: string
    }>`select a.id, c.id as customer_id from appointment a join customer m on m.id = a.customer_id join customer c on c.id = m.root_id
      where (a.state = 'proposed' or (a.state = 'booked' and a.starts_at > ${work.now})) and c.state <> 'archived' and ${among}
        and (a.waiting = 'unowned' or ${handedOn} or ${had(sql`a.organiser_id`)} or ${hasLeft(sql`a.organiser_id`)}) order by c.id, a.id`,
  )
  const promised = await rows(
    work.tx,
    sql<{
      id: string
      customerId: string
    }>`select k.id, c.id as customer_id from task k join customer m on m.id = k.customer_id join customer c on c.id = m.root_id
      where k.done_at is null and k.dropped_at is null and c.state <> 'archived' and ${among}
        and (${had(sql`k.owner_id`)} or ${hasLeft(sql`k.owner_id`)}) order by c.id, k.id`,
  )
  const heirs = new Map<string, Heir | null>()
  for (const { customerId } of [...open, ...promised])
    if (!heirs.has(customerId)) heirs.set(customerId, await heirOf(work, customerId))
  for (const { id, customerId } of open) {
    const heir = heirs.get(customerId)
    await run(work.tx, sql`select 1 from customer where id = ${customerId} for update`)
    const a = await lockAppointment(work.tx, id)
    if (heir && a && (a.state === 'proposed' || a.state === 'booked')) await takeOver(work, a, heir)
  }
  for (const { id, customerId } of promised) {
    const heir = heirs.get(customerId)
    // Of nobody's customer a promise waits for the next owner.
    if (heir?.isOwner)
      await run(
        work.tx,
        sql`update task set owner_id = ${heir.id}, version = version + 1 where id = ${id} and owner_id <> ${heir.id}`,
      )
  }
}

interface Heir {
  id: string
  isOwner: boolean
}

/** To whom it goes: the owner, else one who answers for the customer and may know of it (S1). */
async function heirOf(work: Work, customerId: string): Promise<Heir | null> {
  const owner = await row(
    work.tx,
    sql<{
      id: string
    }>`select p.id from customer c join person p on p.id = c.owner_id where c.id = ${customerId} and p.state <> 'left'`,
  )
  if (owner) return { id: owner.id, isOwner: true }
  const office = await officeOfCustomer(work.tx, customerId)
  const able = new Set(
    (await readersOf(work.tx, customerId)).flatMap((r) => (r.works && r.missing === null ? [r.person.id] : [])),
  )
  const answering = office.find(({ id }) => able.has(id)) ?? office[0]
  return answering ? { id: answering.id, isOwner: false } : null
}

/** A6: whoever leaves the company comes to nothing any more; the customer hears who does. */
export async function leaveAppointments(work: Work, personId: string): Promise<void> {
  await followOwners(
    work,
    sql`c.id in (select x.root_id from appointment y join customer x on x.id = y.customer_id where y.organiser_id = ${personId} and y.state in ('proposed', 'booked')
      union select x.root_id from task y join customer x on x.id = y.customer_id where y.owner_id = ${personId} and y.done_at is null and y.dropped_at is null)`,
  )
  const attended = await rows(
    work.tx,
    sql<{
      id: string
      customerId: string
    }>`select a.id, m.root_id as customer_id from appointment_person ap join appointment a on a.id = ap.appointment_id join customer m on m.id = a.customer_id
      where ap.person_id = ${personId} and ap.ended_at is null and (a.state = 'proposed' or (a.state = 'booked' and a.starts_at > ${work.now})) order by m.root_id, a.id`,
  )
  for (const { id, customerId } of attended) {
    await run(work.tx, sql`select 1 from customer where id = ${customerId} for update`)
    const a = await lockAppointment(work.tx, id)
    if (a && (a.state === 'proposed' || a.state === 'booked')) await stayAway(work, a, personId)
  }
}

async function stayAway(work: Work, a: AppointmentRow, personId: string): Promise<void> {
  const others = a.people.filter(({ id }) => id !== personId).map(({ id }) => id)
  await setAttending(work, 'appointment_person', a.id, others)
  await run(
    work.tx,
    sql`update booked_time set released_at = ${work.now} where appointment_id = ${a.id} and subject_id = ${personId} and released_at is null`,
  )
  const sequence = a.state === 'booked' ? a.sequence + 1 : a.sequence
  await updateStanding(work, a.id, { ...standing(a), sequence })
  await noteMove(work, a, { what: 'changed', startsAt: a.startsAt, endsAt: a.endsAt, sequence })
  if (a.state !== 'booked') return
  const stands = (await findAppointment(work.tx, a.id)) as AppointmentRow
  await planReminders(work, stands)
  await tellUs(work, stands, 'changed', [personId])
  await tellCustomer(work, stands, 'changed')
}

/** What one hands over waits no more for it; what the other side asked for still does. */
const OF_HANDS: readonly Waiting[] = ['clashes', 'untold', 'unowned']

/**
 * Where the new organiser has something else then, the meeting stands and waits for word of who goes; where nobody has the
 * customer, for one who will; and where the customer could not be told who comes, for one who tells.
 */
async function takeOver(work: Work, a: AppointmentRow, heir: Heir): Promise<void> {
  if (a.organiser.id === heir.id && !(heir.isOwner && a.waiting === 'unowned')) return
  await run(work.tx, sql`update appointment set organiser_id = ${heir.id} where id = ${a.id}`)
  await run(
    work.tx,
    sql`update appointment_person set ended_at = ${work.now} where appointment_id = ${a.id} and person_id = ${heir.id} and ended_at is null`,
  )
  await run(
    work.tx,
    sql`update checklist_item set owner_id = ${heir.id}
        where appointment_id = ${a.id} and owner_id = ${a.organiser.id} and done_at is null and dropped_at is null`,
  )
  const taken = (await findAppointment(work.tx, a.id)) as AppointmentRow
  const isBooked = a.state === 'booked'
  const clashes = isBooked && !(await moveTime(work, taken))
  // What was kept free for an offer was another’s time.
  if (!isBooked) await freeTime(work, a.id)
  const asked = a.waiting && !OF_HANDS.includes(a.waiting) ? a.waiting : null
  const sequence = isBooked ? a.sequence + 1 : a.sequence
  const waiting = !heir.isOwner ? 'unowned' : clashes ? 'clashes' : asked
  await updateStanding(work, a.id, { ...standing(a), sequence, waiting })
  await noteMove(work, a, { what: 'handed_over', startsAt: a.startsAt, endsAt: a.endsAt, sequence })
  const stands = (await findAppointment(work.tx, a.id)) as AppointmentRow
  if (isBooked) await planReminders(work, stands)
  await tellUs(work, stands, 'changed', [a.organiser.id])
  // Who comes is known once nothing of ours stands against it. At a counter it is all one who answers for it.
  if (!isBooked || !a.hosted || !heir.isOwner || clashes) return
  const { sentTo } = await tellCustomer(work, stands, 'handedOver')
  if (sentTo.length === 0 && asked === null)
    await updateStanding(work, a.id, { ...standing(stands), waiting: 'untold' })
}

async function moveTime(work: Work, a: AppointmentRow): Promise<boolean> {
  const range = blockedFor(a, new Date(a.startsAt as string))
  const taking = { appointmentId: a.id, subjectIds: subjectsOf(a), ranges: [range], expiresAt: null }
  if (!(await isFree(work, taking))) return false
  await takeTime(work, taking)
  return true
}
