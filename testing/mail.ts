import { addMailAccount } from '../modules/mail/contract.ts'
import { keepMail } from '../modules/mail/keeping.ts'
import { keepFile } from '../modules/mail/sending/repo.ts'
import type { Caller, TestApp } from './app.ts'

/** T8: mail's tables that are never emptied, and of these those that are never changed. */
export const MAIL_NEVER_CHANGED = [
  'mail_message',
  'mail_bounce',
  'mail_text',
  'mail_file',
  'mail_attachment',
  'mail_outgoing_text',
  'mail_outgoing_file',
  'mail_upload',
]
export const MAIL_NEVER_DELETED = [...MAIL_NEVER_CHANGED, 'mail_account', 'mail_link', 'mail_outgoing', 'mail_address']

let planted = 0

/** A mail with a customer, as though it had been read in a mailbox; answers its id. */
export function plantMail(
  app: TestApp,
  personId: string,
  mail: {
    customerId: string
    contactIds?: string[]
    from?: string
    name?: string
    subject?: string
    text?: string
    /** As a reader of mails leaves it. */
    html?: string | null
    file?: string
    touch?: boolean
    at?: Date
  },
): Promise<string> {
  return app.writing(async (work) => {
    const kept = await keepFile(work.tx, Buffer.from(mail.file ?? '附件'), work.now)
    return keepMail(work, {
      messageId: `planted${++planted}@test`,
      refs: [],
      direction: 'in',
      automatic: null,
      sentAt: mail.at ?? work.now,
      writtenAt: null,
      accountId: null,
      people: [{ part: 'from', name: mail.name ?? '王工', address: mail.from ?? 'wang@kehu.test' }],
      subject: mail.subject ?? '来信',
      text: mail.text ?? '来信的话',
      html: mail.html ?? `<p>${mail.text ?? '来信的话'}</p>`,
      remark: null,
      files: [{ name: `${mail.file ?? '附件'}.txt`, type: 'text/plain', cid: null, ...kept }],
      bytes: 100,
      effective: true,
      personId,
      links: [
        {
          customerId: mail.customerId,
          contactIds: mail.contactIds ?? [],
          evidence: 'address',
          touch: mail.touch ?? false,
        },
      ],
    })
  })
}

/** The company can send, to a server that nobody asks before the mail is due. */
export const connectSending = (by: Caller) =>
  by.call(addMailAccount, {
    body: {
      kind: 'company',
      address: 'post@firm.test',
      smtp: { host: 'smtp.firm.test', port: 465, security: 'tls', user: 'post', password: 'only for tests' },
    },
  })
