import type { z } from 'zod'
import type { ReplyOf } from '../../../shared/endpoint.ts'
import type {
  LineReply,
  NeedItem as NeedItemReply,
  NeedReply,
  OrderItem as OrderItemReply,
  OrderReply,
  ProductReply,
  QuoteItem as QuoteItemReply,
  QuoteReply,
  showBoard,
} from '../contract.ts'

export type NeedItem = z.infer<typeof NeedItemReply>
export type Need = z.infer<typeof NeedReply>
export type Product = z.infer<typeof ProductReply>
export type QuoteItem = z.infer<typeof QuoteItemReply>
export type Quote = z.infer<typeof QuoteReply>
export type OrderItem = z.infer<typeof OrderItemReply>
export type Order = z.infer<typeof OrderReply>
export type Line = z.infer<typeof LineReply>
export type Board = ReplyOf<typeof showBoard>
