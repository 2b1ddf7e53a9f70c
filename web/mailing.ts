import { watched } from './watched.ts'

/** What is open of mail, over any screen: a mail with its conversation, or one being written; null is nothing. */
export type Mailing = { open: string } | { write: { customerId: string; to?: string; answersId?: string } }
export const mailing = watched<Mailing | null>(null)
