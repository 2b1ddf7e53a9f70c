import type { Party } from '../rules/addresses.ts'

export type MailKind = 'person' | 'notice' | 'greeting'
export type OutgoingState = 'queued' | 'sending' | 'sent' | 'unsure' | 'failed' | 'cancelled'

export interface Recipient {
  name: string
  address: string
}

export interface QueuedFile {
  name: string
  type: string
  size: number
  sha256: string
}

/** A mail to be sent, as other modules ask for it. */
export interface MailToQueue {
  customerId: string | null
  contactId?: string | null
  to: readonly Recipient[]
  cc?: readonly Recipient[]
  subject: string
  text: string
  html?: string | null
  attachments?: readonly { name: string; type: string; bytes: Uint8Array }[]
  /** What was put ready before. */
  files?: readonly QueuedFile[]
  /** An invitation: text/calendar of this method, and the same attached. */
  calendar?: { method: string; ics: string } | null
  kind: MailKind
  /** Of two with the same key only the first is sent, unless it was called off. */
  dedupeKey?: string
  /** Not before; now where left out. */
  at?: Date
  /** In whose name; the one who acts where left out. */
  from?: string
  countsAsTouch: boolean
  /** The mail that it answers. */
  answersId?: string | null
}

export interface OutgoingRow {
  id: string
  messageId: string
  customerId: string | null
  contactIds: string[]
  from: { id: string; name: string } | null
  accountId: string | null
  kind: MailKind
  countsAsTouch: boolean
  replyToken: string
  answersId: string | null
  state: OutgoingState
  sendAt: string
  nextTryAt: string
  tries: number
  handedAt: string | null
  settledAt: string | null
  problem: { what: never; host: string } | null
  bouncedAt: string | null
  mailId: string | null
  queuedBy: string
  queuedAt: string
  version: number
  people: Party[]
  subject: string
  body: string
  html: string | null
  calendar: { method: string; ics: string } | null
  /** With whom it is now: after a merge, the one that was kept. */
  customer: { id: string; name: string } | null
  files: { name: string; type: string; size: number }[]
}
