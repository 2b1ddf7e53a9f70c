import { z } from 'zod'
import { endpoint } from '../../shared/endpoint.ts'
import { ById, DayText, Id, Instant, PersonRef, pageOf, paging } from '../../shared/page.ts'
import { notAllowed, notFound, versionConflict } from '../../shared/refusals.ts'
import { archivedCustomer, inPool, mayNotTouch, mergedCustomer, unknownContact } from '../customers/refusals.ts'
import { addressBounced, noSender, notAnAddress, optedOut } from '../mail/refusals.ts'
import * as refused from './refusals.ts'
import { GIFT_STATES, OVER } from './rules/gifts.ts'
import { GREETING_STATES, SKIPS, STOPS } from './rules/greetings.ts'
import { KINDS } from './rules/occasions.ts'
import { CAUSES, VISIT_STATES, WAYS } from './rules/visits.ts'

const tag = 'care'
const Ref = z.object({ id: Id, name: z.string() })
const FALLBACKS = ['earlier', 'later', 'skip'] as const
const Fallback = z.enum(FALLBACKS).describe('In a year that lacks the day: the day before, the day after, or not')
const onCustomer = [notFound, archivedCustomer, mergedCustomer, mayNotTouch, notAllowed] as const

const GREETINGS_SHOWN = ['open', 'drafted', 'approved', 'done'] as const

const Why = z.enum([...STOPS, ...SKIPS])

const Greeting = z
  .object({
    id: Id,
    customer: Ref,
    contact: Ref,
    occasion: z.string(),
    name: z.string().describe('What it is called in the letter'),
    day: DayText,
    state: z.enum(GREETING_STATES),
    why: Why.nullable().describe('Why it was stopped, or skipped'),
    via: z.enum(['mail', 'hand']).nullable(),
    sendAt: Instant.nullable(),
    subject: z.string(),
    body: z.string(),
    address: z.string().nullable().describe('Without one it is copied and sent by hand'),
    locale: z.enum(['zh', 'en']),
    version: z.int(),
    blanks: z.array(z.string()).describe('What it lacks still; it goes out when these are filled in'),
  })
  .meta({ id: 'Greeting' })

export const listGreetings = endpoint({
  id: 'listGreetings',
  method: 'GET',
  path: '/greetings',
  tag,
  summary:
    'Greetings for the caller’s own customers: those to come, the nearest day first, or what became of the latest (R6)',
  query: z.strictObject({
    ...paging,
    customer: Id.optional(),
    show: z
      .enum(GREETINGS_SHOWN)
      .default('open')
      .describe('drafted: to be seen; approved: going out; open: both; done: the last sixty days'),
  }),
  reply: pageOf(Greeting),
})
export const changeGreeting = endpoint({
  id: 'changeGreeting',
  method: 'PATCH',
  path: '/greetings/{id}',
  tag,
  summary: 'Edit a greeting before it goes out (R6)',
  params: ById,
  body: z.strictObject({
    subject: z.string().trim().min(1).max(200).optional(),
    body: z.string().trim().min(1).max(5000).optional(),
  }),
  reply: Greeting,
  refusals: [notFound, versionConflict, refused.greetingSettled],
})
export const skipGreetings = endpoint({
  id: 'skipGreetings',
  method: 'POST',
  path: '/greetings/skips',
  tag,
  summary: 'Skip several greetings at once, with the reason; to send, each is seen by itself (R6)',
  body: z.strictObject({ ids: z.array(Id).min(1).max(200), why: z.enum(SKIPS) }),
  reply: z.object({
    skipped: z.array(Id),
    left: z.int().describe('Those that are not the caller’s, or went out or were settled meanwhile'),
  }),
})
export const decideGreeting = endpoint({
  id: 'decideGreeting',
  method: 'POST',
  path: '/greetings/{id}/decision',
  tag,
  summary:
    'Approve a greeting, to go out by mail at a decent hour of its day; skip it; reopen it; or mark it as sent by hand (R6)',
  params: ById,
  body: z.strictObject({ what: z.enum(['approve', 'skip', 'reopen', 'sent']) }),
  reply: Greeting,
  refusals: [
    notFound,
    versionConflict,
    refused.greetingSettled,
    refused.wantsNone,
    refused.noAddress,
    refused.dayOver,
    refused.greetingLacks,
    noSender,
    optedOut,
    addressBounced,
    notAnAddress,
  ],
})

const Gift = z
  .object({
    id: Id,
    customer: Ref,
    contact: Ref.nullable(),
    what: z.string(),
    occasion: z.string().nullable(),
    note: z.string().nullable(),
    fen: z.int(),
    onDay: DayText,
    state: z.enum(GIFT_STATES),
    over: z.array(z.enum(OVER)).describe('The limits it goes over: of one gift, of a contact’s year'),
    askedBy: PersonRef,
    decidedBy: PersonRef.nullable(),
    decidedAt: Instant.nullable(),
    version: z.int(),
    can: z.object({ decide: z.boolean(), settle: z.boolean() }),
  })
  .meta({ id: 'Gift' })

export const listGifts = endpoint({
  id: 'listGifts',
  method: 'GET',
  path: '/gifts',
  tag,
  summary: 'The register of gifts to customers in sight, the latest first (R6)',
  query: z.strictObject({
    ...paging,
    customer: Id.optional(),
    state: z.enum(GIFT_STATES).optional(),
    from: DayText.optional(),
    to: DayText.optional(),
  }),
  reply: pageOf(Gift),
  refusals: [notFound, inPool],
})
export const addGift = endpoint({
  id: 'addGift',
  method: 'POST',
  path: '/gifts',
  tag,
  summary: 'Note a gift that is planned; beyond the limits it waits for a superior (R6)',
  status: 201,
  body: z.strictObject({
    customerId: Id,
    contactId: Id.nullable().default(null),
    what: z.string().trim().min(1).max(200),
    occasion: z.string().trim().max(100).optional(),
    note: z.string().trim().max(500).optional(),
    fen: z.int().min(0).max(100_000_000_000),
    onDay: DayText,
  }),
  reply: Gift,
  refusals: [...onCustomer, unknownContact, refused.giftDayOff],
})
export const changeGift = endpoint({
  id: 'changeGift',
  method: 'PATCH',
  path: '/gifts/{id}',
  tag,
  summary: 'Change a gift that is not given yet; what it costs and when is held against the limits anew (R6)',
  params: ById,
  body: z.strictObject({
    contactId: Id.nullable().optional(),
    what: z.string().trim().min(1).max(200).optional(),
    occasion: z.string().trim().max(100).nullable().optional(),
    note: z.string().trim().max(500).nullable().optional(),
    fen: z.int().min(0).max(100_000_000_000).optional(),
    onDay: DayText.optional(),
  }),
  reply: Gift,
  refusals: [...onCustomer, versionConflict, unknownContact, refused.giftSettled, refused.giftDayOff],
})
export const decideGift = endpoint({
  id: 'decideGift',
  method: 'POST',
  path: '/gifts/{id}/decision',
  tag,
  summary: 'Approve or decline a gift beyond the limits (R6)',
  params: ById,
  body: z.strictObject({ approve: z.boolean() }),
  reply: Gift,
  refusals: [notFound, versionConflict, inPool, refused.mayNotApproveGift, refused.giftSettled],
})
export const settleGift = endpoint({
  id: 'settleGift',
  method: 'POST',
  path: '/gifts/{id}/outcome',
  tag,
  summary: 'Say that a gift was given, or will not be (R6)',
  params: ById,
  body: z.strictObject({
    given: z.boolean(),
    onDay: DayText.optional().describe('When it was given; the planned day where that can be, else today'),
  }),
  reply: Gift,
  refusals: [
    ...onCustomer,
    versionConflict,
    refused.giftSettled,
    refused.giftWaits,
    refused.giftOverThen,
    refused.giftDayOff,
  ],
})

const Entry = z
  .object({
    day: DayText,
    kind: z.enum([...KINDS, 'visit', 'gift']),
    name: z.string(),
    customer: Ref.nullable().describe('None: a festival for all'),
    contact: Ref.nullable(),
    state: z.string().nullable().describe('Of a greeting, a return visit or a gift'),
    why: Why.nullable().describe('Why a greeting did not go out'),
    via: z.enum(['mail', 'hand']).nullable().describe('How a greeting went out'),
    id: Id.nullable(),
  })
  .meta({ id: 'CareEntry' })

const Occasion = z
  .object({
    id: Id,
    kind: z.enum(['founding', 'own']),
    name: z.string(),
    contact: Ref.nullable(),
    lunar: z.boolean(),
    month: z.int(),
    day: z.int(),
    leap: z.boolean(),
    since: z.int().nullable(),
    fallback: Fallback,
    next: DayText.nullable().describe('When it comes next'),
    version: z.int(),
  })
  .meta({ id: 'Occasion' })

const CarePlan = z
  .object({
    cause: z.enum(CAUSES),
    how: z.enum([...WAYS, 'off']),
    days: z.int().nullable(),
    person: PersonRef.nullable(),
    own: z.boolean().describe('The customer’s own, and not the company’s'),
  })
  .meta({ id: 'CarePlan' })

const ContactCare = z
  .object({
    contact: Ref,
    optedOut: z.boolean(),
    optedOutAt: Instant.nullable().describe(
      'Null where not the contact’s word but the ground of the information bars it',
    ),
    birthday: z
      .object({ lunar: z.boolean(), month: z.int(), day: z.int(), leap: z.boolean(), fallback: Fallback })
      .nullable()
      .describe('How a birthday is kept, as far as the caller may see it'),
  })
  .meta({ id: 'ContactCare' })

const Year = z.coerce.number().int().min(1901).max(2100)

export const showCustomerCare = endpoint({
  id: 'showCustomerCare',
  method: 'GET',
  path: '/customers/{id}/care',
  tag,
  summary:
    'A year of care for a customer: occasions, return visits, greetings, gifts; plans and who wants no greetings (R5, R6)',
  params: ById,
  query: z.strictObject({ year: Year.optional() }),
  reply: z.object({
    customerId: Id,
    year: z.int(),
    entries: z.array(Entry),
    occasions: z.array(Occasion),
    plans: z.array(CarePlan),
    contacts: z.array(ContactCare),
    can: z.object({ change: z.boolean() }),
  }),
  refusals: [notFound, inPool],
})
export const showCareYear = endpoint({
  id: 'showCareYear',
  method: 'GET',
  path: '/care',
  tag,
  summary: 'The caller’s own year of care, by month: whom to think of when (R6)',
  query: z.strictObject({ year: Year.optional(), month: z.coerce.number().int().min(1).max(12).optional() }),
  reply: z.object({
    year: z.int(),
    month: z.int().nullable(),
    entries: z.array(Entry),
    more: z.boolean().describe('There are more than are told'),
  }),
})
export const setCarePlan = endpoint({
  id: 'setCarePlan',
  method: 'PUT',
  path: '/customers/{id}/care-plans/{cause}',
  tag,
  summary: 'Give a customer a return-visit plan of its own (R5)',
  params: z.strictObject({ id: Id, cause: z.enum(CAUSES) }),
  body: z.strictObject({
    how: z.enum([...WAYS, 'off']),
    days: z.int().min(1).max(365).nullable().default(null),
    personId: Id.nullable().default(null).describe('The owner where left out'),
  }),
  reply: CarePlan.extend({ customerId: Id }),
  refusals: [...onCustomer, refused.unknownColleague],
})
const OccasionBody = z.strictObject({
  kind: z.enum(['founding', 'own']),
  name: z.string().trim().min(1).max(60),
  contactId: Id.nullable().default(null),
  lunar: z.boolean().default(false),
  month: z.int().min(1).max(12),
  day: z.int().min(1).max(31),
  leap: z.boolean().default(false),
  since: z.int().min(1000).max(2100).nullable().default(null),
  fallback: z.enum(FALLBACKS).default('earlier'),
})
export const addOccasion = endpoint({
  id: 'addOccasion',
  method: 'POST',
  path: '/customers/{id}/occasions',
  tag,
  summary: 'Note a day that comes round each year, by the sun or the moon (R6)',
  status: 201,
  params: ById,
  body: OccasionBody,
  reply: Occasion.extend({ customerId: Id }),
  refusals: [...onCustomer, unknownContact, refused.noSuchDay],
})
export const changeOccasion = endpoint({
  id: 'changeOccasion',
  method: 'PUT',
  path: '/customers/{id}/occasions/{occasionId}',
  tag,
  summary: 'Change a day that comes round each year; what was drafted for it is drafted anew (R6)',
  params: z.strictObject({ id: Id, occasionId: Id }),
  body: OccasionBody,
  reply: Occasion.extend({ customerId: Id }),
  refusals: [...onCustomer, versionConflict, unknownContact, refused.noSuchDay],
})
export const endOccasion = endpoint({
  id: 'endOccasion',
  method: 'POST',
  path: '/customers/{id}/occasions/{occasionId}/end',
  tag,
  summary: 'Keep a day no longer (R6)',
  params: z.strictObject({ id: Id, occasionId: Id }),
  status: 204,
  refusals: [...onCustomer],
})
export const setContactCare = endpoint({
  id: 'setContactCare',
  method: 'PUT',
  path: '/customers/{id}/contacts/{contactId}/care',
  tag,
  summary: 'Say whether a contact wants greetings, and how a birthday is kept in years that lack its day (R6)',
  params: z.strictObject({ id: Id, contactId: Id }),
  body: z.strictObject({
    optedOut: z.boolean().optional(),
    birthday: z.strictObject({ leap: z.boolean(), fallback: z.enum(FALLBACKS) }).optional(),
  }),
  reply: ContactCare.extend({ customerId: Id }),
  refusals: [...onCustomer, unknownContact, refused.needsConsent],
})

const ReturnVisit = z
  .object({
    id: Id,
    customer: Ref,
    cause: z.enum(CAUSES),
    dueOn: DayText,
    how: z.enum(WAYS),
    state: z.enum(VISIT_STATES),
    person: PersonRef.nullable().describe('Who visits; nobody where the customer has no owner'),
    taskId: Id.nullable(),
    appointmentId: Id.nullable(),
    version: z.int(),
    can: z.object({ change: z.boolean() }),
  })
  .meta({ id: 'ReturnVisit' })

export const listReturnVisits = endpoint({
  id: 'listReturnVisits',
  method: 'GET',
  path: '/return-visits',
  tag,
  summary: 'Return visits to customers in sight: those to come, the nearest first, or what became of the latest (R5)',
  query: z.strictObject({
    ...paging,
    customer: Id.optional(),
    show: z.enum(['open', 'done']).default('open'),
  }),
  reply: pageOf(ReturnVisit),
  refusals: [notFound, inPool],
})
export const changeReturnVisit = endpoint({
  id: 'changeReturnVisit',
  method: 'PATCH',
  path: '/return-visits/{id}',
  tag,
  summary: 'Move a return visit that is to come, arrange it otherwise, or do without it (R5)',
  params: ById,
  body: z.strictObject({
    dueOn: DayText.optional(),
    how: z.enum(WAYS).optional(),
    off: z.literal(true).optional(),
  }),
  reply: ReturnVisit,
  refusals: [...onCustomer, versionConflict, refused.visitSettled],
})
