import { row, sql, type Tx } from '../../../platform/sql.ts'
import type { AccountRow } from '../accounts/repo.ts'
import { plusAddress } from '../rules/addresses.ts'
import { bytesOf, filesOfOutgoing } from './repo.ts'
import type { OutgoingRow } from './shapes.ts'

/** A mail as it goes over the wire: the same Message-ID at each try. */
export async function composeMail(tx: Tx, mail: OutgoingRow, account: AccountRow, company: string): Promise<Buffer> {
  const answered = mail.answersId
    ? await row(
        tx,
        sql<{
          messageId: string
          refs: string[]
        }>`select split_part(message_id, ' ', 1) as message_id, refs from mail_message where id = ${mail.answersId}`,
      )
    : null
  const own = account.kind === 'personal'
  const name = own
    ? account.name || mail.from?.name || ''
    : [mail.from?.name, account.name || company].filter(Boolean).join(' · ')
  const attachments = []
  for (const file of await filesOfOutgoing(tx, mail.id))
    attachments.push({
      filename: file.name,
      contentType: file.type,
      content: (await bytesOf(tx, file.sha256)) ?? Buffer.alloc(0),
    })
  const replyTo = await replyAddress(tx, mail, account)
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer')
  const composer = new MailComposer({
    from: { name, address: account.address },
    to: mail.people.filter((p) => p.part === 'to').map(({ name, address }) => ({ name, address })),
    cc: mail.people.filter((p) => p.part === 'cc').map(({ name, address }) => ({ name, address })),
    ...(replyTo ? { replyTo } : {}),
    subject: mail.subject,
    messageId: `<${mail.messageId}>`,
    date: new Date(mail.sendAt),
    ...(answered
      ? {
          inReplyTo: `<${answered.messageId}>`,
          references: [...answered.refs.slice(-20), answered.messageId].map((id) => `<${id}>`),
        }
      : {}),
    text: mail.body,
    ...(mail.html ? { html: mail.html } : {}),
    ...(mail.calendar
      ? { icalEvent: { method: mail.calendar.method, content: mail.calendar.ics, filename: 'invite.ics' } }
      : {}),
    headers: mail.kind === 'notice' ? { 'Auto-Submitted': 'auto-generated' } : {},
    attachments,
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: 'windows',
  })
  return composer.compile().build()
}

/** Where answers go: to the account's own address, marked with this mail's token; from the company's account to the one who wrote. */
async function replyAddress(tx: Tx, mail: OutgoingRow, account: AccountRow): Promise<string | null> {
  if (account.imap && account.plus) return plusAddress(account.address, mail.replyToken)
  if (account.kind !== 'company' || !mail.from) return null
  const own = await row(
    tx,
    sql<{ address: string }>`
      (select address from mail_account where kind = 'personal' and state = 'on' and imap is not null and person_id = ${mail.from.id} limit 1)
      union all select email from person where id = ${mail.from.id} and email is not null and ${account.imap === null} limit 1`,
  )
  return own?.address ?? null
}
