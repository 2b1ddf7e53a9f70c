import { newId } from '../../../platform/sql.ts'
import type { Work } from '../../../platform/work.ts'
import type { InputOf } from '../../../shared/endpoint.ts'
import { demand } from '../../../shared/refusal.ts'
import { say, texts } from '../../../shared/text.ts'
import { contactsOf, heldOf, seenCustomer } from '../../customers/index.ts'
import { whyNotTouch } from '../../customers/policy.ts'
import { endOf } from '../booking/agree.ts'
import type * as contract from '../contract.ts'
import { letterToCustomer } from '../messages/compose.ts'
import { namesAmong } from '../repo.ts'
import { whole } from './create.ts'
import { untilWhen } from './offer.ts'
import { timesOf } from './propose.ts'

const draftTexts = texts({ link: { zh: '（发出时这里是链接）', en: '(the link will stand here)' } })

type Input = InputOf<typeof contract.draftAppointment>['body']

/** A1, A2: what would be proposed and written. Whoever thinks of an appointment leaves nothing behind. */
export async function draftAppointment(
  work: Work,
  { from, days, at, travelMinutes, offer, offerDays, ...input }: Input,
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
    contacts: contacts.map(({ id, name }) => ({ id, name, answer: 'none' as const, address: null, mail: null })),
    ...lengths,
    ...words,
  }
  const starts = offer.map((one) => new Date(one)).toSorted((a, b) => a.getTime() - b.getTime())
  const offered = starts.map((start) => ({
    id: start.toISOString(),
    startsAt: start.toISOString(),
    endsAt: endOf(sought, start).toISOString(),
  }))
  const letter = letterToCustomer(work, { ...sought, startsAt: null, endsAt: null }, 'offer', {
    to: contacts.length === 1 ? (contacts[0]?.name ?? null) : null,
    link: say(draftTexts.link, lengths.locale),
    offered,
    offerUntil: untilWhen(work, starts.at(-1) ?? FAR, offerDays),
  })
  return {
    ...(await timesOf(work, sought, { from, days, at, travelMinutes })),
    minutes: lengths.minutes,
    place: words.place,
    locale: lengths.locale,
    letter,
  }
}

const FAR = new Date(8.64e15)
