import { listLetters, listLetterVersions, previewLetter } from '../modules/letters/contract.ts'
import { listAddresses, listMailAccounts, listMails, listOutgoing } from '../modules/mail/contract.ts'
import type { CallOf, Endpoint } from '../shared/endpoint.ts'
import { WROTE_MOST } from './million.mail.ts'

/** The large tables of mail and letters. */
export const LARGE_OF_MAIL = [
  'mail_message',
  'mail_text',
  'mail_link',
  'mail_attachment',
  'mail_outgoing',
  'mail_outgoing_text',
]

/** All the mail with one customer, each with its words and what hangs on it. */
const ONES = 30_000
const LETTERS = 4000

type Entry = [title: string, endpoint: Endpoint, input: unknown, most: number]
const entry = <E extends Endpoint>(title: string, endpoint: E, input: CallOf<E>, most: number): Entry => [
  title,
  endpoint as unknown as Endpoint,
  input,
  most,
]

/** C1, C4: every list of mail and letters, as the rep with most mail asks for it. */
export const MAIL_LISTS: readonly Entry[] = [
  entry('GET /customers/{id}/mails', listMails, { params: { id: WROTE_MOST } }, ONES),
  entry('GET /customers/{id}/mail-addresses', listAddresses, { params: { id: WROTE_MOST } }, 100),
  entry('GET /outgoing-mails', listOutgoing, { query: {} }, ONES),
  entry('GET /outgoing-mails?state=failed', listOutgoing, { query: { state: 'failed' } }, ONES),
  entry('GET /outgoing-mails?customer', listOutgoing, { query: { customer: WROTE_MOST } }, ONES),
  entry('GET /mail/accounts', listMailAccounts, {}, 100),
  entry('GET /letters', listLetters, {}, LETTERS),
  entry('GET /letters/{id}/versions', listLetterVersions, { params: { id: 'free' }, query: { locale: 'zh' } }, 100),
  entry(
    'POST /letters/previews',
    previewLetter,
    { body: { id: 'introduction', locale: 'zh', customerId: WROTE_MOST } },
    1000,
  ),
]
