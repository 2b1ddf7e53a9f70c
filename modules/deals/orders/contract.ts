import { z } from 'zod'
import { endpoint } from '../../../shared/endpoint.ts'
import { Money, Price } from '../../../shared/money.ts'
import { ById, DayText, Id, Instant, PersonRef, pageOf, paging } from '../../../shared/page.ts'
import { notFound, versionConflict } from '../../../shared/refusals.ts'
import { texts } from '../../../shared/text.ts'
import { CustomerSign } from '../../customers/contract.ts'
import * as customer from '../../customers/refusals.ts'
import { Quantity } from '../needs/contract.ts'
import { LineReply, WrittenLine } from '../quotes/contract.ts'
import * as refused from '../refusals.ts'
import { APPROVAL_REASONS } from '../rules/approval.ts'
import { REFUNDS } from '../rules/order.ts'

export const PaymentState = z.enum(['unpaid', 'partial', 'paid'])
export const DeliveryState = z.enum(['none', 'partly', 'delivered'])
export const OrderState = z.enum(['open', 'completed', 'cancelled'])

export const OrderItem = z
  .object({
    id: Id,
    number: z.string().nullable(),
    customer: CustomerSign,
    product: z.string().nullable(),
    amount: Money,
    payment: PaymentState,
    paidFen: z.int().nullable().describe('Null where an import told of a part without saying how much'),
    delivery: DeliveryState,
    state: OrderState,
    orderedOn: DayText,
    dueOn: DayText.nullable(),
    late: z.boolean().describe('Due, and not all delivered'),
    completedOn: DayText.nullable(),
    cancelledOn: DayText.nullable(),
    refund: z.enum(REFUNDS).nullable().describe('Cancelled: what became of what was paid'),
    waiting: z.boolean().describe('Beyond the limits, and not approved: no goods go out yet (T7)'),
    imported: z.boolean(),
    twins: z
      .array(z.object({ id: Id, customer: PersonRef }))
      .describe('Other orders of the same number, of customers in sight'),
    version: z.int(),
    can: z.object({ edit: z.boolean() }),
  })
  .meta({ id: 'OrderItem' })

export const OrderReply = OrderItem.extend({
  need: z.object({ id: Id, title: z.string() }).nullable(),
  quote: z.object({ id: Id, number: z.string() }).nullable(),
  lines: z.array(LineReply.extend({ delivered: z.number() })),
  costFen: z.int().nullable(),
  marginFen: z.int().nullable().describe('What is left of net after cost'),
  deliveredOn: DayText.nullable(),
  deliveries: z.array(
    z.object({
      id: Id,
      on: DayText,
      lines: z.array(z.object({ lineId: Id, quantity: z.number() })),
      complete: z.boolean(),
      note: z.string().nullable(),
      by: PersonRef.nullable(),
    }),
  ),
  payments: z.array(
    z.object({ id: Id, fen: z.int(), on: DayText, note: z.string().nullable(), by: PersonRef.nullable() }),
  ),
  remarks: z.string().nullable(),
  quality: z.string().nullable().describe('Quality and returns'),
  cancelReason: z.string().nullable(),
  approval: z
    .object({
      reasons: z.array(z.enum(APPROVAL_REASONS)),
      askedBy: PersonRef.nullable(),
      by: PersonRef.nullable(),
      at: Instant.nullable(),
    })
    .nullable()
    .describe('Why it needs a superior’s yes, and whose it has; null where it needs none'),
  recordedAt: Instant,
  can: z.object({
    edit: z.boolean(),
    approve: z.boolean(),
    seeCost: z.boolean(),
    deliver: z.boolean(),
    pay: z.boolean(),
    refund: z.boolean(),
    complete: z.boolean(),
    cancel: z.boolean(),
  }),
}).meta({ id: 'Order' })

const words = texts({
  notNothing: { zh: '收款填正数，退款填负数，不能是 0', en: 'above 0 for a payment, below for a refund; not 0' },
})

const Note = z.string().trim().max(2000)
const fields = {
  number: z.string().trim().min(1).max(60),
  orderedOn: DayText,
  dueOn: DayText.nullable(),
  amount: Price.describe('Left out where there are lines, or else what they add up to'),
  lines: z.array(WrittenLine).max(200),
  costFen: z.int().min(0).max(1e14).nullable(),
  product: z.string().trim().max(200).nullable(),
  remarks: Note.nullable(),
  quality: Note.nullable(),
}

const tag = 'orders'
const mayNotEdit = [notFound, customer.mayNotTouch, customer.archivedCustomer, customer.mergedCustomer]
const standing = [refused.orderCancelled, refused.orderCompletedAlready]
const badLines = [
  refused.lineTooMuch,
  refused.amountTooMuch,
  refused.amountNotLines,
  refused.lineUnnamed,
  refused.unknownProduct,
  refused.unknownOption,
  refused.optionMissing,
  refused.optionTwice,
  refused.inTheFutureDay,
  refused.dueBeforeOrder,
  refused.orderNumberTaken,
]

export const listOrders = endpoint({
  id: 'listOrders',
  method: 'GET',
  path: '/orders',
  tag,
  summary: 'Orders of the customers in sight, imported ones too, the latest first',
  query: z.strictObject({
    ...paging,
    customer: Id.optional(),
    need: Id.optional(),
    team: Id.optional(),
    owner: z
      .union([Id, z.literal('me')])
      .optional()
      .describe('Of customers whom this person owns'),
    number: z.string().trim().max(60).optional().describe('This one'),
    state: OrderState.optional(),
    waiting: z.literal('me').optional().describe('Those that wait for the caller’s approval'),
    payment: PaymentState.optional(),
    delivery: DeliveryState.optional(),
    from: DayText.optional(),
    to: DayText.optional(),
    dueTo: DayText.optional().describe('Not all delivered, and due until then'),
  }),
  reply: pageOf(OrderItem),
  refusals: [notFound],
})

export const placeOrder = endpoint({
  id: 'placeOrder',
  method: 'POST',
  path: '/orders',
  tag,
  summary:
    'Take an order, from an accepted quote or by hand; it wins its need (Q1) and ends the wait for the manager (T7). One beyond the limits waits for a superior’s yes: until then it counts nowhere, and takes neither goods nor money',
  status: 201,
  body: z.strictObject({
    customerId: Id,
    quoteId: Id.nullable().default(null),
    needId: Id.nullable().default(null).describe('The quote’s where left out'),
    ...z.strictObject(fields).omit({ quality: true }).partial().shape,
  }),
  reply: OrderReply,
  refusals: [
    ...mayNotEdit,
    ...badLines,
    refused.unknownNeed,
    refused.needClosed,
    refused.unknownQuote,
    refused.quoteNotAccepted,
    refused.orderedAlready,
    refused.amountMissing,
  ],
})

export const showOrder = endpoint({
  id: 'showOrder',
  method: 'GET',
  path: '/orders/{id}',
  tag,
  summary: 'An order with its lines, deliveries and payments',
  params: ById,
  reply: OrderReply,
  refusals: [notFound],
})

export const changeOrder = endpoint({
  id: 'changeOrder',
  method: 'PATCH',
  path: '/orders/{id}',
  tag,
  summary:
    'Change an order; of one that is completed or cancelled only the notes. Changed beyond the limits it waits for a yes, and counts no more until then (T7)',
  params: ById,
  body: z.strictObject(fields).partial(),
  reply: OrderReply,
  refusals: [...mayNotEdit, ...badLines, ...standing, versionConflict, refused.linesDelivered],
})

export const noteDelivery = endpoint({
  id: 'noteDelivery',
  method: 'POST',
  path: '/orders/{id}/deliveries',
  tag,
  summary:
    'Note a delivery: which lines and how much, or that it was the last; delivered and paid completes the order (T12)',
  status: 201,
  params: ById,
  body: z.strictObject({
    on: DayText.optional(),
    lines: z
      .array(z.strictObject({ lineId: Id, quantity: Quantity }))
      .max(200)
      .default([]),
    complete: z.boolean().default(false).describe('Nothing more will be delivered'),
    over: z.boolean().default(false).describe('More than was ordered went out'),
    early: z.boolean().default(false).describe('It went out before the day of the order'),
    note: Note.default(''),
  }),
  reply: OrderReply,
  refusals: [
    versionConflict,
    ...mayNotEdit,
    ...standing,
    refused.orderAwaitsApproval,
    refused.inTheFutureDay,
    refused.beforeOrder,
    refused.unknownLine,
    refused.deliveredTooMuch,
    refused.nothingDelivered,
  ],
})

export const notePayment = endpoint({
  id: 'notePayment',
  method: 'POST',
  path: '/orders/{id}/payments',
  tag,
  summary:
    'Note a payment, one of several perhaps; below nothing is given back, which may be done of a cancelled or completed order too. Delivered and paid completes the order (T12)',
  status: 201,
  params: ById,
  body: z.strictObject({
    fen: z
      .int()
      .min(-1e14)
      .max(1e14)
      .refine((n) => n !== 0, { params: { text: words.notNothing } })
      .describe('In the order’s currency'),
    on: DayText.optional(),
    over: z.boolean().default(false).describe('More than is owed was paid'),
    early: z.boolean().default(false).describe('It came in before the day of the order'),
    note: Note.default(''),
  }),
  reply: OrderReply,
  refusals: [
    versionConflict,
    ...mayNotEdit,
    ...standing,
    refused.orderAwaitsApproval,
    refused.inTheFutureDay,
    refused.beforeOrder,
    refused.amountTooMuch,
    refused.paidTooMuch,
    refused.refundTooMuch,
  ],
})

export const approveOrder = endpoint({
  id: 'approveOrder',
  method: 'POST',
  path: '/orders/{id}/approval',
  tag,
  summary:
    'Approve an order that lies beyond the limits: the owner’s manager or above (T7); from then on it counts, on its own day',
  params: ById,
  reply: OrderReply,
  refusals: [versionConflict, notFound, refused.mayNotApprove, refused.orderNotWaiting],
})

export const completeOrder = endpoint({
  id: 'completeOrder',
  method: 'POST',
  path: '/orders/{id}/completion',
  tag,
  summary: 'Complete an order that is delivered and paid: the next pursuit begins (T12)',
  params: ById,
  reply: OrderReply,
  refusals: [
    ...mayNotEdit,
    versionConflict,
    ...standing,
    refused.orderAwaitsApproval,
    refused.notDelivered,
    refused.notPaid,
  ],
})

export const cancelOrder = endpoint({
  id: 'cancelOrder',
  method: 'POST',
  path: '/orders/{id}/cancellation',
  tag,
  summary: 'Cancel an order, with the reason and what becomes of what was paid: it counts no more, and stays (T8)',
  params: ById,
  body: z.strictObject({
    reason: z.string().trim().min(1).max(2000),
    refund: z
      .enum(REFUNDS)
      .optional()
      .describe('Needed where something was paid: all given back now, to be given back later, or kept as agreed'),
    refundedOn: DayText.optional().describe('Given back on this day; today where left out'),
  }),
  reply: OrderReply,
  refusals: [
    ...mayNotEdit,
    versionConflict,
    ...standing,
    refused.paidStays,
    refused.inTheFutureDay,
    refused.beforeOrder,
  ],
})
