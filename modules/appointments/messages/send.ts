import { rows, run, sql, uuids } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { tellRefusal } from '../../../shared/refusal.ts'
import { settingOf } from '../../../shared/setting.ts'
import { type Locale, say } from '../../../shared/text.ts'
import { invitation, noteOut, ownUid } from '../../calendars/index.ts'
import { companyName } from '../../company/index.ts'
import { mayWriteTo, queueMail, senderFor } from '../../mail/index.ts'
import { noSender } from '../../mail/refusals.ts'
import { kindOf } from '../kinds.ts'
import { makeLink, untilOver } from '../links/links.ts'
import type { AppointmentRow, OfferTime } from '../repo.ts'
import { type Letter, letterToCustomer, letterToUs, type Message } from './compose.ts'
import { messageTexts } from './messages.texts.ts'

/** Whom a message reached by mail, whom not and why, and the text to send by hand. */
export interface Told {
  readonly sentTo: string[]
  readonly notSent: { name: string; why: string }[]
  readonly subject: string
  readonly text: string
  readonly link: string | null
}

interface Telling {
  reason?: string | null
  offered?: readonly OfferTime[]
  linkUntil?: Date
  /** False: only the text is made, to be copied. */
  mail?: boolean
}

const METHOD: Partial<Record<Message, 'REQUEST' | 'CANCEL'>> = {
  booked: 'REQUEST',
  moved: 'REQUEST',
  changed: 'REQUEST',
  cancelled: 'CANCEL',
}

/** A1, A5, A6: tells the customer's side in writing, with an invitation where calendars must hear of it. */
export async function tellCustomer(work: Work, a: AppointmentRow, what: Message, telling: Telling = {}): Promise<Told> {
  const kind = kindOf(work.settings, a.kind)
  const linkUntil = telling.linkUntil ?? untilOver(a.endsAt ? new Date(a.endsAt) : work.now)
  const letter = async (contact: AppointmentRow['contacts'][number] | null) => {
    const link = what === 'cancelled' ? null : await makeLink(work, a, contact?.id ?? null, linkUntil)
    const { reason, offered } = telling
    return {
      link,
      ...letterToCustomer(work, a, what, {
        kind,
        to: contact?.name ?? null,
        link,
        offerUntil: linkUntil,
        reason: reason ?? null,
        offered: offered ?? [],
      }),
    }
  }
  const sentTo: string[] = []
  const notSent: { name: string; why: string }[] = []
  const sender = await senderFor(work, a.organiser.id)
  let shown: (Letter & { link: string | null }) | null = null
  for (const contact of a.contacts) {
    if (telling.mail === false || !contact.mail) continue
    const why = sender ? await mayWriteTo(work, contact.mail, 'notice') : noSender()
    if (why) {
      notSent.push({ name: contact.name, why: tellRefusal(why, work.locale) })
      continue
    }
    const written = await letter(contact)
    shown ??= written
    await rememberAddress(work, a.id, contact.id, contact.mail)
    await queueMail(work, {
      customerId: a.customer.id,
      contactId: contact.id,
      to: [{ name: contact.name, address: contact.mail }],
      subject: written.subject,
      text: written.text,
      calendar: sender ? calendarPart(work, a, what, sender, written.text) : null,
      kind: 'notice',
      from: a.organiser.id,
      dedupeKey: `appointment ${a.id} ${a.sequence} ${what} ${contact.id} ${a.version}`,
      countsAsTouch: what === 'offer',
    })
    sentTo.push(contact.name)
  }
  // To copy into WeChat or SMS: a link of its own, so that it can be told by which way an answer came.
  const copied = shown ?? (await letter(a.contacts.length === 1 ? (a.contacts[0] ?? null) : null))
  return { sentTo, notSent, subject: copied.subject, text: copied.text, link: copied.link }
}

const rememberAddress = (work: Work, appointmentId: string, contactId: string, address: string) =>
  run(
    work.tx,
    sql`update appointment_contact set address = ${address} where appointment_id = ${appointmentId} and contact_id = ${contactId}`,
  )

function calendarPart(work: Work, a: AppointmentRow, what: Message, sender: { address: string }, text: string) {
  const method = METHOD[what]
  if (!method || !a.startsAt || !a.endsAt) return null
  const { locale } = a
  const kind = kindOf(work.settings, a.kind)[locale]
  const ics = invitation({
    method,
    uid: ownUid(work, a.id),
    sequence: a.sequence,
    stampedAt: work.now,
    startsAt: new Date(a.startsAt),
    endsAt: new Date(a.endsAt),
    summary: say(messageTexts.summary, locale, { company: settingOf(work.settings, companyName), kind }),
    description: text,
    location: a.place ?? undefined,
    organizer: { name: a.organiser.name, address: sender.address },
    attendees: a.contacts.flatMap(({ name, mail, answer }) =>
      mail
        ? [{ name, address: mail, partstat: answer === 'accepted' ? ('ACCEPTED' as const) : ('NEEDS-ACTION' as const) }]
        : [],
    ),
    locale,
  })
  return { method, ics }
}

/** The other side of the table: those of us who come, other than the one who acts; and their calendars. */
export async function tellUs(work: Work, a: AppointmentRow, what: Message): Promise<void> {
  const ids = [...new Set([a.organiser.id, ...a.people.map((p) => p.id)])]
  if (what !== 'remind') await noteOut(work, ids)
  const people = await rows(
    work.tx,
    sql<{ id: string; name: string; email: string | null; locale: Locale }>`
      select id, name, email, locale from person where id = any(${uuids(ids.filter((id) => id !== work.by.id))}) and state = 'active'`,
  )
  const sender = await senderFor(work, a.organiser.id)
  for (const person of people) {
    if (!person.email || !sender || (await mayWriteTo(work, person.email, 'notice'))) continue
    const { subject, text } = letterToUs(work, a, what, kindOf(work.settings, a.kind), person.locale)
    await queueMail(work, {
      customerId: null,
      to: [{ name: person.name, address: person.email }],
      subject,
      text,
      kind: 'notice',
      from: a.organiser.id,
      dedupeKey: `appointment ${a.id} ${a.sequence} ${what} us ${person.id} ${a.version}${what === 'remind' ? ` ${work.now.toISOString()}` : ''}`,
      countsAsTouch: false,
    })
  }
}
