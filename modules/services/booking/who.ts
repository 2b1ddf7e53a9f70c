import { row, rows, sql } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import { contactsOf, createCustomer, keyOf, lockedCustomer, proposeHidden } from '../../customers/index.ts'
import type { BookingForm } from './form.ts'

export const SOURCE = '在线预约'

/** Of a number that more than so many share, none is known by it. */
const MOST_SHARING = 5

interface Known {
  customerId: string
  contactId: string | null
}

export const reachOf = ({ phone, mail }: Pick<BookingForm, 'phone' | 'mail'>) => ({
  phone: phone && keyOf('phone', phone),
  mail: mail && keyOf('mail', mail),
})

/** A10: how many bookings made with this number or address are still to come. */
export async function openBookings(work: Work, form: BookingForm): Promise<number> {
  const asked = reachOf(form)
  const ahead = await rows(
    work.tx,
    sql<
      Pick<BookingForm, 'phone' | 'mail'>
    >`select g.phone, g.mail from service_booking b join appointment a on a.id = b.appointment_id
        join appointment_guest g on g.appointment_id = a.id
      where b.starts_at > ${work.now} and a.state = 'booked'`,
  )
  return ahead
    .map(reachOf)
    .filter(
      (known) =>
        (asked.phone !== null && known.phone === asked.phone) || (asked.mail !== null && known.mail === asked.mail),
    ).length
}

/**
 * A10: the customer of a booking: known by number or mail, else a new one of who answers for the service. The one who books
 * is never told which. A hidden customer is not among those known: the entry simply comes in, and who answers for the hidden
 * one is shown the match (S1).
 */
export async function customerOfForm(work: Work, form: BookingForm, ownerId: string): Promise<Known> {
  const known = await findKnown(work, form)
  if (known) {
    await lockedCustomer(work, known.customerId)
    return known
  }
  const reach = { ...(form.phone ? { phones: [form.phone] } : {}), ...(form.mail ? { mails: [form.mail] } : {}) }
  const { id } = await createCustomer(work, {
    name: form.firm ?? form.name,
    kind: form.firm ? 'organisation' : 'person',
    source: SOURCE,
    ownerId,
    contacts: [{ name: form.name, ...reach }],
    force: true,
  })
  await proposeHidden(work, null, [id])
  const contactId = (await contactsOf(work.tx, id))[0]?.id ?? null
  return { customerId: id, contactId }
}

/** Who agrees in both goes before who agrees in one; then who was entered last. */
async function findKnown(work: Work, form: BookingForm): Promise<Known | null> {
  const { phone, mail } = reachOf(form)
  return row(
    work.tx,
    sql<Known>`
      with found as (
        select c.id, p.kind, k.id as contact_id, c.created_at from contact_point p join customer m on m.id = p.customer_id join customer c on c.id = m.root_id
          left join contact k on k.id = p.contact_id and k.left_on is null and k.anonymised_at is null
        where ((p.kind = 'phone' and p.key = ${phone}) or (p.kind = 'mail' and p.key = ${mail}))
          and c.state <> 'archived' and c.secrecy < 2 and c.anonymised_at is null
      )
      select f.id as customer_id, (array_agg(f.contact_id order by f.kind) filter (where f.contact_id is not null))[1] as contact_id
      from found f where (select count(distinct id) from found) <= ${MOST_SHARING}
      group by f.id order by count(distinct f.kind) desc, max(f.created_at) desc, f.id limit 1`,
  )
}
