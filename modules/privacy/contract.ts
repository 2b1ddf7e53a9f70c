import { z } from 'zod'
import { endpoint } from '../../shared/endpoint.ts'
import { ById, DayText, Id, Instant, PersonRef } from '../../shared/page.ts'
import { notAllowed, notFound } from '../../shared/refusals.ts'
import { archivedCustomer, inPool, mayNotTouch, mergedCustomer, unknownContact } from '../customers/refusals.ts'
import { HANDERS } from './policy.ts'
import { BASES, PURPOSES, RECEIVERS, SOURCES } from './rules.ts'

const tag = 'privacy'
const OfContact = z.strictObject({ id: Id, contactId: Id })

const Entry = z.object({
  id: Id,
  basis: z.enum(BASES),
  purposes: z.array(z.enum(PURPOSES)).describe('What may be done with it: serve, and court (greetings, campaigns)'),
  source: z.enum(SOURCES),
  day: DayText,
  by: PersonRef.nullable(),
  at: Instant,
})

export const ContactBasis = z
  .object({
    contact: PersonRef,
    basis: Entry.nullable().describe('The latest; null where nothing is on record'),
    history: z.array(Entry).describe('All of them, the latest first'),
  })
  .meta({ id: 'ContactBasis' })

export const showPrivacy = endpoint({
  id: 'showPrivacy',
  method: 'GET',
  path: '/customers/{id}/privacy',
  tag,
  summary: 'T8: on which ground what is known of each contact is kept, and for what',
  params: ById,
  reply: z.object({
    items: z.array(ContactBasis),
    isPerson: z.boolean().describe('The customer itself is a person'),
    can: z.object({ note: z.boolean(), hand: z.boolean() }),
  }),
  refusals: [notFound, inPool],
})

export const noteBasis = endpoint({
  id: 'noteBasis',
  method: 'POST',
  path: '/customers/{id}/contacts/{contactId}/bases',
  tag,
  summary:
    'T8, M3: write the ground down, or that it was withdrawn: then no greeting goes out any more, while running orders are served',
  params: OfContact,
  body: z.strictObject({
    basis: z.enum(BASES),
    purposes: z.array(z.enum(PURPOSES)).default(['service']),
    source: z.enum(SOURCES).default('person'),
    day: DayText.optional().describe('When it was said; today where left out'),
  }),
  reply: ContactBasis.extend({ customerId: Id }),
  refusals: [notFound, notAllowed, mayNotTouch, unknownContact, archivedCustomer, mergedCustomer, inPool],
})

const Handing = z.strictObject({
  to: z.enum(RECEIVERS).describe('To whom it is given: the person, an authority, or who takes over'),
  format: z.enum(['json', 'html']).default('json'),
  locale: z.enum(['zh', 'en']).optional().describe('The language of the page; the caller’s where left out'),
})

export const handOverCustomer = endpoint({
  id: 'exportCustomerPerson',
  method: 'GET',
  path: '/customers/{id}/data',
  tag,
  summary:
    'T8: all that is kept of a customer itself, a person or the firm of one, with or without contacts, as exportPerson gives it of a contact',
  roles: HANDERS,
  params: ById,
  query: Handing,
  produces: 'application/json',
  refusals: [notFound, inPool],
})

export const handOver = endpoint({
  id: 'exportPerson',
  method: 'GET',
  path: '/customers/{id}/contacts/{contactId}/data',
  tag,
  summary:
    'T8: all that is kept of one contact, as JSON or as a page to read, in one file; to whom it is given stays on record. Orders, quotes and services as far as they are the person’s own. Sealed values only for who may see them (S1)',
  roles: HANDERS,
  params: OfContact,
  query: Handing,
  produces: 'application/json',
  refusals: [notFound, unknownContact, inPool],
})
