import type { Party } from '../rules/addresses.ts'
import type { Headers } from '../rules/automatic.ts'

export interface ReadQuestion {
  readonly source: Uint8Array
}

export interface FileRead {
  name: string
  type: string
  /** By which the text shows it. */
  cid: string | null
  inline: boolean
  bytes: Uint8Array
}

/** A mail as it was read: safe to keep and to show. */
export interface MailRead {
  messageId: string | null
  refs: string[]
  subject: string
  date: string | null
  parties: Party[]
  headers: Headers
  text: string
  html: string | null
  attachments: FileRead[]
}
