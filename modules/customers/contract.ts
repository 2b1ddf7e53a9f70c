import { z } from 'zod'
import { endpoint } from '../../shared/endpoint.ts'
import { Money } from '../../shared/money.ts'
import { ById, DayText, Id, Instant, PersonRef, pageOf, paging } from '../../shared/page.ts'
import { notAllowed, notFound, tooBroad, versionConflict } from '../../shared/refusals.ts'
import { texts } from '../../shared/text.ts'
import { sealed, sealedUntilSigned } from '../secrecy/refusals.ts'
import * as refused from './refusals.ts'
import { RHYTHMS } from './rules/cadence.ts'
import { COLUMNS } from './rules/columns.ts'
import { EVIDENCE } from './rules/likeness.ts'
import { CHOICES, MERGE_FIELDS } from './rules/merging.ts'
import { RUNGS } from './rules/rungs.ts'
import { SECRECY, STAGES, STATES, TIERS } from './rules/stages.ts'

export const Stage = z.enum(STAGES)
export const State = z.enum(STATES)
export const Tier = z.enum(TIERS)
export const Cadence = z.enum(['early', 'ok', 'due', 'overdue'])
export const Kind = z.enum(['organisation', 'person'])

const Name = z.string().trim().min(1).max(200)
const Line = z.string().trim().max(200)
const Note = z.string().trim().max(5000)
const Tag = z.string().trim().min(1).max(40)
export const MOST_TAGS = 30

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
    distance: z.enum(RUNGS).describe('D2: how near its owner is to the one who decides there'),
    distanceAllowed: z.enum(RUNGS).describe('D2: what the portrait allows at most'),
    orders: z.object({ count: z.int(), amount: Money }),
    pool: z.object({ id: Id, name: z.string() }).nullable(),
    version: z.int(),
    secrecy: z.enum(SECRECY).describe('S1: for everyone in reach, for who is named, or not even told of'),
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

/** A customer where something else is listed: its name and what its ring shows. */
export const CustomerSign = CustomerItem.pick({
  id: true,
  name: true,
  tier: true,
  state: true,
  owner: true,
  pool: true,
  effectiveTouches: true,
  dueOn: true,
  overdueOn: true,
  cadence: true,
  stepInSince: true,
}).meta({ id: 'CustomerSign' })

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
  mergedFrom: z
    .array(z.object({ mergeId: Id, id: Id, name: z.string(), at: Instant }))
    .describe('What was merged into it'),
  anonymisedAt: Instant.nullable(),
  can: CustomerItem.shape.can.extend({
    restore: z.boolean(),
    merge: z.boolean(),
    changeGroup: z.boolean(),
    anonymise: z.boolean(),
  }),
  restricted: z.boolean().describe('It waits in a pool: numbers and addresses are shown once it is yours'),
}).meta({ id: 'Customer' })

const words = texts({
  phone: {
    zh: '应为电话号码，如 13800001111 或 021-62345678-801',
    en: 'should be a phone number such as +86 13800001111',
  },
  mail: { zh: '应为邮箱地址，如 li@example.com', en: 'should be an e-mail address such as li@example.com' },
  birthday: { zh: '没有这一天', en: 'there is no such day' },
})

/** Written as people write it, half width; three digits are the shortest number there is (110). */
const Phone = z
  .string()
  .normalize('NFKC')
  .trim()
  .max(60)
  .refine((number) => /(\d\D*){3}/.test(number), { params: { text: words.phone } })
const Mail = z
  .string()
  .normalize('NFKC')
  .trim()
  .max(200)
  .refine((address) => /^\S+@\S+\.\S+$/.test(address), { params: { text: words.mail } })

const LONGEST_LUNAR_MONTH = 30
const A_LEAP_YEAR = 2024
const isBirthday = ({ year, month, day, lunar }: { year: number | null; month: number; day: number; lunar: boolean }) =>
  day <= (lunar ? LONGEST_LUNAR_MONTH : new Date(year ?? A_LEAP_YEAR, month, 0).getDate())

export const ContactInput = z.strictObject({
  name: z.string().trim().min(1).max(100),
  job: Line.nullable().optional(),
  main: z.boolean().optional(),
  phones: z.array(Phone).max(20).optional(),
  mails: z.array(Mail).max(20).optional(),
  wechats: z.array(z.string().trim().min(1).max(60)).max(20).optional(),
  birthday: z
    .strictObject({
      month: z.int().min(1).max(12),
      day: z.int().min(1).max(31),
      year: z.int().min(1900).max(2100).nullable().default(null),
      lunar: z.boolean().default(false),
    })
    .refine(isBirthday, { params: { text: words.birthday } })
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
  tags: z.array(Tag).max(MOST_TAGS).optional(),
  phones: z.array(Phone).max(20).optional(),
  mails: z.array(Mail).max(20).optional(),
}

const tag = 'customers'

const list = <const T extends string>(values: readonly T[]) =>
  z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(values)).max(values.length))
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
  'quietSince',
  'distance',
] as const

const person = z.union([Id, z.enum(['me'])]).optional()
const yes = z.enum(['yes']).optional()

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
  distance: list(RUNGS).describe('D2: one or several rungs'),
  kind: Kind.optional(),
  pool: Id.optional(),
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
  minAmount: number.describe('Of all orders, in fen'),
  maxAmount: number,
  nextFrom: day,
  nextTo: day,
  lacks: list(['industry', 'source', 'region']).describe('Fields that are empty'),
  dormant: yes.describe('Q5: no order and no effective touch for so long (setting)'),
  rhythm: z.enum(RHYTHMS).optional().describe('The row of T3’s table of windows that applies'),
  leadOf: person.describe('Q2: held by this person before the first order, now or once'),
  leadFrom: day.describe('With `leadOf`: held from this day on or later'),
  leadTo: day,
  won: yes.describe('With `leadOf`: the first order came while this person held it'),
  product: Line.optional().describe('Ordered it, or wants it'),
  reachedBy: person.describe('Q3: for the first time in its pursuit, by this person'),
  triedBy: person.describe('Q3: new, and tried but not reached by this person'),
  reachFrom: day.describe('With `reachedBy` or `triedBy`'),
  reachTo: day,
  minCourse: number.describe('T10: effective touches up to the first order, or so far'),
  maxCourse: number,
}

const sort = z
  .enum([...SORTS, ...SORTS.map((s) => `-${s}` as const)])
  .default('-created')
  .describe('A minus sorts downwards; what has no value stands last either way')

export const listCustomers = endpoint({
  id: 'listCustomers',
  method: 'GET',
  path: '/customers',
  tag,
  summary: 'Customers in sight: own ones and those of working groups, a manager’s team, or all',
  query: z.strictObject({ ...paging, ...customerFilter, sort }),
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
    notAllowed,
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
  refusals: [notFound, sealed, sealedUntilSigned],
})

export const changeCustomer = endpoint({
  id: 'changeCustomer',
  method: 'PATCH',
  path: '/customers/{id}',
  tag,
  summary: 'Change fields of a customer; each keeps its history',
  params: ById,
  body: z.strictObject({
    name: Name.optional(),
    kind: Kind.optional(),
    stage: Stage.optional(),
    ...writable,
    reason: z
      .string()
      .trim()
      .min(1)
      .max(500)
      .optional()
      .describe('Why; needed where the tier was one that is never suspended (T5)'),
  }),
  reply: CustomerReply,
  refusals: [
    notAllowed,
    notFound,
    versionConflict,
    refused.mayNotTouch,
    refused.archivedCustomer,
    refused.mergedCustomer,
    refused.mayNotSetTier,
    refused.tierNeedsReason,
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
  refusals: [notAllowed, notFound, refused.mayNotTouch, refused.archivedCustomer, refused.mergedCustomer],
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
  refusals: [
    notAllowed,
    notFound,
    versionConflict,
    refused.mayNotTouch,
    refused.archivedCustomer,
    refused.mergedCustomer,
  ],
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

export const FieldChange = z
  .object({
    id: Id,
    at: Instant,
    by: PersonRef.nullable(),
    field: z.string().describe('Of a contact: `contact.phones`; a contact added: `contact`'),
    contact: z.object({ id: Id, name: z.string() }).nullable(),
    before: z.unknown(),
    after: z.unknown(),
    reason: z.string().nullable(),
    cause: z.enum(['edit', 'import', 'merge', 'undo', 'scorecard']),
    can: z.object({ reverse: z.boolean().describe('The value still is what this change made it') }),
  })
  .meta({ id: 'FieldChange' })

export const listChanges = endpoint({
  id: 'listCustomerChanges',
  method: 'GET',
  path: '/customers/{id}/changes',
  tag,
  summary: 'The history of every field, newest first: who, when, from what',
  params: ById,
  query: z.strictObject({
    ...paging,
    field: z.string().max(40).optional(),
    contactId: Id.optional(),
  }),
  reply: pageOf(FieldChange),
  refusals: [notFound, refused.inPool],
})

export const reverseChange = endpoint({
  id: 'reverseCustomerChange',
  method: 'POST',
  path: '/customers/{id}/changes/{changeId}/reversal',
  tag,
  summary: 'Undo one change, where the value still is what the change made it',
  params: z.strictObject({ id: Id, changeId: Id }),
  reply: CustomerReply,
  refusals: [
    notAllowed,
    notFound,
    refused.changedSince,
    refused.notReversible,
    refused.mayNotTouch,
    refused.mayNotSetTier,
    refused.archivedCustomer,
    refused.mergedCustomer,
  ],
})

const Evidences = z.array(z.enum(EVIDENCE)).describe('What agrees: the name, its core, a number, a mail')

export const checkDuplicates = endpoint({
  id: 'checkDuplicates',
  method: 'GET',
  path: '/customers/duplicates',
  tag,
  summary:
    'While typing a new customer: who may be the same (G4). Of one out of sight only that it is there and whom to ask',
  query: z.strictObject({
    name: z.string().trim().max(200).default(''),
    phone: z.string().trim().max(200).optional().describe('One or several, in any writing'),
    mail: z.string().trim().max(200).optional(),
    except: Id.optional().describe('The customer being edited'),
  }),
  reply: z.object({
    items: z.array(
      z.object({
        id: Id.nullable().describe('Null where it is out of sight'),
        name: z.string().nullable(),
        owner: PersonRef.nullable(),
        ask: PersonRef.nullable().describe('The owner, or who answers for it'),
        evidence: Evidences,
        similarity: z.number().nullable().describe('Of the names, 0 to 1'),
      }),
    ),
  }),
})

const DuplicateSide = CustomerItem.extend({
  contact: z.string().nullable(),
  phones: z.array(z.string()),
  mails: z.array(z.string()),
})

export const DuplicateReply = z
  .object({
    id: Id,
    one: DuplicateSide,
    other: DuplicateSide,
    evidence: Evidences,
    score: z.number(),
    state: z.enum(['open', 'merged', 'dismissed']),
    createdAt: Instant,
    can: z.object({ merge: z.boolean(), dismiss: z.boolean() }),
  })
  .meta({ id: 'Duplicate' })

export const listDuplicates = endpoint({
  id: 'listDuplicates',
  method: 'GET',
  path: '/duplicates',
  tag,
  summary: 'Pairs of customers in sight that may be the same (G4), the likeliest first',
  query: z.strictObject(paging),
  reply: pageOf(DuplicateReply),
})

export const dismissDuplicate = endpoint({
  id: 'dismissDuplicate',
  method: 'POST',
  path: '/duplicates/{id}/dismissal',
  tag,
  summary: 'These two are different customers; they are not proposed again',
  params: ById,
  reply: DuplicateReply,
  refusals: [notAllowed, notFound, refused.decidedAlready, refused.mayNotTouch],
})

const Choice = z.enum(CHOICES)
const Side = Choice.exclude(['both'])

export const previewMerge = endpoint({
  id: 'previewMerge',
  method: 'GET',
  path: '/merges/preview',
  tag,
  summary: 'Two customers side by side, and which value of each field would stay if they were merged',
  query: z.strictObject({ keptId: Id, mergedId: Id }),
  reply: z.object({
    kept: CustomerReply,
    merged: CustomerReply,
    fields: z.array(
      z.object({
        field: z.enum(MERGE_FIELDS),
        kept: z.unknown(),
        merged: z.unknown(),
        stays: Choice,
        choices: z.array(Choice).describe('What `fields` of the merge may say'),
        value: z.unknown().describe('What would stand'),
      }),
    ),
    whyNot: z.object({ reason: z.string(), text: z.string() }).nullable(),
  }),
  refusals: [notFound, refused.mergeWithItself],
})

const Reason = z.string().trim().min(1).max(1000)

export const mergeCustomers = endpoint({
  id: 'mergeCustomers',
  method: 'POST',
  path: '/merges',
  tag,
  summary: 'Make two customers one (G4). Nothing is moved or lost, and it can be undone',
  status: 201,
  body: z.strictObject({
    keptId: Id,
    mergedId: Id,
    fields: z
      .strictObject({
        name: Side,
        kind: Side,
        tier: Side,
        industry: Side,
        source: Side,
        region: Side,
        address: Side,
        remarks: Choice,
        tags: Choice,
      })
      .partial()
      .default({})
      .describe('Whose value stays; what is left out follows the preview'),
    reason: Reason,
  }),
  reply: z.object({ id: Id, customer: CustomerReply }),
  refusals: [
    notFound,
    refused.mergeWithItself,
    refused.mergedCustomer,
    refused.archivedCustomer,
    refused.mayNotMerge,
    refused.mayNotSetTier,
    refused.notChoosable,
  ],
})

export const undoMerge = endpoint({
  id: 'undoMerge',
  method: 'POST',
  path: '/merges/{id}/undo',
  tag,
  summary:
    'Part two merged customers again, each as it was; what was recorded meanwhile stays with the one that was kept',
  params: ById,
  body: z.strictObject({ reason: Reason }),
  reply: z.object({
    kept: CustomerReply,
    merged: CustomerReply,
    left: z.array(z.string()).describe('Fields taken over that were changed since and stay as they are'),
  }),
  refusals: [
    notFound,
    refused.mergeUndoneAlready,
    refused.laterMergeFirst,
    refused.archivedCustomer,
    refused.mayNotMerge,
  ],
})

const reasoned = { params: ById, body: z.strictObject({ reason: Reason }), reply: CustomerReply } as const

export const archiveCustomer = endpoint({
  id: 'archiveCustomer',
  method: 'POST',
  path: '/customers/{id}/archive',
  tag,
  summary: 'Put a customer away instead of deleting it (T8)',
  ...reasoned,
  refusals: [notAllowed, notFound, refused.archivedCustomer, refused.mergedCustomer],
})

export const restoreCustomer = endpoint({
  id: 'restoreCustomer',
  method: 'POST',
  path: '/customers/{id}/restoration',
  tag,
  summary: 'Bring an archived customer back to its owner, or where it now would wait',
  ...reasoned,
  refusals: [notAllowed, notFound, refused.notArchived, refused.mergedCustomer],
})

export const anonymiseCustomer = endpoint({
  id: 'anonymiseCustomer',
  method: 'POST',
  path: '/customers/{id}/anonymisation',
  tag,
  summary:
    'A person’s legal request (T8): redact names, numbers and words for good, of one contact or of the whole customer, which is archived then. Facts and figures stay',
  params: ById,
  body: z.strictObject({ reason: Reason, contactId: Id.optional() }),
  reply: CustomerReply,
  refusals: [notFound, refused.mayNotAnonymise, refused.mergedCustomer, refused.unknownContact],
})

const ByMember = z.strictObject({ id: Id, personId: Id })

export const putMember = endpoint({
  id: 'putCustomerMember',
  method: 'PUT',
  path: '/customers/{id}/members/{personId}',
  tag,
  summary: 'Take a colleague into the customer’s working group, or change the role there (D7)',
  params: ByMember,
  body: z.strictObject({ role: z.string().trim().min(1).max(40).default('member') }),
  reply: CustomerReply,
  refusals: [
    notFound,
    refused.mayNotChangeGroup,
    refused.unknownMember,
    refused.ownsIt,
    refused.archivedCustomer,
    refused.mergedCustomer,
  ],
})

export const removeMember = endpoint({
  id: 'removeCustomerMember',
  method: 'DELETE',
  path: '/customers/{id}/members/{personId}',
  tag,
  summary: 'A colleague leaves the working group; that the colleague was in it stays on record',
  params: ByMember,
  reply: CustomerReply,
  refusals: [
    notFound,
    refused.mayNotChangeGroup,
    refused.unknownMember,
    refused.archivedCustomer,
    refused.mergedCustomer,
  ],
})

export const tagCustomers = endpoint({
  id: 'tagCustomers',
  method: 'POST',
  path: '/customers/tags',
  tag,
  summary: 'Add and remove tags of several customers; each is decided by itself',
  body: z.strictObject({
    customerIds: z.array(Id).min(1).max(1000),
    add: z.array(Tag).max(MOST_TAGS).default([]),
    remove: z.array(Tag).max(MOST_TAGS).default([]),
  }),
  reply: z.object({
    done: z.array(Id),
    refused: z.array(z.object({ customerId: Id, name: z.string().nullable(), reason: z.string(), text: z.string() })),
  }),
})

/** What a saved view asks of the list: its filter and sort, as they stand in the address. */
const ViewQuery = z.record(z.string(), z.string()).superRefine((query, context) => {
  const parsed = z.strictObject({ ...customerFilter, sort }).safeParse(query)
  for (const issue of parsed.error?.issues ?? [])
    context.addIssue({ code: 'custom', path: issue.path, message: issue.message })
})

const Columns = z.array(z.enum(COLUMNS)).min(1).max(COLUMNS.length)

export const ViewReply = z
  .object({
    id: Id,
    name: z.string(),
    shared: z.boolean(),
    by: PersonRef,
    query: z.record(z.string(), z.string()),
    columns: z.array(z.enum(COLUMNS)),
    position: z.int(),
    version: z.int(),
    can: z.object({ change: z.boolean() }),
  })
  .meta({ id: 'View' })

const view = {
  name: z.string().trim().min(1).max(60),
  shared: z.boolean().describe('Colleagues see it too, over what is in their own sight'),
  query: ViewQuery,
  columns: Columns,
  position: z.int().min(0).max(10_000),
}

export const listViews = endpoint({
  id: 'listViews',
  method: 'GET',
  path: '/views',
  tag,
  summary: 'Saved views of the list: own ones first, then those that colleagues share',
  reply: z.object({ items: z.array(ViewReply) }),
})

export const addView = endpoint({
  id: 'addView',
  method: 'POST',
  path: '/views',
  tag,
  summary: 'Save a view: filter, sort and columns',
  status: 201,
  body: z.strictObject({ ...view, shared: view.shared.default(false), position: view.position.default(0) }),
  reply: ViewReply,
})

export const changeView = endpoint({
  id: 'changeView',
  method: 'PATCH',
  path: '/views/{id}',
  tag,
  summary: 'Change a view of one’s own',
  params: ById,
  body: z.strictObject(view).partial(),
  reply: ViewReply,
  refusals: [notFound, versionConflict, refused.notYourView],
})

export const removeView = endpoint({
  id: 'removeView',
  method: 'DELETE',
  path: '/views/{id}',
  tag,
  summary: 'Remove a view of one’s own',
  params: ById,
  status: 204,
  refusals: [notFound, refused.notYourView],
})

export const exportCustomers = endpoint({
  id: 'exportCustomers',
  method: 'GET',
  path: '/customers/export',
  tag,
  summary: 'Customers in sight, filtered as in the list, as a file (G4)',
  query: z.strictObject({
    ...customerFilter,
    sort,
    format: z.enum(['xlsx', 'csv']).default('xlsx'),
    columns: list(COLUMNS).describe('In this order; all where left out'),
  }),
  produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})
