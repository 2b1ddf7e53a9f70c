import { refusal } from '../../shared/refusal.ts'

export { secretKeyMissing, secretKeyWrong } from '../../shared/refusals.outside.ts'

export const noSender = refusal('no_mail_sender', 422, {
  zh: '还没有可以发信的邮箱。请管理员在“设置 → 邮箱”里接好公司发信，或接上您自己的邮箱',
  en: 'No mailbox can send yet. An admin may set up the company’s sending in Settings → Mail, or you connect a mailbox of your own',
})
export const notAnAddress = refusal('not_an_address', 422, {
  zh: '“{address}”不是正确的邮箱地址',
  en: '"{address}" is no mail address',
  field: 'to',
})
export const addressBounced = refusal('address_bounced', 422, {
  zh: '寄到 {address} 的邮件被退回过，请先核对地址',
  en: 'Mail to {address} came back; check the address first',
  field: 'to',
})
export const optedOut = refusal('opted_out', 422, {
  zh: '{address} 不愿再收问候和宣传邮件',
  en: '{address} wants no greetings or campaigns by mail',
  field: ['to', 'contactId'],
})
export const noRecipient = refusal('no_recipient', 422, {
  zh: '请填写收件人',
  en: 'Name at least one recipient',
  field: 'to',
})
export const attachmentsTooLarge = refusal('attachments_too_large', 413, {
  zh: '附件合计 {size} MB，最多 {limit} MB',
  en: 'What is attached has {size} MB; the limit is {limit} MB',
  field: ['fileIds', 'file'],
})
export const unknownFile = refusal('unknown_file', 422, {
  zh: '附件不在了，请重新上传',
  en: 'What was attached is not here; upload it again',
  field: 'fileIds',
})
export const noFile = refusal('no_file', 422, { zh: '没有收到文件', en: 'No file came', field: 'file' })
export const notWaiting = refusal('mail_not_waiting', 409, {
  zh: '这封邮件已经不在等待发送',
  en: 'This mail is not waiting to be sent any more',
})
export const notStuck = refusal('mail_not_stuck', 409, {
  zh: '这封邮件没有发送失败，不需要再发',
  en: 'This mail did not fail; it need not be sent again',
})
export const alreadyConnected = refusal('mailbox_connected', 409, {
  zh: '{address} 已经接入',
  en: '{address} is connected already',
  field: 'address',
})
export const passwordNeeded = refusal('mail_password_needed', 422, {
  zh: '换了服务器或用户名，请重新填写密码',
  en: 'With another server or user the password must be given anew',
  field: 'password',
})
export const plainOutside = refusal('plain_outside', 422, {
  zh: '“{host}”不在公司内网名单里，必须用加密连接并核对证书',
  en: '"{host}" is not among the servers of the own network: the connection must be encrypted and its certificate checked',
  field: 'security',
})
export const mailboxNeedsServer = refusal('mailbox_needs_server', 422, {
  zh: '请填写收信或发信服务器',
  en: 'Give the server for receiving or for sending',
  field: 'imap',
})
export const noMailbox = refusal('no_mailbox', 422, {
  zh: '这个账号只发信，没有收信服务器',
  en: 'This account only sends; it has no server for receiving',
})
export const partedAlready = refusal('mail_parted', 409, {
  zh: '这封邮件已经不归在这位客户名下',
  en: 'This mail is not with this customer any more',
})
export const notLinked = refusal('mail_not_with_customer', 422, {
  zh: '这封邮件里没有这个地址',
  en: 'That address is not in this mail',
  field: 'address',
})
export const unknownReader = refusal('unknown_reader', 422, {
  zh: '没有这位同事，或已离职',
  en: 'There is no such colleague, or the person has left',
  field: ['readerIds', 'personId'],
})
