/** Headers by their names in small letters, unfolded; of one that stands several times, all, parted by line breaks. */
export type Headers = Readonly<Record<string, string>>

/** Why nobody wrote a mail: an answering machine, a list, a report of a mail server. */
export type Automatic = 'reply' | 'list' | 'bounce'

const VACATION_SUBJECT =
  /^\s*(?:\[?(?:自动回复|自動回覆|自動回復|自动答复|自動答覆|外出|休假)\]?\s*(?:[:：\-—【(（]|$)|(?:re\s*[:：]\s*)?(?:automatic reply|auto(?:matic)?[ -]?(?:reply|response|responder)|out of (?:the )?office|on vacation|away from (?:the )?(?:office|my mail)|abwesenheit|réponse automatique)\b)/i
const VACATION_TAIL = /(?:[(（【[]|[-—]\s*)(?:自动回复|自動回覆|自動回復|auto[ -]?reply)\s*[)）】\]]?\s*$/i
const BOUNCE_SUBJECT =
  /^\s*(?:undeliver(?:able|ed)|delivery (?:status notification|failure|has failed)|returned mail|mail delivery (?:failed|failure|system)|failure notice|系统退信|退信|邮件(?:发送|投递)失败|未送达|无法投递|邮件被退回|投递失败)/i
const POSTMAN = /^(?:mailer-daemon|postmaster|mail-daemon|mailerdaemon|maildaemon)(?:\+[^@]*)?@/i

/**
 * C1: whether somebody wrote a mail, or a machine. RFC 3834 asks machines to say so; those that do not are known by the
 * habits of answering machines in Chinese and English.
 */
export function automaticKind(
  headers: Headers,
  { from, subject }: { from: string; subject: string },
): Automatic | null {
  if (isBounce(headers, from, subject)) return 'bounce'
  const auto = (headers['auto-submitted'] ?? '').trim().toLowerCase()
  if (auto.startsWith('auto-replied')) return 'reply'
  if (headers['x-autoreply'] || headers['x-autorespond'] || headers['x-autoresponder']) return 'reply'
  if (headers['x-auto-response-suppress'] !== undefined && VACATION_SUBJECT.test(subject)) return 'reply'
  if (VACATION_SUBJECT.test(subject) || VACATION_TAIL.test(subject)) return 'reply'
  const precedence = (headers.precedence ?? '').trim().toLowerCase()
  if (precedence === 'auto_reply') return 'reply'
  if (auto !== '' && auto !== 'no') return 'list'
  if (headers['list-id'] || headers['list-unsubscribe'] || headers['feedback-id']) return 'list'
  if (['bulk', 'list', 'junk'].includes(precedence)) return 'list'
  return null
}

function isBounce(headers: Headers, from: string, subject: string): boolean {
  const type = headers['content-type'] ?? ''
  if (/multipart\/report/i.test(type) && /report-type\s*=\s*"?delivery-status/i.test(type)) return true
  if (POSTMAN.test(from.trim())) return true
  const nobody = headers['return-path']?.trim() === '<>' || headers['x-failed-recipients'] !== undefined
  return nobody && (headers['x-failed-recipients'] !== undefined || BOUNCE_SUBJECT.test(subject))
}
