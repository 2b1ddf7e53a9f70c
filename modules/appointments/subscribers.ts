import { subscribe } from '../../platform/events.ts'
import { row, run, sql } from '../../platform/sql.ts'
import type { Work } from '../../platform/work.ts'
import type { Answer } from '../calendars/index.ts'
import { idOfUid, lastAnswerOf, movedElsewhere, noteAnswerSeen, readAnswer } from '../calendars/index.ts'
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
import { verdictOn } from './rules/answers.ts'

/** A6: answers of the customer's calendar are read from the mailbox; none of them ever moves a meeting by itself. */
subscribe('appointments.take_answer', mailArrived, async (work, { data }) => {
  if (!data.hasCalendar) return
  const from = await senderOf(work, data.messageId)
  for (const { ics } of await calendarPartsOf(work, data.messageId)) {
    const answer = await readAnswer(ics, from ?? undefined)
    if (answer) await takeAnswer(work, data.messageId, from ?? '', answer)
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

async function takeAnswer(work: Work, mailId: string, from: string, answer: Answer): Promise<void> {
  const id = idOfUid(work, answer.uid)
  // A UID of ours is our id; whatever else stands there was not sent by us.
  if (!id || !/^[0-9a-f-]{36}$/.test(id)) return
  const a = await lockAppointment(work.tx, id)
  if (!a?.startsAt || !(await isWith(work, mailId, a.customer.id))) return
  const attendees = []
  for (const { address, contactId } of invitedTo(a))
    attendees.push({ address, contactId, answered: await lastAnswerOf(work, answer.uid, address) })
  const known = {
    uid: answer.uid,
    // What changed since without a word to them, they cannot know.
    sequence: a.toldSequence ?? a.sequence,
    startsAt: a.startsAt,
    over: a.state !== 'booked',
    attendees: attendees.map(({ address, answered }) => ({ address, answered: answered ?? undefined })),
  }
  const who = attendees.find(({ address }) => address.toLowerCase() === answer.attendee.toLowerCase())
  const byAttendee = who !== undefined && (await isOwnAddress(work, from, who))
  const verdict = verdictOn(known, answer, byAttendee)
  // What somebody else says for them is never taken for having seen theirs.
  const seen = byAttendee ? answer : { ...answer, attendee: `${from} for ${answer.attendee}` }
  if (!(await noteAnswerSeen(work, seen, verdict === 'taken')) || verdict === 'dropped') return
  const contactId = who?.contactId ?? null
  if (verdict === 'taken') return keepAnswer(work, a, contactId, answer)
  // Where something else waits already, it is on the day's list; this stands beside it in how it went.
  if (a.waiting === null) await updateStanding(work, a.id, { ...standing(a), waiting: 'mail_answer' })
  const note = answer.comment || null
  await noteMove(work, a, { what: 'answered', contactId, sequence: a.sequence, note, code: verdict })
}

/** To whom invitations went: who booked a slot by name, whether a contact or not, else the contacts. */
function invitedTo({ guest, contacts }: AppointmentRow): { address: string; contactId: string | null }[] {
  const invited = contacts.flatMap(({ id, address }) => (address ? [{ address, contactId: id }] : []))
  if (!guest?.mail) return invited
  const key = guest.mail.toLowerCase()
  return [
    { address: guest.mail, contactId: contacts.find(({ mail }) => mail?.toLowerCase() === key)?.id ?? null },
    ...invited,
  ]
}

async function isOwnAddress(
  work: Work,
  from: string,
  { address, contactId }: { address: string; contactId: string | null },
): Promise<boolean> {
  const sender = from.toLowerCase()
  if (address.toLowerCase() === sender) return true
  const own = await row(
    work.tx,
    sql`select 1 from contact_point where contact_id = ${contactId}::uuid and kind = 'mail' and key = ${sender}`,
  )
  return own !== null
}

/** The mail has to be one with the customer whose appointment it answers. */
const isWith = (work: Work, mailId: string, customerId: string) =>
  row(
    work.tx,
    sql`select 1 from mail_link l join customer m on m.id = l.customer_id where l.mail_id = ${mailId} and l.parted_at is null and m.root_id = ${customerId}`,
  )

async function keepAnswer(work: Work, a: AppointmentRow, contactId: string | null, answer: Answer): Promise<void> {
  const note = answer.comment || null
  if (answer.method === 'COUNTER') {
    await updateStanding(work, a.id, { ...standing(a), waiting: 'countered' })
    const { startsAt = null, endsAt = null } = answer.counter ?? {}
    return noteMove(work, a, { what: 'countered', contactId, startsAt, endsAt, sequence: a.sequence, note })
  }
  if (answer.says === 'nothing') return
  await run(
    work.tx,
    sql`update appointment_contact set answer = ${answer.says}, answered_at = ${work.now} where appointment_id = ${a.id} and contact_id = ${contactId}::uuid`,
  )
  if (answer.says === 'declined') await updateStanding(work, a.id, { ...standing(a), waiting: 'mail_answer' })
  if (answer.says === 'accepted' && a.waiting === 'mail_answer' && (await isOnlyTheirs(work, a, contactId)))
    await updateStanding(work, a.id, { ...standing(a), waiting: null })
  await noteMove(work, a, { what: 'answered', contactId, sequence: a.sequence, note, code: answer.says })
}

/** Whether what waits is an answer of this one, and nobody else declined: a yes after it leaves nothing to ask. */
async function isOnlyTheirs(work: Work, a: AppointmentRow, contactId: string | null): Promise<boolean> {
  if (a.contacts.some(({ id, answer }) => id !== contactId && answer === 'declined')) return false
  const asked = await row(
    work.tx,
    sql<{ contactId: string | null }>`select contact_id from appointment_move
      where appointment_id = ${a.id} and what = 'answered' and code not in ('accepted', 'tentative') order by at desc, id desc limit 1`,
  )
  return asked !== null && asked.contactId === contactId
}

/** A6: one of us moved it in an own calendar: a proposal for the day's list, and nothing more. */
subscribe('appointments.moved_elsewhere', movedElsewhere, async (work, { subjectId, data }) => {
  const id = idOfUid(work, data.uid)
  if (!id || !/^[0-9a-f-]{36}$/.test(id)) return
  const a = await lockAppointment(work.tx, id)
  if (a?.state !== 'booked') return
  await updateStanding(work, id, { ...standing(a), waiting: 'moved_elsewhere' })
  await noteMove(work, a, {
    what: 'moved_elsewhere',
    byId: subjectId,
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
