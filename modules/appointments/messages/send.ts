import { rows, run, sql, uuids } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { demand, tellRefusal } from '../../../shared/refusal.ts'
import type { Locale } from '../../../shared/text.ts'
import { noteOut } from '../../calendars/index.ts'
import { mayWriteTo, queuedAs, queueMail, senderFor } from '../../mail/index.ts'
import { noSender } from '../../mail/refusals.ts'
import { placesTaken } from '../booking/places.ts'
import { makeLink, untilOver } from '../links/links.ts'
import { type AppointmentRow, noteInvited, type OfferTime } from '../repo.ts'
import { whyNotSend } from '../rules/ownWords.ts'
import { type Letter, letterToCustomer, letterToUs, type Message, neededIn, ownLetter } from './compose.ts'
import { calendarPart, toldOf } from './invite.ts'

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
  /** In the rep's own words. */
  own?: Letter | undefined
}

/** A message to one contact, or to whoever gets it by hand, with a link of its own. */
async function letterFor(
  work: Work,
  a: AppointmentRow,
  what: Message,
  contact: { id: string | null; name: string } | null,
  { reason = null, offered = [], own, linkUntil = untilOver(a.endsAt ? new Date(a.endsAt) : work.now) }: Telling,
): Promise<Letter & { link: string | null }> {
  const link = what === 'cancelled' ? null : await makeLink(work, a, contact?.id ?? null, linkUntil)
  const to = contact?.name ?? null
  if (own) return { link, ...ownLetter(own, a.locale, { to, link }) }
  const places = await placesTaken(work, a)
  return { link, ...letterToCustomer(work, a, what, { to, link, offerUntil: linkUntil, reason, offered, places }) }
}

/** A1, A5, A6: tells the customer’s side in writing, with an invitation where calendars must hear of it. */
export async function tellCustomer(work: Work, a: AppointmentRow, what: Message, telling: Telling = {}): Promise<Told> {
  if (telling.own) demand(whyNotSend(telling.own, neededIn(work, a, what, telling.offered)))
  const sentTo: string[] = []
  const notSent: { name: string; why: string }[] = []
  const sender = await senderFor(work, a.organiser.id)
  let isInvited = false
  let shown: (Letter & { link: string | null }) | null = null
  for (const contact of toldOf(a)) {
    if (telling.mail === false || !contact.mail) continue
    const why = sender ? await mayWriteTo(work, contact.mail, 'notice') : noSender()
    if (why) {
      notSent.push({ name: contact.name, why: tellRefusal(why, work.locale) })
      continue
    }
    const dedupeKey = `appointment ${a.id} ${a.sequence} ${what} ${contact.id ?? 'guest'} ${a.version}${eachTime(work, what)}`
    // Told already: asked for again, it goes out to nobody twice.
    if (await queuedAs(work.tx, dedupeKey)) continue
    const written = await letterFor(work, a, what, contact, telling)
    shown ??= written
    if (contact.id) await rememberAddress(work, a.id, contact.id, contact.mail)
    const calendar = sender ? calendarPart(work, a, what, sender, written.text) : null
    isInvited ||= calendar !== null
    await queueMail(work, {
      customerId: a.customer.id,
      ...(contact.id ? { contactId: contact.id } : {}),
      to: [{ name: contact.name, address: contact.mail }],
      subject: written.subject,
      text: written.text,
      calendar,
      kind: 'notice',
      from: a.organiser.id,
      dedupeKey,
      countsAsTouch: what === 'offer',
    })
    sentTo.push(contact.name)
  }
  if (sender && isInvited) await noteInvited(work, a, sender.address)
  // To copy into WeChat or SMS: a link of its own, so that it can be told by which way an answer came.
  const told = toldOf(a)
  const only = told.length === 1 ? (told[0] ?? null) : null
  const { subject, text, link } = shown ?? (await letterFor(work, a, what, only, telling))
  return { sentTo, notSent, subject, text, link }
}

/** A1: what stands, for one contact who has no mail: to copy into WeChat or SMS. */
export async function letterToCopy(
  work: Work,
  a: AppointmentRow,
  what: Message,
  contactId: string | null,
  telling: Telling & { linkUntil: Date },
) {
  const contact = a.contacts.find(({ id }) => id === contactId) ?? null
  const { subject, text, link } = await letterFor(work, a, what, contact, telling)
  return {
    customerId: a.customer.id,
    to: contact && { id: contact.id, name: contact.name },
    subject,
    text,
    link: link ?? '',
    until: telling.linkUntil.toISOString(),
  }
}

/** Of one version one is reminded as often as the settings say; all else is told once. */
const eachTime = (work: Work, what: Message) => (what === 'remind' ? ` ${work.now.toISOString()}` : '')

const rememberAddress = (work: Work, appointmentId: string, contactId: string, address: string) =>
  run(
    work.tx,
    sql`update appointment_contact set address = ${address} where appointment_id = ${appointmentId} and contact_id = ${contactId}`,
  )

/** The other side of the table: those of us who come, other than the one who acts; and their calendars. */
export async function tellUs(
  work: Work,
  a: AppointmentRow,
  what: Message,
  leavers: readonly string[] = [],
): Promise<void> {
  const ids = [...new Set([a.organiser.id, ...a.people.map((p) => p.id)])]
  if (what !== 'remind') await noteOut(work, [...ids, ...leavers])
  const people = await rows(
    work.tx,
    sql<{ id: string; name: string; email: string | null; locale: Locale }>`
      select id, name, email, locale from person where id = any(${uuids(ids.filter((id) => id !== work.by.id))}) and state = 'active'`,
  )
  const sender = await senderFor(work, a.organiser.id)
  for (const person of people) {
    if (!person.email || !sender || (await mayWriteTo(work, person.email, 'notice'))) continue
    const { subject, text } = letterToUs(work, a, what, person.locale)
    await queueMail(work, {
      customerId: null,
      to: [{ name: person.name, address: person.email }],
      subject,
      text,
      kind: 'notice',
      from: a.organiser.id,
      dedupeKey: `appointment ${a.id} ${a.sequence} ${what} us ${person.id} ${a.version}${eachTime(work, what)}`,
      countsAsTouch: false,
    })
  }
}
