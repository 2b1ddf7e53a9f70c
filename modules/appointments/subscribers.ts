import { subscribe } from '../../platform/events.ts'
import { row, run, sql } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import type { Answer } from '../calendars/index.ts'
import {
  idOfUid,
  lastAnswerOf,
  movedElsewhere,
  noteAnswerSeen,
  readAnswer,
  whyNotTakeAnswer,
} from '../calendars/index.ts'
import { customerAnonymised } from '../customers/events.ts'
import { mailArrived } from '../mail/events.ts'
import { calendarPartsOf } from '../mail/index.ts'
import { personLeftCompany } from '../people/events.ts'
import { customerClaimed, customersAssigned, customersHandedOver, customersRecalled } from '../pool/events.ts'
import { standing } from './actions/after.ts'
import { followOwners, leaveAppointments, nobodys, ownedBy } from './actions/follow.ts'
import { callOffAll } from './actions/forget.ts'
import { noteMove } from './booking/moves.ts'
import { type AppointmentRow, lockAppointment, updateStanding } from './repo.ts'

/** A6: answers of the customer's calendar are read from the mailbox; none of them ever moves a meeting by itself. */
subscribe('appointments.take_answer', mailArrived, async (work, { data }) => {
  if (!data.hasCalendar) return
  const from = await senderOf(work, data.messageId)
  for (const { ics } of await calendarPartsOf(work, data.messageId)) {
    const answer = await readAnswer(ics, from ?? undefined)
    if (answer) await takeAnswer(work, data.messageId, answer)
  }
})

const senderOf = async (work: Work, mailId: string): Promise<string | null> =>
  (
    await row(
      work.tx,
      sql<{
        address: string
      }>`select p.address from mail_text t cross join lateral jsonb_to_recordset(t.people) as p(part text, address text)
        where t.mail_id = ${mailId} and p.part = 'from' limit 1`,
    )
  )?.address ?? null

async function takeAnswer(work: Work, mailId: string, answer: Answer): Promise<void> {
  const id = idOfUid(work, answer.uid)
  // A UID of ours is our id; whatever else stands there was not sent by us.
  if (!id || !/^[0-9a-f-]{36}$/.test(id)) return
  const a = await lockAppointment(work.tx, id)
  if (!a?.startsAt || !(await isWith(work, mailId, a.customer.id))) return
  const attendees = []
  for (const contact of a.contacts.filter((c) => c.address !== null)) {
    const address = contact.address as string
    attendees.push({ address, contact, answered: await lastAnswerOf(work, answer.uid, address) })
  }
  const known = {
    uid: answer.uid,
    // What changed since without a word to them, they cannot know.
    sequence: a.toldSequence ?? a.sequence,
    startsAt: a.startsAt,
    over: a.state !== 'booked',
    attendees: attendees.map(({ address, answered }) => ({ address, answered: answered ?? undefined })),
  }
  const why = whyNotTakeAnswer(known, answer)
  if (!(await noteAnswerSeen(work, answer, why === null)) || why) return
  const who = attendees.find(({ address }) => address.toLowerCase() === answer.attendee.toLowerCase())?.contact
  if (who) await keepAnswer(work, a, who.id, answer)
}

/** The mail has to be one with the customer whose appointment it answers. */
const isWith = (work: Work, mailId: string, customerId: string) =>
  row(
    work.tx,
    sql`select 1 from mail_link l join customer m on m.id = l.customer_id where l.mail_id = ${mailId} and l.parted_at is null and m.root_id = ${customerId}`,
  )

async function keepAnswer(work: Work, a: AppointmentRow, contactId: string, answer: Answer): Promise<void> {
  const note = answer.comment || null
  if (answer.method === 'COUNTER') {
    await updateStanding(work, a.id, { ...standing(a), waiting: 'countered' })
    const { startsAt = null, endsAt = null } = answer.counter ?? {}
    return noteMove(work, a, { what: 'countered', contactId, startsAt, endsAt, sequence: a.sequence, note })
  }
  if (answer.says === 'nothing') return
  await run(
    work.tx,
    sql`update appointment_contact set answer = ${answer.says}, answered_at = ${work.now} where appointment_id = ${a.id} and contact_id = ${contactId}`,
  )
  if (answer.says === 'declined') await updateStanding(work, a.id, { ...standing(a), waiting: 'mail_answer' })
  await noteMove(work, a, { what: 'answered', contactId, sequence: a.sequence, note, code: answer.says })
}

/** A6: one of us moved it in an own calendar: a proposal for the day's list, and nothing more. */
subscribe('appointments.moved_elsewhere', movedElsewhere, async (work, { data }) => {
  const id = idOfUid(work, data.uid)
  if (!id || !/^[0-9a-f-]{36}$/.test(id)) return
  const a = await lockAppointment(work.tx, id)
  if (a?.state !== 'booked') return
  await updateStanding(work, id, { ...standing(a), waiting: 'moved_elsewhere' })
  await noteMove(work, a, {
    what: 'moved_elsewhere',
    startsAt: data.startsAt,
    endsAt: data.endsAt,
    sequence: a.sequence,
  })
})

// T6: what is open goes with its customer.
subscribe('appointments.follow_assigned', customersAssigned, (work, { data }) => followOwners(work, ownedBy(data.toId)))
subscribe('appointments.follow_claimed', customerClaimed, (work, { customerId }) =>
  followOwners(work, sql`c.id = ${customerId}`),
)
// A7: nobody waits at a door for who has left, or for a customer's former owner.
subscribe('appointments.follow_recalled', customersRecalled, (work) => followOwners(work, nobodys))
subscribe('appointments.follow_handed_over', customersHandedOver, (work) => followOwners(work, nobodys))
subscribe('appointments.follow_left', personLeftCompany, async (work, { subjectId }) => {
  if (subjectId) await leaveAppointments(work, subjectId)
})

/** T8: with who has no name any more nothing is agreed, and nobody is written to. */
subscribe('appointments.forget', customerAnonymised, async (work, { customerId, data }) => {
  if (customerId && !data.contactId) await callOffAll(work, customerId)
})
