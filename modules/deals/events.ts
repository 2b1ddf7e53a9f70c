import { z } from 'zod'
import { eventKind } from '../../platform/events.ts'
import { APPROVAL_REASONS } from './rules/approval.ts'
import { NEED_STAGES } from './rules/board.ts'

const Fields = z.object({ fields: z.array(z.string()) })
const Move = z.object({ from: z.enum(NEED_STAGES).nullable(), to: z.enum(NEED_STAGES) })
/** Which version of a quote. */
const Version = z.object({ version: z.int() })
const OfOrder = z.object({})

/** `subjectId` is the need. */
export const needOpened = eventKind('need.opened', Move)
export const needChanged = eventKind('need.changed', Fields)
export const needMoved = eventKind('need.moved', Move)
export const needDiagnosed = eventKind('need.diagnosed', Version)
export const needJoined = eventKind('need.joined', z.object({ personId: z.uuid() }))
export const needLeft = eventKind('need.left', z.object({ personId: z.uuid() }))

export const productAdded = eventKind('product.added', z.object({}))
export const productChanged = eventKind('product.changed', Fields)

/** `subjectId` is the quote. */
export const quoteDrafted = eventKind('quote.drafted', Version)
export const quoteSubmitted = eventKind(
  'quote.submitted',
  Version.extend({ reasons: z.array(z.enum(APPROVAL_REASONS)) }),
)
export const quoteApproved = eventKind('quote.approved', Version)
export const quoteReturned = eventKind('quote.returned', Version)
export const quoteSent = eventKind('quote.sent', Version)
export const quoteAccepted = eventKind('quote.accepted', Version)
export const quoteRefused = eventKind('quote.refused', Version)

/** `subjectId` is the order. T7: it lies beyond the limits, and counts nowhere until a superior says yes. */
export const orderSubmitted = eventKind('order.submitted', z.object({ reasons: z.array(z.enum(APPROVAL_REASONS)) }))
/** Once for each order, when it first counts: as it is taken, or with the yes. */
export const orderPlaced = eventKind('order.placed', OfOrder)
export const orderChanged = eventKind('order.changed', Fields)
export const orderDelivered = eventKind('order.delivered', z.object({ delivery: z.enum(['partly', 'delivered']) }))
export const orderPaid = eventKind('order.paid', z.object({ payment: z.enum(['unpaid', 'partial', 'paid']) }))
/** T7: it lay beyond the limits, and a superior said yes. */
export const orderApproved = eventKind('order.approved', OfOrder)
/** T12: delivered and paid; the next pursuit has begun. */
export const orderCompleted = eventKind('order.completed', OfOrder)
export const orderCancelled = eventKind('order.cancelled', OfOrder)
