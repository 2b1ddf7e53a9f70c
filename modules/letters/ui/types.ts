import type { ReplyOf } from '../../../shared/endpoint.ts'
import type { showLetter } from '../contract.ts'

export type Letter = ReplyOf<typeof showLetter>

/** What a letter says, in one language. */
export interface Words {
  subject: string
  body: string
}
