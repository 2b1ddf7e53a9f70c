import { z } from 'zod'
import { endpoint } from '../../shared/endpoint.ts'
import { Money } from '../../shared/money.ts'
import { ById, DayText, Id, Instant, PersonRef, pageOf, paging } from '../../shared/page.ts'
import { notFound, tooBroad, versionConflict } from '../../shared/refusals.ts'
import * as refused from './refusals.ts'
import { STAGES, STATES, TIERS } from './rules/stages.ts'

export const Stage = z.enum(STAGES)
export const State = z.enum(STATES)
export const Tier = z.enum(TIERS)
export const Cadence = z.enum(['early', 'ok', 'due', 'overdue'])
export const Kind = z.enum(['organisation', 'person'])

const Name = z.string().trim().min(1).max(200)
const Line = z.string().trim().max(200)
const Note = z.string().trim().max(5000)
const Tag = z.string().trim().min(1).max(40)

export const CustomerItem = z
  .object({
    id: Id,
    name: z.string(),
    kind: Kind,
    stage: Stage,
    state: State,
    tier: Tier.nullable(),
    owner: PersonRef.nullable(),
    industry: z.string().nullable(),
    source: z.string().nullable(),
    region: z.string().nullable(),
    tags: z.array(z.string()),
    enteredOn: DayText,
    effectiveTouches: z.int().describe('In this pursuit (T2)'),
    effectiveTouchesEver: z.int(),
    touches: z.int(),
    lastTouchAt: Instant.nullable(),
    lastEffectiveTouchAt: Instant.nullable(),
    nextStep: z.string().nullable(),
    nextOn: DayText.nullable(),
    dueOn: DayText.nullable().describe('Null while it is not being pursued'),
    overdueOn: DayText.nullable(),
    cadence: Cadence.nullable().describe('T3 today; null while it is not being pursued'),
    stepInSince: Instant.nullable().describe('T7: waits for the manager since'),
    orders: z.object({ count: z.int(), amount: Money }),
    pool: z.object({ id: Id, name: z.string() }).nullable(),
    version: z.int(),
    can: z.object({
      edit: z.boolean(),
      touch: z.boolean(),
      suspend: z.boolean(),
      assign: z.boolean(),
      claim: z.boolean(),
      setTier: z.boolean(),
      archive: z.boolean(),
    }),
  })
  .meta({ id: 'CustomerItem' })

const Birthday = z.object({
  month: z.int().min(1).max(12),
  day: z.int().min(1).max(31),
  year: z.int().min(1900).max(2100).nullable(),
  lunar: z.boolean().describe('By the Chinese lunar calendar'),
})

export const ContactReply = z
  .object({
    id: Id,
    name: z.string(),
    job: z.string().nullable(),
    main: z.boolean(),
    phones: z.array(z.string()),
    mails: z.array(z.string()),
    wechats: z.array(z.string()),
    birthday: Birthday.nullable(),
    bestTimes: z.string().nullable(),
    worstTimes: z.string().nullable(),
    remarks: z.string().nullable(),
    leftOn: DayText.nullable(),
    version: z.int(),
  })
  .meta({ id: 'Contact' })

export const CustomerReply = CustomerItem.extend({
  address: z.string().nullable(),
  remarks: z.string().nullable(),
  names: z.array(z.string()).describe('Other spellings under which it is known'),
  phones: z.array(z.string()).describe('Of the customer itself, not of a contact'),
  mails: z.array(z.string()),
  contacts: z.array(ContactReply),
  members: z.array(PersonRef.extend({ role: z.string() })).describe('The working group, besides the owner'),
  pursuit: z.object({ number: z.int(), startedOn: DayText }),
  needed: z.int().describe('Effective touches before it may rest (T4)'),
  whyNotSuspend: z.array(z.object({ reason: z.string(), text: z.string() })),
  lookAgainOn: DayText.nullable(),
  recallOn: DayText.nullable().describe('T6: the day it would be recalled for neglect'),
  protectedUntil: DayText.nullable(),
  mergedInto: Id.nullable(),
  restricted: z.boolean().describe('It waits in a pool: numbers and addresses are shown once it is yours'),
}).meta({ id: 'Customer' })

export const ContactInput = z.strictObject({
  name: z.string().trim().min(1).max(100),
  job: Line.nullable().optional(),
  main: z.boolean().optional(),
  phones: z.array(z.string().trim().min(1).max(60)).max(20).optional(),
  mails: z.array(z.string().trim().min(3).max(200)).max(20).optional(),
  wechats: z.array(z.string().trim().min(1).max(60)).max(20).optional(),
  birthday: z
    .strictObject({
      month: z.int().min(1).max(12),
      day: z.int().min(1).max(31),
      year: z.int().min(1900).max(2100).nullable().default(null),
      lunar: z.boolean().default(false),
    })
    .nullable()
    .optional(),
  bestTimes: Line.nullable().optional(),
  worstTimes: Line.nullable().optional(),
  remarks: Note.nullable().optional(),
})

const writable = {
  tier: Tier.nullable().optional(),
  industry: Line.nullable().optional(),
  source: Line.nullable().optional(),
  region: Line.nullable().optional(),
  address: Line.nullable().optional(),
  remarks: Note.nullable().optional(),
  tags: z.array(Tag).max(30).optional(),
  phones: z.array(z.string().trim().min(1).max(60)).max(20).optional(),
  mails: z.array(z.string().trim().min(3).max(200)).max(20).optional(),
}

const tag = 'customers'

const list = (values: readonly string[]) =>
  z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(values as [string, ...string[]])).max(20))
    .optional()
const day = DayText.optional()
const number = z.coerce.number().int().min(0).optional()

export const SORTS = [
  'created',
  'name',
  'dueOn',
  'lastTouchAt',
  'effectiveTouches',
  'enteredOn',
  'orders',
  'tier',
  'stage',
] as const

/** What a list of customers can be narrowed by; all conditions hold at once. */
export const customerFilter = {
  q: z
    .string()
    .trim()
    .max(100)
    .optional()
    .describe('Any part of a name or contact, pinyin, initials, or digits of a number'),
  owner: z
    .union([Id, z.enum(['me', 'none'])])
    .optional()
    .describe('A person’s id, `me`, or `none`'),
  team: Id.optional().describe('A team, with all below it'),
  stage: list(STAGES).describe('One or several, separated by commas'),
  state: list(STATES).describe('One or several; all but archived where left out'),
  tier: list([...TIERS, 'none']),
  cadence: list(['early', 'ok', 'due', 'overdue']),
  industry: Line.optional(),
  source: Line.optional(),
  region: Line.optional(),
  tag: Tag.optional(),
  enteredFrom: day,
  enteredTo: day,
  dueFrom: day,
  dueTo: day,
  lastTouchFrom: day,
  lastTouchTo: day,
  minTouches: number.describe('Effective touches of this pursuit'),
  maxTouches: number,
  minOrders: number,
  maxOrders: number,
}

export const listCustomers = endpoint({
  id: 'listCustomers',
  method: 'GET',
  path: '/customers',
  tag,
  summary: 'Customers in sight: own ones and those of working groups, a manager’s team, or all',
  query: z.strictObject({
    ...paging,
    ...customerFilter,
    sort: z
      .enum([...SORTS, ...SORTS.map((s) => `-${s}` as const)])
      .default('-created')
      .describe('A minus sorts downwards'),
  }),
  reply: pageOf(CustomerItem),
  refusals: [tooBroad],
})

export const createCustomer = endpoint({
  id: 'createCustomer',
  method: 'POST',
  path: '/customers',
  tag,
  summary:
    'Create a customer; the one who creates it owns it unless told otherwise. `ownerId: null` puts it into the pool',
  status: 201,
  body: z.strictObject({
    name: Name,
    kind: Kind.default('organisation'),
    ...writable,
    ownerId: Id.nullable().optional(),
    enteredOn: DayText.optional(),
    contacts: z.array(ContactInput).max(50).default([]),
    force: z.boolean().default(false).describe('Create it although a likely duplicate exists'),
  }),
  reply: CustomerReply,
  refusals: [
    refused.likelyDuplicate,
    refused.likelyDuplicateElsewhere,
    refused.unknownOwner,
    refused.mayNotChooseOwner,
  ],
})

export const showCustomer = endpoint({
  id: 'showCustomer',
  method: 'GET',
  path: '/customers/{id}',
  tag,
  summary: 'One customer with its contacts',
  params: ById,
  reply: CustomerReply,
  refusals: [notFound],
})

export const changeCustomer = endpoint({
  id: 'changeCustomer',
  method: 'PATCH',
  path: '/customers/{id}',
  tag,
  summary: 'Change fields of a customer; each keeps its history',
  params: ById,
  body: z.strictObject({ name: Name.optional(), kind: Kind.optional(), stage: Stage.optional(), ...writable }),
  reply: CustomerReply,
  refusals: [
    notFound,
    versionConflict,
    refused.mayNotTouch,
    refused.archivedCustomer,
    refused.mergedCustomer,
    refused.mayNotSetTier,
  ],
})

export const addContact = endpoint({
  id: 'addContact',
  method: 'POST',
  path: '/customers/{id}/contacts',
  tag,
  summary: 'Add a contact; the reply is the customer',
  params: ById,
  status: 201,
  body: ContactInput,
  reply: CustomerReply,
  refusals: [notFound, refused.mayNotTouch, refused.archivedCustomer, refused.mergedCustomer],
})

export const changeContact = endpoint({
  id: 'changeContact',
  method: 'PATCH',
  path: '/customers/{id}/contacts/{contactId}',
  tag,
  summary: 'Change a contact, or note that the person left; the reply is the customer',
  params: z.strictObject({ id: Id, contactId: Id }),
  body: ContactInput.partial().extend({ leftOn: DayText.nullable().optional() }),
  reply: CustomerReply,
  refusals: [notFound, versionConflict, refused.mayNotTouch, refused.archivedCustomer, refused.mergedCustomer],
})

export const TimelineEntry = z
  .object({
    id: Id,
    at: Instant,
    kind: z.string().describe('touch, order, owner, edit, pool, step_in, postponed, event'),
    by: PersonRef.nullable(),
    body: z.record(z.string(), z.unknown()).describe('What belongs to the kind'),
  })
  .meta({ id: 'TimelineEntry' })

export const showTimeline = endpoint({
  id: 'showTimeline',
  method: 'GET',
  path: '/customers/{id}/timeline',
  tag,
  summary: 'All that happened with a customer, newest first (C1)',
  params: ById,
  query: z.strictObject({
    ...paging,
    kind: z.string().max(200).optional().describe('One or several kinds, separated by commas'),
  }),
  reply: pageOf(TimelineEntry),
  refusals: [notFound],
})
