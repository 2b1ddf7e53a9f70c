import { z } from 'zod'
import { endpoint } from '../../../shared/endpoint.ts'
import { Money } from '../../../shared/money.ts'
import { ById, DayText, Id, Instant, PersonRef, pageOf, paging } from '../../../shared/page.ts'
import { notFound, versionConflict } from '../../../shared/refusals.ts'
import { CustomerSign } from '../../customers/contract.ts'
import * as customer from '../../customers/refusals.ts'
import { Quantity, Ref } from '../needs/contract.ts'
import { Chosen, Rate } from '../products/contract.ts'
import * as refused from '../refusals.ts'
import { APPROVAL_REASONS } from '../rules/approval.ts'
import { PERCENT_PLACES, withPlaces } from '../rules/exact.ts'
import { SHOWN_STATES } from '../rules/quote.ts'

const Percent = z
  .number()
  .min(0)
  .max(100)
  .refine(...withPlaces(PERCENT_PLACES))
const Fen = z.int().min(0).max(1e14)

/** One line as somebody writes it. */
export const WrittenLine = z
  .strictObject({
    productId: Id.nullable().default(null),
    name: z.string().trim().max(200).optional().describe('The product’s where left out'),
    nameEn: z.string().trim().max(200).optional().describe('On papers in English'),
    details: z.string().trim().max(2000).optional().describe('The options in words where left out'),
    unit: z.string().trim().max(20).optional(),
    options: z.array(Chosen).max(20).default([]),
    quantity: Quantity,
    unitPrice: Rate.optional().describe('Fen a unit; from the catalogue where left out'),
    setupFen: Fen.optional().describe('Once for the line: plates, dies; from the catalogue where left out'),
    discount: Percent.default(0),
    taxRate: Percent.optional(),
    unitCost: Rate.nullable().optional(),
  })
  .meta({ id: 'WrittenLine' })

export const LineReply = z
  .object({
    id: Id,
    productId: Id.nullable(),
    name: z.string(),
    details: z.string(),
    unit: z.string(),
    options: z.array(Chosen),
    en: z
      .object({ name: z.string(), details: z.string(), unit: z.string() })
      .describe('On papers in English; empty: as in Chinese'),
    quantity: z.number(),
    unitPrice: z.number(),
    listPrice: z.number().nullable().describe('What the catalogue asked a unit when it was written'),
    setupFen: z.int(),
    discount: z.number(),
    taxRate: z.number(),
    unitCost: z.number().nullable(),
    setupCostFen: z.int().nullable(),
    netFen: z.int(),
    taxFen: z.int(),
    fen: z.int(),
  })
  .meta({ id: 'Line' })

export const TotalsReply = z
  .object({
    netFen: z.int(),
    taxFen: z.int(),
    fen: z.int(),
    discount: z.number().describe('Percent of what is listed'),
    costFen: z.int().nullable(),
    margin: z.number().nullable().describe('Percent of net'),
  })
  .meta({ id: 'Totals' })

export const QuoteState = z.enum(SHOWN_STATES)
const ApprovalReason = z.enum(APPROVAL_REASONS)

export const QuoteItem = z
  .object({
    id: Id,
    number: z.string(),
    customer: CustomerSign,
    need: z.object({ id: Id, title: z.string() }).nullable(),
    state: QuoteState,
    current: z.int().describe('The version that counts'),
    amount: Money,
    validUntil: DayText.nullable(),
    by: PersonRef,
    createdAt: Instant,
    version: z.int().describe('For If-Match'),
    can: z.object({ edit: z.boolean() }),
  })
  .meta({ id: 'QuoteItem' })

const VersionReply = z
  .object({
    number: z.int(),
    state: z.union([QuoteState, z.literal('superseded')]),
    contact: Ref.nullable(),
    lines: z.array(LineReply),
    totals: TotalsReply,
    taxIncluded: z.boolean(),
    currency: z.string(),
    validDays: z.int(),
    terms: z.string(),
    termsEn: z.string(),
    by: PersonRef,
    at: Instant,
    sentOn: DayText.nullable(),
    sentAt: Instant.nullable(),
  })
  .meta({ id: 'QuoteVersion' })

export const QuoteReply = QuoteItem.extend({
  latest: VersionReply,
  earlier: z.array(VersionReply).describe('Superseded versions, the latest first'),
  approvals: z.array(
    z.object({
      version: z.int(),
      reasons: z.array(ApprovalReason),
      askedBy: PersonRef,
      askedAt: Instant,
      decision: z.enum(['approved', 'returned']).nullable(),
      note: z.string().nullable(),
      decidedBy: PersonRef.nullable(),
      decidedAt: Instant.nullable(),
    }),
  ),
  needsApproval: z.array(ApprovalReason).describe('Why it needs approval; none where it needs none'),
  order: z.object({ id: Id, number: z.string().nullable() }).nullable().describe('What came of it'),
  decidedOn: DayText.nullable(),
  reason: z.string().nullable().describe('Why the customer refused'),
  warnings: z.array(z.object({ reason: z.string(), text: z.string(), missing: z.array(z.string()) })),
  can: z.object({
    edit: z.boolean(),
    submit: z.boolean(),
    decide: z.boolean(),
    send: z.boolean(),
    accept: z.boolean(),
    refuse: z.boolean(),
    revise: z.boolean(),
    order: z.boolean(),
  }),
}).meta({ id: 'Quote' })

const body = {
  contactId: Id.nullable().optional(),
  lines: z.array(WrittenLine).min(1).max(200),
  validDays: z.int().min(1).max(366).optional(),
  terms: z.string().trim().max(5000).optional(),
  termsEn: z.string().trim().max(5000).optional().describe('On papers in English; as in Chinese where empty'),
}

const tag = 'quotes'
const mayNotEdit = [notFound, customer.mayNotTouch, customer.archivedCustomer, customer.mergedCustomer]
const badLines = [
  refused.lineUnnamed,
  refused.lineTooMuch,
  refused.amountTooMuch,
  refused.unknownProduct,
  refused.unknownOption,
  refused.optionMissing,
  refused.optionTwice,
  customer.unknownContact,
]
const note = z.string().trim().max(2000)

export const listQuotes = endpoint({
  id: 'listQuotes',
  method: 'GET',
  path: '/quotes',
  tag,
  summary: 'Quotes to the customers in sight, the latest first',
  query: z.strictObject({
    ...paging,
    customer: Id.optional(),
    need: Id.optional(),
    state: QuoteState.optional(),
    by: z.union([Id, z.literal('me')]).optional(),
    team: Id.optional(),
    number: z.string().trim().max(30).optional().describe('This one'),
    waiting: z.literal('me').optional().describe('Those that wait for the caller’s approval'),
  }),
  reply: pageOf(QuoteItem),
  refusals: [notFound],
})

export const draftQuote = endpoint({
  id: 'draftQuote',
  method: 'POST',
  path: '/quotes',
  tag,
  summary: 'Draft a quote, numbered without gaps; without a whole diagnosis it warns or is refused (P8)',
  status: 201,
  body: z.strictObject({ customerId: Id, needId: Id.nullable().default(null), ...body }),
  reply: QuoteReply,
  refusals: [...mayNotEdit, ...badLines, refused.unknownNeed, refused.needClosed, refused.diagnosisMissing],
})

export const showQuote = endpoint({
  id: 'showQuote',
  method: 'GET',
  path: '/quotes/{id}',
  tag,
  summary: 'A quote with its versions, approvals and totals to the fen',
  params: ById,
  reply: QuoteReply,
  refusals: [notFound],
})

export const changeQuote = endpoint({
  id: 'changeQuote',
  method: 'PATCH',
  path: '/quotes/{id}',
  tag,
  summary: 'Change the version that is not sent yet; an approval of it is void then',
  params: ById,
  body: z.strictObject(body).partial(),
  reply: QuoteReply,
  refusals: [...mayNotEdit, ...badLines, versionConflict, refused.sentStays, refused.awaitingApproval],
})

const act = <const Id extends string>(id: Id, path: string, summary: string) =>
  ({ id, method: 'POST', path: `/quotes/{id}/${path}`, tag, summary, params: ById, reply: QuoteReply }) as const

export const submitQuote = endpoint({
  ...act('submitQuote', 'submission', 'Submit a quote that lies beyond the limits to the owner’s manager'),
  refusals: [...mayNotEdit, versionConflict, refused.awaitingApproval, refused.sentStays, refused.approvalNotNeeded],
})
export const approveQuote = endpoint({
  ...act('approveQuote', 'approval', 'Approve a quote that waits: the owner’s manager or above'),
  body: z.strictObject({ note: note.default('') }),
  refusals: [notFound, refused.mayNotApprove, refused.notAwaiting],
})
export const returnQuote = endpoint({
  ...act('returnQuote', 'return', 'Return a quote that waits, with what is to be changed'),
  body: z.strictObject({ note: note.min(1) }),
  refusals: [notFound, refused.mayNotApprove, refused.notAwaiting],
})
export const sendQuote = endpoint({
  ...act(
    'sendQuote',
    'sending',
    'Note that the quote was sent: its version never changes again, and the need is quoted (Q1)',
  ),
  refusals: [...mayNotEdit, versionConflict, refused.awaitingApproval, refused.sentStays, refused.approvalNeeded],
})
export const acceptQuote = endpoint({
  ...act('acceptQuote', 'acceptance', 'The customer accepts, while the quote holds'),
  refusals: [...mayNotEdit, versionConflict, refused.notSent, refused.quoteDecided, refused.quoteExpired],
})
export const refuseQuote = endpoint({
  ...act('refuseQuote', 'refusal', 'The customer refuses, with the reason'),
  body: z.strictObject({ reason: note.min(1) }),
  refusals: [...mayNotEdit, versionConflict, refused.notSent, refused.quoteDecided],
})
export const reviseQuote = endpoint({
  ...act('reviseQuote', 'revision', 'Revise what was sent into the next version, a draft'),
  refusals: [...mayNotEdit, versionConflict, refused.notSent, refused.quoteDecided],
})

export const printQuote = endpoint({
  id: 'printQuote',
  method: 'GET',
  path: '/quotes/{id}/pdf',
  tag,
  summary: 'A version of a quote as PDF, in the company’s dress, in Chinese or English',
  params: ById,
  query: z.strictObject({
    locale: z.enum(['zh', 'en']).optional().describe('The caller’s language where left out'),
    version: z.coerce.number().int().min(1).max(1_000_000).optional().describe('The latest where left out'),
  }),
  produces: 'application/pdf',
  refusals: [notFound],
})
