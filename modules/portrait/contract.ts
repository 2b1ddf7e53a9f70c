import { z } from 'zod'
import { endpoint } from '../../shared/endpoint.ts'
import { Money } from '../../shared/money.ts'
import { ById, DayText, Id, Instant, PersonRef, pageOf, paging } from '../../shared/page.ts'
import { notAllowed, notFound, versionConflict } from '../../shared/refusals.ts'
import { invalidSetting } from '../company/refusals.ts'
import { CustomerItem } from '../customers/contract.ts'
import * as customer from '../customers/refusals.ts'
import { RUNGS } from '../customers/rules/rungs.ts'
import { Ref } from '../deals/contract.ts'
import * as refused from './refusals.ts'
import { BLOCKS, LONGEST_TEXT } from './rules/fields.ts'
import { CONFIDENCES, WAYS } from './rules/knowledge.ts'
import { EVIDENCE_KINDS } from './rules/proof.ts'
import { SUPPLIER_RANKS } from './rules/supplier.ts'
import { TRUST_KINDS } from './rules/trust.ts'
import { FieldShape } from './settings.ts'

const tag = 'portrait'
const mayNotEdit = [notFound, customer.mayNotTouch, customer.archivedCustomer, customer.mergedCustomer]

export const Rung = z.enum(RUNGS)
export const Block = z.union(BLOCKS.map((block) => z.literal(block)))
export const Value = z.union([
  z.string().trim().min(1).max(LONGEST_TEXT),
  z.number(),
  z.boolean(),
  z.strictObject({ fen: z.int(), currency: z.string().regex(/^[A-Z]{3}$/) }),
])
const Way = z.enum(WAYS)
const Confidence = z.enum(CONFIDENCES)
const Percent = z.int().min(0).max(100)
const Words = z.string().trim().min(1).max(2000)

/** D5: a question worth asking. */
export const QuestionReply = z
  .object({
    field: FieldShape,
    contact: Ref.nullable().describe('Whom to ask about; null asks about the customer'),
    why: z.enum(['missing', 'aged']),
  })
  .meta({ id: 'PortraitQuestion' })

const Entry = z.object({
  id: Id,
  value: Value.nullable().describe('Null where it is sealed from the reader, or was not asked for'),
  how: Way,
  confidence: Confidence,
  learntOn: DayText,
  by: PersonRef.nullable(),
  of: Ref.nullable().describe('The merged customer that it was learnt of'),
  touchId: Id.nullable(),
})

const Cell = z
  .object({
    field: FieldShape,
    contactId: Id.nullable(),
    known: z.boolean(),
    current: Entry.nullable().describe('Null where nothing is known, or the record itself holds it'),
    recorded: z.string().nullable().describe('What the customer’s own record holds'),
    confirmedOn: DayText.nullable(),
    confirmedBy: PersonRef.nullable(),
    worth: z.union([z.literal(0), z.literal(0.5), z.literal(1)]).describe('D1: what it still counts'),
    confirmBy: DayText.nullable().describe('From this day on it counts half'),
    earlier: z.array(Entry).describe('Earlier values, the latest first'),
    also: z.array(Entry).describe('What was known of a customer merged into this one, where it differs'),
  })
  .meta({ id: 'PortraitCell' })

const Shortfall = z.object({ block: Block, has: Percent, needs: Percent })

const Evidence = z.object({
  kind: z.enum(EVIDENCE_KINDS),
  count: z.int(),
  on: DayText.nullable(),
  proves: Rung.nullable(),
})

const Ladder = z
  .object({
    rung: Rung.describe('D2: what holds: no more than the portrait allows, no more than is proven'),
    bound: Rung.describe('What the portrait allows at most'),
    proven: Rung,
    byEvidence: Rung.describe('What the evidence alone would prove, before trust (D4)'),
    trust: z.number().describe('R2: the balance of the ledger today'),
    trustBy: z.array(z.object({ kind: z.enum(TRUST_KINDS), count: z.int(), weight: z.number() })),
    evidence: z.array(Evidence),
    filled: z.array(Percent).length(BLOCKS.length).describe('Each block, in percent'),
    next: Rung.nullable(),
    lacking: z.array(Shortfall).describe('What the portrait lacks for the next rung'),
  })
  .meta({ id: 'DistanceLadder' })

export const PortraitReply = z
  .object({
    customer: Ref,
    owner: PersonRef.nullable(),
    contact: Ref.nullable().describe('With regard to whom: the one who decides, unless asked otherwise'),
    decider: Ref.nullable(),
    contacts: z.array(Ref.extend({ job: z.string().nullable(), main: z.boolean() })),
    ladder: Ladder.nullable().describe('The owner’s with that contact; null without an owner'),
    filled: Percent.describe('S3: all blocks alike'),
    blocks: z.array(
      z.object({
        block: Block,
        filled: Percent,
        known: z.int(),
        of: z.int(),
        sealed: z.boolean().describe('S1: for named people only'),
        cells: z.array(Cell).describe('Empty where the block is sealed from the reader'),
      }),
    ),
    questions: z.array(QuestionReply),
    sealed: z.object({
      mayOpen: z.boolean().describe('S2: on the list, and the undertaking signed'),
      shown: z.boolean().describe('Their values were asked for, shown and logged (S4)'),
      whom: z.array(PersonRef).describe('Whom to ask'),
    }),
    review: z.object({ lastOn: DayText.nullable(), dueOn: DayText.nullable() }),
    can: z.object({ edit: z.boolean(), manage: z.boolean() }),
  })
  .meta({ id: 'Portrait' })

const ofContact = { contact: Id.optional().describe('With regard to this contact; the one who decides where left out') }

export const showPortrait = endpoint({
  id: 'showPortrait',
  method: 'GET',
  path: '/customers/{id}/portrait',
  tag,
  summary: 'What we know of a customer in six blocks, with source, date, method and confidence of each value (D1)',
  params: ById,
  query: z.strictObject({
    ...ofContact,
    sealed: z.enum(['show', 'hide']).default('hide').describe('`show` opens blocks 5 and 6, and is logged (S4)'),
  }),
  reply: PortraitReply,
  refusals: [notFound],
})

const Answer = z.strictObject({
  field: z.string().min(1).max(40),
  contactId: Id.nullish(),
  value: Value,
  how: Way.default('told'),
  confidence: Confidence.default('sure'),
  learntOn: DayText.optional().describe('Today where left out; a touch’s day where one is named'),
})

export const answerPortrait = endpoint({
  id: 'answerPortrait',
  method: 'POST',
  path: '/customers/{id}/portrait/answers',
  tag,
  summary: 'Write down what was learnt; earlier values stay (D1). From a touch form with the touch it came from (D5)',
  params: ById,
  body: z.strictObject({ touchId: Id.optional(), answers: z.array(Answer).min(1).max(60) }),
  reply: PortraitReply,
  refusals: [
    ...mayNotEdit,
    refused.unknownField,
    refused.valueUnfit,
    refused.whichContact,
    refused.standsInRecord,
    refused.dayToCome,
    refused.unknownTouch,
    customer.unknownContact,
  ],
})

const About = z.strictObject({ field: z.string().min(1).max(40), contactId: Id.nullish() })

export const confirmPortrait = endpoint({
  id: 'confirmPortrait',
  method: 'POST',
  path: '/customers/{id}/portrait/confirmations',
  tag,
  summary: 'Still so: confirms what is known without typing it again, and it counts whole once more (D1)',
  params: ById,
  body: z.strictObject({
    entries: z.array(About).min(1).max(60),
    how: Way.default('told'),
    confidence: Confidence.default('sure'),
    touchId: Id.optional(),
  }),
  reply: PortraitReply,
  refusals: [
    ...mayNotEdit,
    refused.unknownField,
    refused.nothingKnownYet,
    refused.unknownTouch,
    customer.unknownContact,
  ],
})

export const withdrawValue = endpoint({
  id: 'withdrawPortraitValue',
  method: 'POST',
  path: '/portrait-values/{id}/withdrawal',
  tag,
  summary: 'Take back what was written in error: the value before it counts again, the entry stays on record',
  params: ById,
  reply: PortraitReply,
  refusals: [...mayNotEdit, refused.withdrawnAlready, refused.notYourEntry],
})

export const noteAsked = endpoint({
  id: 'noteAsked',
  method: 'POST',
  path: '/customers/{id}/portrait/asked',
  tag,
  summary: 'Asked, and not answered: not suggested again for a while (D5)',
  params: ById,
  body: About,
  reply: PortraitReply,
  refusals: [...mayNotEdit, refused.unknownField, customer.unknownContact],
})

export const showCompleteness = endpoint({
  id: 'showCompleteness',
  method: 'GET',
  path: '/portrait/completeness',
  tag,
  summary: 'How complete the portraits of each colleague’s customers are (S3), of the customers in sight',
  reply: z.object({
    items: z.array(
      z.object({
        owner: PersonRef,
        customers: z.int(),
        filled: Percent.describe('On average'),
        reviewsOverdue: z.int(),
        stuck: z.int(),
      }),
    ),
  }),
})

const Pair = Ladder.extend({
  person: PersonRef,
  contact: Ref.nullable(),
  role: z.string().nullable().describe('The colleague’s part in the working group; null for the owner'),
  since: DayText.nullable().describe('On this rung since'),
  shown: z.boolean().describe('The owner’s with the one who decides: what the customer shows'),
}).meta({ id: 'DistancePair' })

const LedgerEntry = z
  .object({
    id: Id,
    kind: z.enum(TRUST_KINDS),
    on: DayText,
    person: PersonRef,
    contact: Ref.nullable(),
    referred: Ref.nullable(),
    note: z.string().nullable(),
    weight: z.number().describe('What it still weighs today (R2)'),
    by: PersonRef.nullable(),
    can: z.object({ withdraw: z.boolean() }),
  })
  .meta({ id: 'TrustEntry' })

export const DistanceReply = z
  .object({
    pairs: z.array(Pair),
    trace: z.array(
      z.object({ personId: Id, contactId: Id.nullable(), on: DayText, bound: Rung, proven: Rung, trust: z.number() }),
    ),
    ledger: z.array(LedgerEntry).describe('What people wrote down, the latest first'),
    stuck: z.object({ since: DayText, touches: z.int() }).nullable().describe('D6'),
    rank: z.enum(SUPPLIER_RANKS).nullable(),
    mismatch: z.enum(['buys_too_little', 'closeness_lags']).nullable().describe('D8'),
    can: z.object({ edit: z.boolean(), manage: z.boolean() }),
  })
  .meta({ id: 'Distance' })

export const showDistance = endpoint({
  id: 'showDistance',
  method: 'GET',
  path: '/customers/{id}/distance',
  tag,
  summary:
    'How near each of us is to each contact: what the portrait allows, what is proven and by what, over time (D2, D4, D7)',
  params: ById,
  reply: DistanceReply,
  refusals: [notFound],
})

export const noteTrust = endpoint({
  id: 'noteTrust',
  method: 'POST',
  path: '/customers/{id}/trust-events',
  tag,
  summary:
    'A promise kept or broken, a problem solved, a complaint, being preferred, a referral: what moves trust (R2, D4)',
  params: ById,
  body: z.strictObject({
    kind: z.enum(TRUST_KINDS).exclude(['on_time', 'neglect']),
    contactId: Id.nullish().describe('Left out it concerns all contacts'),
    personId: Id.optional().describe('Which of us; the owner where left out'),
    on: DayText.optional(),
    note: z.string().trim().max(2000).optional(),
    referredId: Id.optional().describe('The customer whom they brought'),
    touchId: Id.optional(),
  }),
  reply: DistanceReply,
  refusals: [
    ...mayNotEdit,
    customer.unknownContact,
    refused.unknownColleague,
    refused.dayToCome,
    refused.unknownReferred,
    refused.unknownTouch,
    refused.noOwner,
  ],
})

export const withdrawTrust = endpoint({
  id: 'withdrawTrust',
  method: 'POST',
  path: '/trust-events/{id}/withdrawal',
  tag,
  summary: 'Take back an entry of the ledger that was wrong; it stays on record',
  params: ById,
  reply: DistanceReply,
  refusals: [...mayNotEdit, refused.withdrawnAlready, refused.notYourEntry],
})

export const listStuck = endpoint({
  id: 'listStuck',
  method: 'GET',
  path: '/distance/stuck',
  tag,
  summary: 'Customers whose relationship has not moved for long (D6), the longest first',
  query: z.strictObject({ ...paging, owner: Id.optional().describe('Only customers of this owner') }),
  reply: pageOf(CustomerItem.extend({ stuckSince: DayText, stuckTouches: z.int() })),
})

export const listSuccessors = endpoint({
  id: 'listSuccessors',
  method: 'GET',
  path: '/customers/{id}/successors',
  tag,
  summary: 'Who has come further with customers like this one: a change of the person, no mark against anyone (D6)',
  params: ById,
  reply: z.object({
    rung: Rung,
    items: z.array(
      z.object({
        person: PersonRef,
        like: z.int().describe('Customers of the same industry or tier'),
        higher: z.int().describe('Of these, beyond this rung'),
        ordered: z.int().describe('Of these, those that ordered from this colleague'),
        held: z.int(),
        share: z.number(),
      }),
    ),
  }),
  refusals: [notFound, notAllowed],
})

const Rival = z.strictObject({ name: z.string().trim().min(1).max(100), percent: Percent })

const Share = z.object({
  id: Id,
  on: DayText,
  ours: Percent,
  known: z.boolean().describe('Known, or estimated'),
  rivals: z.array(Rival),
  yearly: Money.nullable().describe('What they spend on it in a year'),
  rank: z.enum(SUPPLIER_RANKS),
  by: PersonRef,
})

export const ShareReply = z
  .object({
    latest: Share.nullable(),
    history: z.array(Share).describe('The latest first'),
    toFirst: z.int().nullable().describe('Percent points until nobody has more'),
    toSole: z.int().nullable(),
    rung: Rung,
    expected: z.enum(SUPPLIER_RANKS).nullable().describe('What the rung should give'),
    mismatch: z.enum(['buys_too_little', 'closeness_lags']).nullable(),
    plan: z
      .object({
        target: Percent,
        byDay: DayText,
        steps: z.string(),
        by: PersonRef,
        version: z.int(),
        recordedAt: Instant,
      })
      .nullable(),
    can: z.object({ edit: z.boolean() }),
  })
  .meta({ id: 'WalletShare' })

export const showShare = endpoint({
  id: 'showShare',
  method: 'GET',
  path: '/customers/{id}/share',
  tag,
  summary: 'Where we stand as a supplier: our share of what the customer buys, who has the rest, and the plan (D8)',
  params: ById,
  reply: ShareReply,
  refusals: [notFound],
})

export const noteShare = endpoint({
  id: 'noteShare',
  method: 'POST',
  path: '/customers/{id}/shares',
  tag,
  summary: 'Write down the shares, known or estimated, of a day (D8)',
  params: ById,
  body: z.strictObject({
    on: DayText.optional(),
    ours: Percent,
    known: z.boolean().default(false),
    rivals: z.array(Rival).max(20).default([]),
    yearly: Money.nullable().default(null),
  }),
  reply: ShareReply,
  refusals: [...mayNotEdit, refused.sharesTooMuch, refused.rivalTwice, refused.dayToCome],
})

export const planShare = endpoint({
  id: 'planShare',
  method: 'PUT',
  path: '/customers/{id}/share/plan',
  tag,
  summary: 'Plan the way up: the share to reach, by when, and how (D8)',
  params: ById,
  body: z.strictObject({ target: z.int().min(1).max(100), byDay: DayText, steps: Words }),
  reply: ShareReply,
  refusals: [...mayNotEdit, versionConflict],
})

const Review = z
  .object({
    id: Id,
    heldOn: DayText,
    people: z.array(PersonRef),
    found: z.string(),
    askNext: z.string(),
    nextOn: DayText.nullable(),
    by: PersonRef,
  })
  .meta({ id: 'PortraitReview' })

export const listReviews = endpoint({
  id: 'listPortraitReviews',
  method: 'GET',
  path: '/customers/{id}/portrait/reviews',
  tag,
  summary: 'When manager and rep went through the portrait together, and what came of it (D5)',
  params: ById,
  query: z.strictObject(paging),
  reply: pageOf(Review),
  refusals: [notFound],
})

export const holdReview = endpoint({
  id: 'holdPortraitReview',
  method: 'POST',
  path: '/customers/{id}/portrait/reviews',
  tag,
  summary: 'Record a review of the portrait: held when and by whom, what was found, what to ask next (D5)',
  params: ById,
  body: z.strictObject({
    heldOn: DayText.optional(),
    people: z.array(Id).max(10).default([]).describe('Who else was there'),
    found: Words,
    askNext: Words,
    nextOn: DayText.nullish().describe('By importance where left out'),
  }),
  reply: Review,
  refusals: [...mayNotEdit, refused.unknownColleague, refused.dayToCome],
})

export const listDueReviews = endpoint({
  id: 'listDueReviews',
  method: 'GET',
  path: '/portrait/reviews/due',
  tag,
  summary: 'Portraits to be gone through, by importance and time since the last review (D5); the longest due first',
  query: z.strictObject({
    ...paging,
    owner: Id.optional().describe('Only customers of this owner'),
    until: DayText.optional().describe('Today where left out'),
  }),
  reply: pageOf(CustomerItem.extend({ reviewOn: DayText })),
})

const Step = z.object({ position: z.int(), what: z.string(), on: DayText.nullable(), doneOn: DayText.nullable() })

const Handover = z
  .object({
    id: Id,
    contact: Ref.nullable(),
    from: PersonRef,
    to: PersonRef,
    state: z.enum(['open', 'done', 'dropped']),
    rungs: z.object({ from: Rung, to: Rung }).describe('How near each is to the contact today'),
    steps: z.array(Step),
    createdAt: Instant,
    version: z.int(),
  })
  .meta({ id: 'Handover' })
const Handovers = z.object({ items: z.array(Handover), can: z.object({ edit: z.boolean() }) })

export const listHandovers = endpoint({
  id: 'listHandovers',
  method: 'GET',
  path: '/customers/{id}/handovers',
  tag,
  summary: 'Plans by which the boss’s closeness goes over to the group (D7)',
  params: ById,
  reply: Handovers,
  refusals: [notFound],
})

export const planHandover = endpoint({
  id: 'planHandover',
  method: 'POST',
  path: '/customers/{id}/handovers',
  tag,
  summary: 'Plan who takes over whose closeness to whom, step by step (D7)',
  params: ById,
  body: z.strictObject({
    fromId: Id,
    toId: Id,
    contactId: Id.nullish(),
    steps: z
      .array(z.strictObject({ what: z.string().trim().min(1).max(500), on: DayText.nullish() }))
      .min(1)
      .max(20),
  }),
  reply: Handovers,
  refusals: [...mayNotEdit, refused.handoverToOneself, refused.unknownColleague, customer.unknownContact],
})

export const changeHandover = endpoint({
  id: 'changeHandover',
  method: 'PATCH',
  path: '/handovers/{id}',
  tag,
  summary: 'A step is done, or not after all; the plan is done, or dropped (D7)',
  params: ById,
  body: z.strictObject({
    state: z.enum(['done', 'dropped']).optional(),
    step: z.strictObject({ position: z.int().min(1), done: z.boolean() }).optional(),
  }),
  reply: Handovers,
  refusals: [...mayNotEdit, versionConflict, refused.handoverClosed, refused.stepsLeft, refused.unknownStep],
})

export const previewRules = endpoint({
  id: 'previewPortraitRules',
  method: 'POST',
  path: '/portrait/preview',
  tag,
  summary:
    'What a change of fields, weights, thresholds or ageing would do: how many customers would move to which rung',
  roles: ['admin', 'director'],
  body: z.strictObject({ values: z.record(z.string(), z.unknown()) }),
  reply: z.object({
    looked: z.int().describe('So many customers were looked at'),
    of: z.int(),
    before: z.record(Rung, z.int()),
    after: z.record(Rung, z.int()),
    moves: z.array(z.object({ from: Rung, to: Rung, count: z.int() })),
    bounds: z.array(z.object({ from: Rung, to: Rung, count: z.int() })).describe('Of what the portraits allow'),
    filled: z.object({ before: Percent, after: Percent }).describe('On average'),
  }),
  refusals: [refused.notASetting, invalidSetting],
})
