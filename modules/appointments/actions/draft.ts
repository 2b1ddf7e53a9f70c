import { newId } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { InputOf } from '../../../shared/endpoint.ts'
import { demand } from '../../../shared/refusal.ts'
import { contactsOf, heldOf, seenCustomer } from '../../customers/index.ts'
import { whyNotTouch } from '../../customers/policy.ts'
import type * as contract from '../contract.ts'
import { previewOf } from '../messages/preview.ts'
import { namesAmong } from '../repo.ts'
import { whole } from './create.ts'
import { timesOf } from './propose.ts'

type Input = InputOf<typeof contract.draftAppointment>['body']

/** A1, A2: what would be proposed and written. Whoever thinks of an appointment leaves nothing behind. */
export async function draftAppointment(
  work: Work,
  { from, days, at, travelMinutes, offer, offerDays, book, ...input }: Input,
) {
  const customer = await seenCustomer(work, input.customerId)
  demand(whyNotTouch(work.by, heldOf(customer)))
  const { kind, organiserId, contactIds, words, ...lengths } = await whole(work, input, customer)
  const invited = new Set(contactIds)
  const contacts = (await contactsOf(work.tx, customer.id)).filter((c) => invited.has(c.id))
  const people = await namesAmong(work.tx, 'person', [organiserId, ...(input.personIds ?? [])])
  const organiser = people.find(({ id }) => id === organiserId) ?? { id: organiserId, name: '' }
  const sought = {
    id: newId(),
    customer: { id: customer.id, name: customer.name },
    kind: kind.key,
    organiser,
    hosted: true,
    called: null,
    people: people.filter(({ id }) => id !== organiserId),
    resources: await namesAmong(work.tx, 'resource', input.resourceIds ?? []),
    contacts: contacts.map(({ id, name }) => ({
      id,
      name,
      answer: 'none' as const,
      address: null,
      mail: null,
      hasLeft: false,
    })),
    ...lengths,
    ...words,
  }
  const starts = offer.map((one) => new Date(one)).toSorted((a, b) => a.getTime() - b.getTime())
  const letter = previewOf(work, sought, book ? 'booked' : 'offer', {
    starts,
    days: offerDays,
    names: contacts.map(({ name }) => name),
  })
  return {
    ...(await timesOf(work, sought, { from, days, at, travelMinutes })),
    minutes: lengths.minutes,
    place: words.place,
    locale: lengths.locale,
    letter,
  }
}
