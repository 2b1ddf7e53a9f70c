import type { ReplyOf } from '../../../shared/endpoint.ts'
import type { showMail } from '../contract.ts'

/** A mail with its conversation. */
export type Mail = ReplyOf<typeof showMail>
