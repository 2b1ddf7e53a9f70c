import {
  ALL,
  EDITS,
  EDITS_FAR,
  far,
  HEADS,
  NOBODY,
  near,
  OWN,
  type Row,
  related,
  row,
  SEEN,
  SEES,
  SEES_FAR,
  TOUCHES,
  TOUCHES_FAR,
} from './permissionRows.ts'

const OWN_ONLY = '+ + + + + - +'
const smtp = { host: 'smtp.firm.cn', port: 465, security: 'tls', user: 'x', password: 'x' }
const letter = (customerId: string) => ({
  customerId,
  to: [{ address: 'wang@permissions.example' }],
  subject: '试试权限',
  text: '试试权限',
})
/** Who wrote a mail, and the heads, hold it back or send it once more. */
const SENT = { own: OWN, near: '0 - + - - - +', far: '0 0 + - - - +' }
const address = { address: 'wang@permissions.example', out: true }

export const MAIL: readonly Row[] = [
  row('listMailAccounts', '', ALL),
  row('showMailSender', '', ALL),
  // Without a server it is refused for that, whoever asks.
  row('addMailAccount', 'an own mailbox', OWN_ONLY, () => ({
    body: { kind: 'personal', address: 'x@permissions.example' },
  })),
  row('addMailAccount', 'a shared mailbox', HEADS, () => ({
    body: { kind: 'shared', address: 'x@permissions.example' },
  })),
  row('addMailAccount', 'the company’s sending', HEADS, () => ({
    body: { kind: 'company', address: 'x@permissions.example' },
  })),
  row('checkMailAccount', '', OWN_ONLY, () => ({ body: {} })),
  row('checkMailAccount', 'with the passwords of another person’s', '0 0 - 0 0 0 -', (w) => ({
    body: { accountId: w.others.mailbox, smtp: { ...smtp, password: undefined } },
  })),
  row('changeMailAccount', 'another person’s', '0 0 - 0 0 0 -', (w) => ({
    params: { id: w.others.mailbox },
    body: { name: '改名' },
  })),
  row('changeMailAccount', 'turning off another person’s', '0 0 + 0 0 0 +', (w) => ({
    params: { id: w.others.mailbox },
    body: { state: 'off' },
  })),
  row('syncMailAccount', 'another person’s', '0 0 + 0 0 0 +', (w) => ({ params: { id: w.others.mailbox } })),
  row('listMailFailures', 'another person’s', '0 0 + 0 0 0 +', (w) => ({ params: { id: w.others.mailbox } })),
  near('listMails', SEES),
  far('listMails', SEES_FAR),
  near('listMailAddresses', SEES),
  far('listMailAddresses', SEES_FAR),
  near('setMailOptOut', EDITS, address),
  far('setMailOptOut', EDITS_FAR, address),
  row('showMail', 'with a customer of the own team', SEES, (w) => ({ params: { id: w.mails.near } })),
  row('showMail', 'with a customer of another team', SEES_FAR, (w) => ({ params: { id: w.mails.far } })),
  row('showMailPage', 'of the own team', SEES, (w) => ({ params: { id: w.mails.near } })),
  row('showMailPage', 'of another team', SEES_FAR, (w) => ({ params: { id: w.mails.far } })),
  row('downloadMailFile', 'of the own team', SEES, (w) => ({ params: { id: w.mails.near, position: '0' } })),
  row('downloadMailFile', 'of another team', SEES_FAR, (w) => ({ params: { id: w.mails.far, position: '0' } })),
  row('partMail', 'of the own team', EDITS, async (w) => ({
    params: { id: w.mails.near },
    body: { customerId: await w.near() },
  })),
  row('partMail', 'of another team', EDITS_FAR, async (w) => ({
    params: { id: w.mails.far },
    body: { customerId: await w.far() },
  })),
  row('linkMailAddress', 'of the own team', EDITS, (w) => ({
    params: { id: w.mails.near },
    body: { customerId: w.still.near, contactId: NOBODY, address: 'wang@permissions.example' },
  })),
  row('linkMailAddress', 'of another team', EDITS_FAR, (w) => ({
    params: { id: w.mails.far },
    body: { customerId: w.still.far, contactId: NOBODY, address: 'wang@permissions.example' },
  })),
  row('uploadMailFile', '', OWN_ONLY, () => {
    const form = new FormData()
    form.set('file', new Blob(['x']), 'x.txt')
    return { form }
  }),
  row('writeMail', 'to a customer of the own team', TOUCHES, (w) => ({ body: letter(w.still.near) })),
  row('writeMail', 'to a customer of another team', TOUCHES_FAR, (w) => ({ body: letter(w.still.far) })),
  row('listOutgoingMails', '', ALL),
  ...related('showOutgoingMail', SEEN, ({ outgoing }) => ({ params: { id: outgoing } })),
  ...related('retryOutgoingMail', SENT, ({ outgoing }) => ({ params: { id: outgoing } })),
  ...related('cancelOutgoingMail', SENT, ({ outgoing }) => ({ params: { id: outgoing } })),
  ...related('showMail', { own: OWN }, ({ mail }) => ({ params: { id: mail } })),
  ...related('showMailPage', { own: OWN }, ({ mail }) => ({ params: { id: mail } })),
  ...related('downloadMailFile', { own: OWN }, ({ mail }) => ({ params: { id: mail, position: '0' } })),
  ...related('writeMail', { own: OWN }, ({ id }) => ({ body: letter(id) })),
  ...related('listMails', { own: OWN }, ({ id }) => ({ params: { id } })),
  ...related('listMailAddresses', { own: OWN }, ({ id }) => ({ params: { id } })),
  ...related('setMailOptOut', { own: OWN }, ({ id }) => ({ params: { id }, body: address })),
]
