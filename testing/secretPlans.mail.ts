import type { Ask } from './permissionRows.ts'
import type { Reading, Target } from './secretShapes.ts'

const NOBODY = '01890000-0000-7000-8000-000000000000'
const ALL = { limit: 200 }
const ofMail =
  (more: Ask = {}, path = {}) =>
  (t: Target): Ask[] => [{ params: { id: t.mail, ...path }, ...more }]
const ofOutgoing = (t: Target): Ask[] => [{ params: { id: t.outgoing } }]

export const MAIL_READS: Record<string, Reading> = {
  listMailAccounts: { plain: [{}] },
  showMailSender: { plain: [{}] },
  listMailFailures: {},
  listMails: { of: (t) => [{ params: { id: t.id }, query: ALL }] },
  showMail: { of: ofMail() },
  showMailPage: { of: ofMail() },
  downloadMailFile: { of: ofMail({}, { position: '0' }) },
  listOutgoingMails: { plain: [{ query: ALL }], of: (t) => [{ query: { customer: t.id } }] },
  showOutgoingMail: { of: ofOutgoing },
  listMailAddresses: { of: (t) => [{ params: { id: t.id } }] },
}

export const MAIL_WRITES: Record<string, ((t: Target) => Ask[]) | null> = {
  addMailAccount: null,
  changeMailAccount: null,
  checkMailAccount: null,
  syncMailAccount: null,
  uploadMailFile: null,
  partMail: ofMail({ body: { customerId: NOBODY } }),
  linkMailAddress: ofMail({ body: { customerId: NOBODY, contactId: NOBODY, address: 'x@example.com' } }),
  writeMail: (t) => [{ body: { customerId: t.id, to: [{ address: 'x@example.com' }], subject: '试', text: '试' } }],
  cancelOutgoingMail: ofOutgoing,
  retryOutgoingMail: ofOutgoing,
  setMailOptOut: (t) => [{ params: { id: t.id }, body: { address: 'x@example.com', out: true } }],
}
